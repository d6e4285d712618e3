import { describe, expect, it } from '@jest/globals';
import { followClaims, provedTwice, rolesOfClaims, type HeldRole, type RoleMapping } from './index.js';

const MAPPING: RoleMapping = {
  'can-bo': [{ role: 'reporting_officer', agency: 'from_claim' }],
  'lanh-dao-sxd': [{ role: 'head', agency: { code: 'SXD' } }],
  'lanh-dao-tp': [{ role: 'leader', agency: 'none' }],
  'hai-vai': [
    { role: 'clerk', agency: { code: 'SXD' } },
    { role: 'head', agency: { code: 'SXD' } },
  ],
};

describe('roles of claims', () => {
  it.each<[string, string[], string[], string[]]>([
    ['an agency of the mapping', ['lanh-dao-sxd'], [], ['head SXD']],
    ['the agency that the provider names', ['can-bo'], ['SYT'], ['reporting_officer SYT']],
    ['several agencies', ['can-bo'], ['SYT', 'SXD'], ['reporting_officer SYT', 'reporting_officer SXD']],
    ['no agency where one is needed', ['can-bo'], [], []],
    ['above all agencies, whatever the provider names', ['lanh-dao-tp'], ['SYT'], ['leader null']],
    ['the same role by two values, once', ['lanh-dao-sxd', 'hai-vai'], [], ['head SXD', 'clerk SXD']],
    ['an unknown value', ['ke-toan'], ['SYT'], []],
    ['a name that every object has', ['constructor', '__proto__', 'toString'], ['SYT'], []],
    ['nothing', [], [], []],
  ])('%s', (_, values, agencies, expected) => {
    expect(rolesOfClaims(MAPPING, values, agencies).map(({ role, agencyCode }) => `${role} ${agencyCode}`)).toEqual(expected);
  });
});

describe('following claims', () => {
  const held = (id: string, role: HeldRole['role'], source: HeldRole['source'], agencyId: string | null = 'a'): HeldRole => ({ id, role, agencyId, source });

  it.each<[string, HeldRole[], [HeldRole['role'], string | null][], string[], string[]]>([
    ['a new role begins', [], [['head', 'a']], ['head a'], []],
    ['what is there stays', [held('1', 'head', 'claims')], [['head', 'a']], [], []],
    ['what is no longer claimed ends', [held('1', 'head', 'claims')], [], [], ['1']],
    ['another agency is another role', [held('1', 'head', 'claims')], [['head', 'b']], ['head b'], ['1']],
    ['what was given by hand stays without a claim', [held('1', 'head', 'hand')], [], [], []],
    ['what was given by hand is not given twice', [held('1', 'head', 'hand')], [['head', 'a']], [], []],
    ['no agency is not an agency', [held('1', 'leader', 'claims', null)], [['leader', null]], [], []],
  ])('%s', (_, before, granted, begun, ended) => {
    const { begin, end } = followClaims(before, granted.map(([role, agencyId]) => ({ role, agencyId })));
    expect(begin.map(({ role, agencyId }) => `${role} ${agencyId}`)).toEqual(begun);
    expect(end.map(({ id }) => id)).toEqual(ended);
  });
});

describe('a second factor at the provider', () => {
  it.each<[string[], boolean]>([
    [[], false],
    [['pwd'], false],
    [['pwd', 'pin'], false],
    [['otp', 'sms'], false],
    [['mfa'], true],
    [['pwd', 'otp'], true],
    [['pin', 'hwk'], true],
    [['face', 'swk'], true],
    [['pwd', 'user', 'constructor'], false],
  ])('%p: %p', (methods, expected) => {
    expect(provedTwice(methods)).toBe(expected);
  });
});
