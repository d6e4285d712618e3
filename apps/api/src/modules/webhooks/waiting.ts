import type { Context } from '../../platform/auth/context.js';
import { enqueueDelivery } from './announce.js';

/** The rest has its turn at a later tick. */
const MOST_AT_ONCE = 500;

/**
 * Enqueues attempts that are due: those that a job which was lost should have made, and those that waited while their webhook was
 * paused. The ledger is the memory; one enqueued twice is made once.
 */
export async function enqueueWaiting(ctx: Context, { overdueSeconds, webhookId = null }: { readonly overdueSeconds: number; readonly webhookId?: string | null }): Promise<void> {
  const due = await ctx.tx.query<{ id: string }>(
    `select d.id from webhook_deliveries d join webhooks w on w.jurisdiction_id = d.jurisdiction_id and w.id = d.webhook_id
     where d.jurisdiction_id = $1 and d.state = 'waiting' and d.next_try_at <= now() - $2 * interval '1 second'
       and w.paused_at is null and w.ended_at is null and ($3::uuid is null or w.id = $3)
     order by d.next_try_at limit ${MOST_AT_ONCE}`,
    [ctx.jurisdictionId, overdueSeconds, webhookId],
  );
  for (const { id } of due) await enqueueDelivery(ctx, id);
}
