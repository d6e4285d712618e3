import { describe, expect, it } from '@jest/globals';
import { decide, POLICY_ACTIONS, ROLES, scopeOf, type Actor, type PolicyAction, type Role } from './index.js';

/**
 * Written by hand from what the product says of each role, never made from the policy that it checks.
 * One letter a role: o reporting officer, h head, c clerk, d coordinating department, v city office, a administrator, l leader.
 * Columns: own agency, agency directly below, any other agency. A role that is not named may not.
 */
const EXPECTED: Record<PolicyAction, readonly [own: string, child: string, other: string]> = {
  'agency.read': ['ohcdval', 'ohcdval', 'ohcdval'],
  'document.read': ['ohcdval', 'ohcdval', 'ohcdval'],
  'target.read': ['ohcdval', 'ohcdval', 'ohcdval'],
  'register.read': ['ohcdval', 'ohcdval', 'dval'],
  'register.edit': ['o', '', ''],
  'report.read': ['ohcdval', 'ohcdval', 'dval'],
  'report.read_draft': ['ohc', '', ''],
  'report.edit': ['o', '', ''],
  'report.submit': ['o', '', ''],
  'report.approve': ['h', '', ''],
  'report.recall': ['oh', '', ''],
  'report.dispatch': ['c', '', ''],
  'report.review': ['', 'ohd', 'd'],
  'queue.read': ['dv', 'dv', 'dv'],
  'desk.read': ['', 'ohc', ''],
  'obligation.read': ['ohcdval', 'ohcdval', 'dval'],
  'matrix.read': ['ohcdval', 'ohcdval', 'dval'],
  'exemption.decide': ['', 'v', 'v'],
  'review.export': ['ohcdval', 'ohcdval', 'dval'],
  'reminder.read': ['dva', 'ohdva', 'dva'],
  'reminder.urge': ['dv', 'ohdv', 'dv'],
  'reminder_rule.edit': ['a', 'a', 'a'],
  'mailbox.read': ['ohcdval', 'ohcdval', 'ohcdval'],
  'person.read': ['a', 'a', 'a'],
  'person.edit': ['a', 'a', 'a'],
  'person.hand_over': ['a', 'a', 'a'],
  'agency.assign_duty': ['a', 'a', 'a'],
  'delegation.lend_for_others': ['ha', 'a', 'a'],
  'delegation.read': ['ha', 'a', 'a'],
  'calendar.read': ['ohcdval', 'ohcdval', 'ohcdval'],
  'calendar.edit': ['a', 'a', 'a'],
  'clock.advance': ['a', 'a', 'a'],
  'audit.read': ['a', 'a', 'a'],
  'integration.read': ['a', 'a', 'a'],
  'integration.edit': ['a', 'a', 'a'],
  'audit.sign': ['a', 'a', 'a'],
  'person.view_as': ['a', 'a', 'a'],
};

const LETTERS: Record<Role, string> = { reporting_officer: 'o', head: 'h', clerk: 'c', coordinator: 'd', city_office: 'v', administrator: 'a', leader: 'l' };
const MINE = 'agency-mine';
const SUBJECTS = {
  own: { agencyId: MINE, parentAgencyId: 'agency-above' },
  child: { agencyId: 'agency-below', parentAgencyId: MINE },
  other: { agencyId: 'agency-foreign', parentAgencyId: 'agency-above' },
} as const;

const actor = (role: Role): Actor => ({ personId: 'person', memberships: [{ role, agencyId: role === 'leader' || role === 'administrator' ? null : MINE }] });

function allowed(action: PolicyAction, relation: keyof typeof SUBJECTS): string {
  // A leader and an administrator stand above agencies: "own" is for them any agency.
  return ROLES.filter((role) => decide(actor(role), action, SUBJECTS[relation]).allowed).map((role) => LETTERS[role]).join('');
}

const sorted = (letters: string): string => [...letters].sort().join('');

describe('the policy', () => {
  it('names every action in the expectation', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...POLICY_ACTIONS].sort());
  });

  it.each(POLICY_ACTIONS)('%s is for exactly those whom the product names', (action) => {
    const [own, child, other] = EXPECTED[action];
    expect({ own: sorted(allowed(action, 'own')), child: sorted(allowed(action, 'child')), other: sorted(allowed(action, 'other')) }).toEqual({
      own: sorted(own),
      child: sorted(child),
      other: sorted(other),
    });
  });

  it('has the coordinating department’s own report reviewed by the city office, and no other', () => {
    const coordinating = { agencyId: 'agency-coordinating', parentAgencyId: null, coordinates: true };
    expect(decide(actor('city_office'), 'report.review', coordinating).allowed).toBe(true);
    expect(decide(actor('city_office'), 'report.review', { ...coordinating, coordinates: false })).toEqual({ allowed: false, because: 'other_agency' });
    expect(decide(actor('city_office'), 'report.review', { ...coordinating, agencyId: MINE })).toEqual({ allowed: false, because: 'own_agency' });
    expect(scopeOf(actor('city_office'), 'report.review')).toEqual({ kind: 'agencies', own: [], childrenOf: [] });
  });

  it('says why not: no such role, another agency, or one that is barred for being one’s own', () => {
    expect(decide(actor('leader'), 'register.edit', SUBJECTS.own)).toEqual({ allowed: false, because: 'wrong_role' });
    expect(decide(actor('reporting_officer'), 'register.edit', SUBJECTS.other)).toEqual({ allowed: false, because: 'other_agency' });
    expect(decide(actor('coordinator'), 'report.review', SUBJECTS.own)).toEqual({ allowed: false, because: 'own_agency' });
    expect(decide(actor('city_office'), 'exemption.decide', SUBJECTS.own)).toEqual({ allowed: false, because: 'own_agency' });
  });

  it('bars one’s own report even to a person who holds a second role elsewhere', () => {
    const both: Actor = { personId: 'p', memberships: [{ role: 'coordinator', agencyId: 'agency-foreign' }, { role: 'head', agencyId: MINE }] };
    expect(decide(both, 'report.review', SUBJECTS.own).allowed).toBe(false);
    expect(decide(both, 'report.review', SUBJECTS.child).allowed).toBe(true);
  });

  it('gives the rows that somebody can see at all', () => {
    expect(scopeOf(actor('leader'), 'matrix.read')).toEqual({ kind: 'city' });
    expect(scopeOf(actor('head'), 'matrix.read')).toEqual({ kind: 'agencies', own: [MINE], childrenOf: [MINE] });
    expect(scopeOf(actor('leader'), 'register.edit')).toEqual({ kind: 'agencies', own: [], childrenOf: [] });
  });
});
