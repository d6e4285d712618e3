import type { Role } from './roles.js';

/** Who can do harm beyond one agency proves themselves in two ways. */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['coordinator', 'city_office', 'administrator'];

/**
 * How a session stands to the second factor. none: not asked for. ask: a code must be given before anything else. enrol: they must set
 * one up before anything else. passed: it was given in this session.
 */
export type SecondFactorState = 'none' | 'ask' | 'enrol' | 'passed';

export interface SecondFactorFacts {
  readonly roles: readonly Role[];
  /** Whether the installation demands it of `SECOND_FACTOR_ROLES`. */
  readonly demanded: boolean;
  /** They have set one up. */
  readonly enrolled: boolean;
  /** It was given in this session. */
  readonly passed: boolean;
}

/** Total and pure. Who set it up is asked for it, whether it is demanded of them or not. */
export function secondFactorState({ roles, demanded, enrolled, passed }: SecondFactorFacts): SecondFactorState {
  if (passed) return 'passed';
  if (enrolled) return 'ask';
  return demanded && needsSecondFactor(roles) ? 'enrol' : 'none';
}

/** Whether one of the roles is of those that must have it. */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}
