import { decide, type AgencySubject, type Membership, type PolicyAction, type Scope, type Verdict } from '@tiendo/domain/access';
import type { Ability } from '@tiendo/types';
import { Refused } from '../http/refused.js';
import type { ActorContext } from './context.js';

/**
 * The role in which the actor may do `action` to something of `subject`'s agency.
 * @throws Refused with the policy's reason where they may not
 */
export function permit({ actor }: Pick<ActorContext, 'actor'>, action: PolicyAction, subject: AgencySubject | null): Membership {
  const verdict = decide(actor, action, subject);
  if (!verdict.allowed) throw new Refused(verdict.because);
  return verdict.as;
}

/** A verdict as a page reads it. */
export function abilityOf(verdict: Pick<Verdict, 'allowed'> & { readonly because?: NonNullable<Ability['because']> }): Ability {
  return { allowed: verdict.allowed, because: verdict.because ?? null };
}

/**
 * SQL condition for the rows of the agencies that a scope reaches; its parameters are appended to `values`.
 * @param agencyId SQL of the row's agency
 * @param parentId SQL of the agency above it
 */
export function inScope(scope: Scope, agencyId: string, parentId: string, values: unknown[]): string {
  if (scope.kind === 'city') return 'true';
  values.push(scope.own, scope.childrenOf);
  return `(${agencyId} = any($${values.length - 1}::uuid[]) or ${parentId} = any($${values.length}::uuid[]))`;
}
