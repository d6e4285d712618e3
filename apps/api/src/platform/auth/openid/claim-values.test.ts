import { describe, expect, it } from '@jest/globals';
import { claimValues } from './claim-values.js';

const CLAIMS = { groups: ['a', 'b', 7, null], unit: 'SXD', realm_access: { roles: ['head'] }, 'https://x.vn/roles': ['c'], count: 3 };

describe('values of a claim', () => {
  it.each([
    ['groups', ['a', 'b']],
    ['unit', ['SXD']],
    ['realm_access.roles', ['head']],
    ['https://x.vn/roles', ['c']],
    ['count', []],
    ['realm_access', []],
    ['realm_access.constructor', []],
    ['__proto__', []],
    ['groups.0', []],
    ['none.at.all', []],
  ])('%s', (name, expected) => {
    expect(claimValues(CLAIMS, name)).toEqual(expected);
  });
});
