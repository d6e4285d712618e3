import type { Instant } from '@tiendo/domain/calendar';
import type { Context } from '../../platform/auth/context.js';
import type { Contexts } from '../../platform/auth/contexts.js';
import { ReadAgain } from '../../platform/http/read-again.js';
import { statusTick } from './recompute.service.js';

/**
 * For a read that shows statuses: where time has changed one of them, the read is given up, the statuses are derived in a
 * transaction that may write, and the request is served again. It looks through the snapshot that the read itself uses,
 * so that no expired status is ever shown; it can go out together with the read's own statements.
 * @throws ReadAgain
 */
export async function refreshExpired(ctx: Context): Promise<void> {
  // The least of the whole place, which the index knows, whosever it is.
  const [first] = await ctx.tx.prepared<{ nextChangeAt: Instant | null }>('obligations.expired', 'select wall.next_status_change() as "nextChangeAt"', []);
  const next = first?.nextChangeAt ?? null;
  if (next !== null && next <= ctx.now) throw new ReadAgain(ctx.jurisdictionId, mendStatuses);
}

async function mendStatuses(ctx: Context): Promise<void> {
  while ((await statusTick(ctx, { waits: true })) > 0);
}

/** Every status of the jurisdiction that time has changed, a transaction for each batch; for the minute's tick. */
export async function runStatusTick(contexts: Contexts, jurisdictionId: number): Promise<void> {
  while ((await contexts.run({ jurisdictionId }, (ctx) => statusTick(ctx))) > 0);
}
