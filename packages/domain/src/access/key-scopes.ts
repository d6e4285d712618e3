import { decide } from './decide.js';
import { POLICY_ACTIONS, type PolicyAction } from './policy-table.js';
import type { Membership } from './roles.js';

/**
 * What a system may be given a key for, and the actions of the policy that it stands for. What is not named here no key ever does: to
 * approve, review, sign or send, to see drafts, people, mails or the trail, and to make keys.
 */
export const KEY_SCOPES = {
  'agencies.read': ['agency.read'],
  'documents.read': ['document.read', 'target.read'],
  'calendar.read': ['calendar.read'],
  'register.read': ['register.read'],
  'register.write': ['register.edit', 'register.read'],
  'reports.read': ['report.read'],
  'matrix.read': ['matrix.read', 'obligation.read'],
  'review.export': ['review.export'],
} as const satisfies Record<string, readonly PolicyAction[]>;

export type KeyScope = keyof typeof KEY_SCOPES;
export const KEY_SCOPE_NAMES = Object.keys(KEY_SCOPES) as KeyScope[];

/** The longest that a key works, in days. */
export const LONGEST_KEY_DAYS = 365;
/** The longest that a secret still works after it was replaced, in days. */
export const LONGEST_GRACE_DAYS = 7;

/**
 * The role whose reach bounds a key, whatever its scopes: at an agency that of the officer who keeps its register, above the agencies
 * that of a leader, who reads the whole city and changes nothing.
 */
export function membershipOfKey(agencyId: string | null): Membership {
  return agencyId === null ? { role: 'leader', agencyId: null } : { role: 'reporting_officer', agencyId };
}

/** The actions that scopes stand for, in the order of the policy. */
export function actionsOf(scopes: readonly KeyScope[]): PolicyAction[] {
  const wanted = new Set<PolicyAction>(scopes.flatMap((scope): readonly PolicyAction[] => KEY_SCOPES[scope]));
  return POLICY_ACTIONS.filter((action) => wanted.has(action));
}

/** Whether a key of the agency (of the city, for null) can make use of a scope: each of its actions is its role's too. */
export function canHoldScope(agencyId: string | null, scope: KeyScope): boolean {
  const actor = { personId: '', memberships: [membershipOfKey(agencyId)] };
  return KEY_SCOPES[scope].every((action) => decide(actor, action, agencyId === null ? null : { agencyId, parentAgencyId: null }).allowed);
}
