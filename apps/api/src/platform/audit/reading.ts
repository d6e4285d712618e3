import type { ActorContext, Context } from '../auth/context.js';
import type { Tx } from '../database/tx.js';
import { ReadAgain } from '../http/read-again.js';
import { audit, type AuditEntry } from './audit.js';

/**
 * Writes down that somebody reads what is not theirs: once an hour for each reader and thing, since a page is read by many requests.
 * Where it is not written yet, the read is given up, the row is committed, and the request is served again; so no answer leaves
 * before its row stands, and a read stays a read.
 */
export async function noteReading(ctx: ActorContext, entry: AuditEntry): Promise<void> {
  const { viewedBy, personId } = ctx.actor;
  const hour = new Date(ctx.realNow).toISOString().slice(0, 13);
  await noteOnce(ctx, [viewedBy?.personId ?? personId, entry.action, entry.subjectKind, entry.subjectId, hour].join(' '), entry);
}

/** The same for what is written down once a key. */
export async function noteOnce(ctx: Context, key: string, entry: AuditEntry): Promise<void> {
  const [noted] = await ctx.tx.prepared('reading.noted', 'select 1 as noted from reading_notes where jurisdiction_id = $1 and key = $2', [ctx.jurisdictionId, key]);
  if (noted !== undefined) return;
  const { jurisdictionId, actor, requestId, address } = ctx;
  throw new ReadAgain(jurisdictionId, async (again) => {
    // Of requests at once the first one writes.
    const first = await again.tx.execute('insert into reading_notes (jurisdiction_id, key) values ($1, $2) on conflict do nothing', [jurisdictionId, key]);
    if (first > 0) await audit({ ...again, actor, requestId, address }, entry);
  });
}

const FORGOTTEN_AFTER_DAYS = 2;

/** No hour and no viewing lasts longer. */
export async function forgetReadingNotes(tx: Tx): Promise<void> {
  await tx.execute(`delete from reading_notes where noted_at < now() - ${FORGOTTEN_AFTER_DAYS} * interval '1 day'`);
}
