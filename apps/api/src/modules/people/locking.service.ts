import { audit } from '../../platform/audit/audit.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused } from '../../platform/http/refused.js';
import { keepAnAdministrator, personToChange, touched, type PersonRow } from './person-to-change.js';

/**
 * Locks a person, or unlocks them. A locked one cannot sign in by any way, has no session, is written no mail, and neither lends nor
 * borrows; all that they did stays theirs.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`, `locks_oneself`, `person_locked`, `not_locked`, `last_administrator`
 */
export async function lockOrUnlock(ctx: ActorContext, personId: string, { version, locked, reason }: { version: number; locked: boolean; reason: string }): Promise<void> {
  permit(ctx, 'person.edit', null);
  const person = await personToChange(ctx, personId, version);
  if (locked) await lock(ctx, person, reason);
  else await unlock(ctx, person, reason);
  await touched(ctx, personId);
}

/** @throws Refused `locks_oneself`, `person_locked`, `last_administrator` */
export async function lock(ctx: ActorContext, person: PersonRow, reason: string): Promise<void> {
  if (person.id === ctx.actor.personId) throw new Refused('locks_oneself');
  if (person.lockedAt !== null) throw new Refused('person_locked');
  await ctx.tx.execute('update people set locked_at = $3, lock_reason = $4 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, person.id, sqlInstant(ctx.now), reason]);
  await closeSessions(ctx, person);
  await audit(ctx, { action: 'person.lock', subjectKind: 'person', subjectId: person.id, after: { reason } });
  await keepAnAdministrator(ctx);
}

/** @throws Refused `not_locked` */
export async function unlock(ctx: Context, person: PersonRow, reason: string): Promise<void> {
  if (person.lockedAt === null) throw new Refused('not_locked');
  await ctx.tx.execute('update people set locked_at = null, lock_reason = null where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, person.id]);
  // One that was opened while the lock was being set opens nothing afterwards.
  await closeSessions(ctx, person);
  await audit(ctx, { action: 'person.unlock', subjectKind: 'person', subjectId: person.id, after: { reason } });
}

/**
 * Ends every session of the person at once.
 * @throws Refused `wrong_role`, `not_found`
 */
export async function endSessions(ctx: ActorContext, personId: string): Promise<void> {
  permit(ctx, 'person.edit', null);
  const person = await personToChange(ctx, personId, null);
  const count = await closeSessions(ctx, person);
  await audit(ctx, { action: 'person.end_sessions', subjectKind: 'person', subjectId: personId, after: { count } });
}

function closeSessions(ctx: Context, { authUserId }: PersonRow): Promise<number> {
  return ctx.tx.execute('delete from auth."session" where "userId" = $1', [authUserId]);
}
