import { decide, scopeOf, type Scope } from './decide.js';
import { POLICY_ACTIONS, type PolicyAction } from './policy-table.js';
import type { Actor } from './roles.js';

/** What an action does to rows that belong to an agency; `none` where it touches only what is the whole city's, or one's own. */
export type Touch = 'reads' | 'writes' | 'none';

/** Every action, so that whoever adds one says what the second wall must let through for it. */
export const TOUCHES: Readonly<Record<PolicyAction, Touch>> = {
  'agency.read': 'none',
  'document.read': 'none',
  'target.read': 'none',

  'register.read': 'reads',
  'register.edit': 'writes',

  'report.read': 'reads',
  'report.read_draft': 'reads',
  'report.edit': 'writes',
  'report.submit': 'writes',
  'report.approve': 'writes',
  'report.recall': 'writes',
  'report.dispatch': 'writes',
  'report.review': 'writes',
  'queue.read': 'reads',
  'desk.read': 'reads',

  'obligation.read': 'reads',
  'matrix.read': 'reads',
  'exemption.decide': 'writes',
  'review.export': 'reads',

  'reminder.read': 'reads',
  'reminder.urge': 'writes',
  'reminder_rule.edit': 'none',
  'mailbox.read': 'none',

  'person.read': 'none',
  'person.edit': 'none',
  // What waits for who leaves is read at every agency; what moves are roles, which are the whole city's.
  'person.hand_over': 'reads',
  'agency.assign_duty': 'none',
  'delegation.lend_for_others': 'none',
  'delegation.read': 'none',
  'calendar.read': 'none',
  'calendar.edit': 'none',
  'clock.advance': 'none',
  'audit.read': 'reads',
  'integration.read': 'none',
  'integration.edit': 'none',
  'audit.sign': 'none',
  'person.view_as': 'none',
};

/** Which agencies' rows somebody may see and write at all, by whatever action: the widest that the policy allows them. */
export interface Reach {
  readonly reads: Scope;
  readonly writes: Scope;
}

/** Nothing of any agency. */
export const NO_REACH: Reach = { reads: agencies([], []), writes: agencies([], []) };

/** The reach of an actor: what they write they also see. */
export function reachOf(actor: Actor): Reach {
  const over = (touches: readonly Touch[]): Scope => union(POLICY_ACTIONS.filter((action) => touches.includes(TOUCHES[action])).map((action) => scopeOf(actor, action)));
  return { reads: over(['reads', 'writes']), writes: over(['writes']) };
}

/** What is the whole city's to read and only some's to write, with the actions that write it. */
export const KEEPING = {
  people: ['person.edit', 'person.hand_over', 'agency.assign_duty', 'person.view_as'],
  integrations: ['integration.edit'],
} as const satisfies Readonly<Record<string, readonly PolicyAction[]>>;

export type Kept = keyof typeof KEEPING;

/** What of the city the actor keeps. */
export function keptBy(actor: Actor): Kept[] {
  return (Object.keys(KEEPING) as Kept[]).filter((kept) => KEEPING[kept].some((action) => decide(actor, action, null).allowed));
}

/** For the holders of which agencies' roles the actor lends. As in `lenderRefusal`, a role that was lent to them gives no such right. */
export function lendsFor(actor: Actor): Scope {
  return scopeOf({ ...actor, memberships: actor.memberships.filter(({ onBehalfOf }) => onBehalfOf == null) }, 'delegation.lend_for_others');
}

function union(scopes: readonly Scope[]): Scope {
  if (scopes.some(({ kind }) => kind === 'city')) return { kind: 'city' };
  const lists = scopes.filter((scope) => scope.kind === 'agencies');
  return agencies(lists.flatMap(({ own }) => own), lists.flatMap(({ childrenOf }) => childrenOf));
}

function agencies(own: readonly string[], childrenOf: readonly string[]): Scope {
  return { kind: 'agencies', own: [...new Set(own)], childrenOf: [...new Set(childrenOf)] };
}
