import { POLICY, type Grant, type PolicyAction } from './policy-table.js';
import type { Actor, AgencySubject, Membership } from './roles.js';

export type Refusal = 'wrong_role' | 'other_agency' | 'own_agency' | 'out_of_scope';
export type Verdict = { readonly allowed: true; readonly as: Membership } | { readonly allowed: false; readonly because: Refusal };

/**
 * Decides whether the actor may do `action` to something of `subject`'s agency.
 * Total and pure. `subject` null means a thing of the whole jurisdiction: there only the role counts.
 * The nearest miss is named: no such role, then another agency, then one's own agency where that is barred.
 * A role of one's own goes before one that was lent, so that nobody acts for another without need; one's own agency is barred
 * whether one serves it in a role of one's own or in another's.
 * A key is asked for its scopes first: they take from its role and give nothing.
 */
export function decide(actor: Actor, action: PolicyAction, subject: AgencySubject | null): Verdict {
  if (actor.only !== undefined && !actor.only.includes(action)) return { allowed: false, because: 'out_of_scope' };
  let because: Refusal = 'wrong_role';
  let lent: Membership | null = null;
  const isOwn = subject !== null && actor.memberships.some((held) => held.agencyId === subject.agencyId);
  for (const grant of POLICY[action] as readonly Grant[]) {
    for (const held of actor.memberships) {
      if (held.role !== grant.role) continue;
      if (subject !== null && grant.exceptOwn && isOwn) {
        because = 'own_agency';
        continue;
      }
      if (subject === null || reaches(grant, held, subject)) {
        if (held.onBehalfOf == null) return { allowed: true, as: held };
        lent ??= held;
      } else if (because === 'wrong_role') because = 'other_agency';
    }
  }
  return lent === null ? { allowed: false, because } : { allowed: true, as: lent };
}

function reaches(grant: Grant, held: Membership, subject: AgencySubject): boolean {
  if (grant.relation === 'city') return true;
  if (grant.relation === 'coordinating') return subject.coordinates === true;
  if (held.agencyId === null) return false;
  return grant.relation === 'own' ? held.agencyId === subject.agencyId : held.agencyId === subject.parentAgencyId;
}

/** Which agencies' rows an actor can see at all, in a form that SQL can take. */
export type Scope =
  | { readonly kind: 'city' }
  | { readonly kind: 'agencies'; readonly own: readonly string[]; readonly childrenOf: readonly string[] };

/** The scope of `action` for the actor; empty lists mean nothing at all. */
export function scopeOf(actor: Actor, action: PolicyAction): Scope {
  const own = new Set<string>();
  const childrenOf = new Set<string>();
  if (actor.only !== undefined && !actor.only.includes(action)) return { kind: 'agencies', own: [], childrenOf: [] };
  for (const grant of POLICY[action] as readonly Grant[]) {
    for (const held of actor.memberships) {
      if (held.role !== grant.role) continue;
      if (grant.relation === 'city') return { kind: 'city' };
      // Which agency coordinates is not the actor's to say: those rows are asked one by one.
      if (grant.relation === 'coordinating') continue;
      if (held.agencyId !== null) (grant.relation === 'own' ? own : childrenOf).add(held.agencyId);
    }
  }
  return { kind: 'agencies', own: [...own], childrenOf: [...childrenOf] };
}
