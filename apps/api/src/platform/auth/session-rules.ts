import { needsSecondFactor, secondFactorState, type SecondFactorState } from '@tiendo/domain/access';
import type { Config } from '../config/config.js';
import type { SignedIn } from './context.js';

const HOUR_MS = 3600 * 1000;

/** What a session must hold to; both limits are in real time. */
export type SessionRules = Pick<Config, 'demandSecondFactor' | 'idleHours' | 'idleHoursOfPrivileged' | 'publicUrl'>;

/** Somebody whose session was not used for too long is not signed in any more. The longest life of a session is in its row. */
export function isIdle({ session, memberships }: Pick<SignedIn, 'session' | 'memberships'>, rules: SessionRules, realNow: number): boolean {
  if (session === null) return false;
  const hours = needsSecondFactor(memberships.map(({ role }) => role)) ? rules.idleHoursOfPrivileged : rules.idleHours;
  return session.seenAt < realNow - hours * HOUR_MS;
}

/** How the session stands to the second factor; who acts without a session (a job, the demonstration's story) is not asked. */
export function secondFactorOf({ session, memberships }: Pick<SignedIn, 'session' | 'memberships'>, rules: SessionRules): SecondFactorState {
  if (session === null) return 'none';
  return secondFactorState({ roles: memberships.map(({ role }) => role), demanded: rules.demandSecondFactor, enrolled: session.enrolled, passed: session.secondFactorAt !== null });
}
