import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { forgetDevices } from '../../platform/auth/known-devices.js';
import type { Tx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/refused.js';

/** @throws Refused `not_found`, also for a session of somebody else */
export async function endOwnSession(ctx: ActorContext, sessionId: string): Promise<void> {
  const ended = await ctx.tx.execute('delete from auth."session" where "id" = $1 and "userId" = $2', [sessionId, ctx.actor.session?.authUserId ?? '']);
  if (ended === 0) throw new Refused('not_found');
  await audit(ctx, { action: 'session.end', subjectKind: 'person', subjectId: ctx.actor.personId });
}

/** Ends all of them, this one too unless it is kept; from then on every device is a strange one. */
export async function signOutEverywhere(ctx: ActorContext, keepThis: boolean): Promise<void> {
  const { session, personId } = ctx.actor;
  if (session === null) return;
  const ended = await endSessionsOfUser(ctx.tx, session.authUserId, keepThis ? session.id : null);
  await forgetDevices(ctx.tx, session.authUserId);
  await audit(ctx, { action: 'session.sign_out_everywhere', subjectKind: 'person', subjectId: personId, after: { sessions: ended } });
}

/** Ends the session that a browser had when it opened another: nobody will ever end it otherwise. */
export async function endOlderSession(tx: Tx, older: string | null, newer: string): Promise<void> {
  if (older !== null && older !== newer) await tx.execute('delete from auth."session" where "token" = $1', [older]);
}

/** Ends the sessions of an account, one excepted; gives how many. */
export function endSessionsOfUser(tx: Tx, authUserId: string, exceptId: string | null): Promise<number> {
  return tx.execute('delete from auth."session" where "userId" = $1 and "id" is distinct from $2', [authUserId, exceptId]);
}
