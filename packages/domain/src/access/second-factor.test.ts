import { describe, expect, it } from '@jest/globals';
import { secondFactorState, type SecondFactorState } from './second-factor.js';
import type { Role } from './roles.js';

describe('the second factor of a session', () => {
  it.each<[roles: Role[], demanded: boolean, enrolled: boolean, passed: boolean, SecondFactorState]>([
    [['reporting_officer'], true, false, false, 'none'],
    [['reporting_officer'], true, true, false, 'ask'],
    [['reporting_officer', 'coordinator'], true, false, false, 'enrol'],
    [['coordinator'], true, false, false, 'enrol'],
    [['city_office'], true, false, false, 'enrol'],
    [['administrator'], true, false, false, 'enrol'],
    [['leader'], true, false, false, 'none'],
    [['administrator'], false, false, false, 'none'],
    [['administrator'], false, true, false, 'ask'],
    [['administrator'], true, true, true, 'passed'],
    [['administrator'], true, false, true, 'passed'],
    [[], true, false, false, 'none'],
  ])('of %p, demanded %p, set up %p, given %p is %s', (roles, demanded, enrolled, passed, expected) => {
    expect(secondFactorState({ roles, demanded, enrolled, passed })).toBe(expected);
  });
});
