import { describe, expect, it } from '@jest/globals';
import { keptBy, lendsFor, NO_REACH, reachOf, type Actor, type Role } from './index.js';

const holding = (role: Role, agencyId: string | null = 'mine'): Actor => ({ personId: 'p', memberships: [{ role, agencyId }] });
const CITY = { kind: 'city' };
const NOTHING = { kind: 'agencies', own: [], childrenOf: [] };
const OWN = { kind: 'agencies', own: ['mine'], childrenOf: [] };
const OWN_AND_BELOW = { kind: 'agencies', own: ['mine'], childrenOf: ['mine'] };

describe('whose rows somebody may touch at all', () => {
  it.each([
    ['reporting_officer', OWN_AND_BELOW, OWN_AND_BELOW],
    ['head', OWN_AND_BELOW, OWN_AND_BELOW],
    ['clerk', OWN_AND_BELOW, OWN],
    ['coordinator', CITY, CITY],
    ['city_office', CITY, CITY],
    ['leader', CITY, NOTHING],
    ['administrator', CITY, NOTHING],
  ] as const)('%s', (role, reads, writes) => {
    expect(reachOf(holding(role))).toEqual({ reads, writes });
  });

  it('is the sum of all roles held', () => {
    const both: Actor = { personId: 'p', memberships: [{ role: 'clerk', agencyId: 'one' }, { role: 'leader', agencyId: null }] };
    expect(reachOf(both)).toEqual({ reads: CITY, writes: { kind: 'agencies', own: ['one'], childrenOf: [] } });
  });

  it('is nothing for who holds no role', () => {
    expect(reachOf({ personId: 'p', memberships: [] })).toEqual(NO_REACH);
  });
});

describe('what of the whole city somebody keeps', () => {
  it.each(['reporting_officer', 'head', 'clerk', 'coordinator', 'city_office', 'leader'] as const)('is nothing for a %s', (role) => {
    expect(keptBy(holding(role))).toEqual([]);
  });

  it('is people and integrations for an administrator, also one who stands in', () => {
    expect(keptBy(holding('administrator', null))).toEqual(['people', 'integrations']);
    expect(keptBy({ personId: 'p', memberships: [{ role: 'administrator', agencyId: null, onBehalfOf: 'q' }] })).toEqual(['people', 'integrations']);
  });
});

describe('for whom somebody lends', () => {
  it.each([
    ['reporting_officer', NOTHING],
    ['head', OWN],
    ['administrator', CITY],
  ] as const)('%s', (role, lends) => {
    expect(lendsFor(holding(role))).toEqual(lends);
  });

  it('is nobody for whoever stands in for a head', () => {
    expect(lendsFor({ personId: 'p', memberships: [{ role: 'head', agencyId: 'mine', onBehalfOf: 'q' }] })).toEqual(NOTHING);
  });
});
