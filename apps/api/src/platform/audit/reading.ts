import type { ActorContext, Context } from '../auth/context.js';
import { ReadAgain } from '../http/read-again.js';
import { audit, type AuditEntry } from './audit.js';

/**
 * Writes down that somebody reads what is not theirs: once an hour for each reader and thing, since a page is read by many requests.
 * Where it is not written yet, the read is given up, the row is committed, and the request is served again; so no answer leaves
 * before its row stands, and a read stays a read.
 */
export async function noteReading(ctx: ActorContext, entry: AuditEntry): Promise<void> {
  if (await isNoted(ctx, entry)) return;
  throw new ReadAgain(async (again) => {
    // Of requests at once the first one writes.
    await again.tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [`${readerOf(again)}:${entry.action}:${entry.subjectKind}:${entry.subjectId}`, again.jurisdictionId]);
    if (!(await isNoted(again, entry))) await audit(again, entry);
  });
}

async function isNoted(ctx: Context, { action, subjectKind, subjectId }: AuditEntry): Promise<boolean> {
  const row = await ctx.tx.one(
    `select 1 as noted from audit_events
     where jurisdiction_id = $1 and person_id = $2 and subject_kind = $3 and subject_id = $4 and action = $5 and recorded_at >= date_trunc('hour', now())
     limit 1`,
    [ctx.jurisdictionId, readerOf(ctx), subjectKind, subjectId, action],
  );
  return row !== null;
}

function readerOf({ actor }: Context): string | null {
  return actor?.viewedBy?.personId ?? actor?.personId ?? null;
}
