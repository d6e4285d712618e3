import { describe, expect, it } from '@jest/globals';
import { actionsOf, canHoldScope, decide, KEY_SCOPE_NAMES, KEY_SCOPES, membershipOfKey, POLICY_ACTIONS, scopeOf, type KeyScope, type PolicyAction } from './index.js';

const MINE = 'agency-mine';
const own = { agencyId: MINE, parentAgencyId: 'agency-above' };
const child = { agencyId: 'agency-below', parentAgencyId: MINE };
const other = { agencyId: 'agency-foreign', parentAgencyId: 'agency-above' };

/** By hand: what no system does in anybody's place. */
const NEVER: readonly PolicyAction[] = [
  'report.read_draft', 'report.edit', 'report.submit', 'report.approve', 'report.recall', 'report.dispatch', 'report.review', 'queue.read', 'desk.read',
  'exemption.decide', 'reminder.read', 'reminder.urge', 'reminder_rule.edit', 'mailbox.read', 'person.read', 'person.edit', 'calendar.edit', 'clock.advance',
  'audit.read', 'audit.sign', 'integration.read', 'integration.edit', 'agency.assign_duty', 'delegation.read', 'delegation.lend_for_others', 'person.hand_over', 'person.view_as',
];

/** By hand: what a key of an agency, and one of the city, may do at its own agency, one below and any other. */
const EXPECTED: Record<KeyScope, readonly [agency: string, city: string]> = {
  'agencies.read': ['own child other', 'own child other'],
  'documents.read': ['own child other', 'own child other'],
  'calendar.read': ['own child other', 'own child other'],
  'register.read': ['own child', 'own child other'],
  'register.write': ['own', ''],
  'reports.read': ['own child', 'own child other'],
  'matrix.read': ['own child', 'own child other'],
  'review.export': ['own child', 'own child other'],
};

const keyOf = (agencyId: string | null, scopes: readonly KeyScope[]) => ({ personId: 'a-key', memberships: [membershipOfKey(agencyId)], only: actionsOf(scopes) });

describe('the scopes of a key', () => {
  it('name no action that no system may do, and together with those the whole policy', () => {
    const given = new Set<PolicyAction>(Object.values(KEY_SCOPES).flat());
    expect(NEVER.filter((action) => given.has(action))).toEqual([]);
    expect([...given, ...NEVER].sort()).toEqual([...POLICY_ACTIONS].sort());
  });

  it.each(KEY_SCOPE_NAMES)('%s reaches what its agency or the city reaches', (scope) => {
    const first = KEY_SCOPES[scope][0];
    const reached = (agencyId: string | null): string => Object.entries({ own, child, other }).filter(([, subject]) => decide(keyOf(agencyId, [scope]), first, subject).allowed).map(([name]) => name).join(' ');
    expect([reached(MINE), reached(null)]).toEqual(EXPECTED[scope]);
  });

  it('are all that it has: every other action is out of scope, also where its role has it', () => {
    for (const agencyId of [MINE, null]) {
      for (const scope of KEY_SCOPE_NAMES) {
        const key = keyOf(agencyId, [scope]);
        for (const action of POLICY_ACTIONS.filter((each) => !(KEY_SCOPES[scope] as readonly PolicyAction[]).includes(each))) {
          expect(decide(key, action, own)).toEqual({ allowed: false, because: 'out_of_scope' });
          expect(scopeOf(key, action)).toEqual({ kind: 'agencies', own: [], childrenOf: [] });
        }
      }
    }
  });

  it('cannot be had where the role behind the key has not the action', () => {
    expect(KEY_SCOPE_NAMES.filter((scope) => !canHoldScope(null, scope))).toEqual(['register.write']);
    expect(KEY_SCOPE_NAMES.filter((scope) => !canHoldScope(MINE, scope))).toEqual([]);
  });
});
