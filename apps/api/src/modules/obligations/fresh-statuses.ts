import type { Context } from '../../platform/auth/context.js';
import type { Contexts } from '../../platform/auth/contexts.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { ReadAgain } from '../../platform/http/read-again.js';
import { statusTick } from './recompute.service.js';

/**
 * For a read that shows statuses: where time has changed one of them, the read is given up, the statuses are derived in a
 * transaction that may write, and the request is served again. It looks through the snapshot that the read itself uses,
 * so that no expired status is ever shown; it can go out together with the read's own statements.
 * @throws ReadAgain
 */
export async function refreshExpired(ctx: Context): Promise<void> {
  const [expired] = await ctx.tx.prepared<{ expired: number }>(
    'obligations.expired',
    'select 1 as expired from obligations where jurisdiction_id = $1 and next_change_at <= $2 limit 1',
    [ctx.jurisdictionId, sqlInstant(ctx.now)],
  );
  if (expired !== undefined) throw new ReadAgain(mendStatuses);
}

async function mendStatuses(ctx: Context): Promise<void> {
  while ((await statusTick(ctx, { waits: true })) > 0);
}

/** Every status of the jurisdiction that time has changed, a transaction for each batch; for the minute's tick. */
export async function runStatusTick(contexts: Contexts, jurisdictionId: number): Promise<void> {
  while ((await contexts.run({ jurisdictionId }, (ctx) => statusTick(ctx))) > 0);
}
