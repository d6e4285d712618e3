import { Refused } from '../http/refused.js';
import type { ActorContext } from './context.js';

const FRESH_MS = 10 * 60 * 1000;

/**
 * For what changes how somebody signs in: the session must have been opened, or its second factor given, within the last ten minutes
 * (of real time, whatever the product's clock says). A session that was left open, or stolen, makes itself no second way in.
 * @throws Refused `sign_in_again`
 */
export function needFreshSession({ actor: { session }, realNow }: ActorContext): void {
  const proved = session === null ? null : Math.max(session.openedAt, session.secondFactorAt ?? 0);
  if (proved === null || proved < realNow - FRESH_MS) throw new Refused('sign_in_again');
}
