import type { ToldEvent, WebhookData } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import type { Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { enqueue } from '../../platform/jobs/outbox.js';

declare module '../../platform/jobs/topics.js' {
  interface Topics {
    /** One attempt of one delivery; the ledger says when the next is due. */
    'deliver-webhook': { jurisdictionId: number; deliveryId: string };
  }
}

export interface Announced<E extends ToldEvent = ToldEvent> {
  readonly kind: E;
  /** Whose it is; null for what concerns the whole city, of which every receiver is told. */
  readonly agencyId: string | null;
  readonly subjectId: string;
  readonly data: WebhookData<E>;
}

interface NewDelivery {
  readonly id: string;
  readonly paused: boolean;
}

/**
 * Writes down an event and a delivery for each system that is to be told of it, in the transaction in which it happens; they are sent
 * after its commit. Of a period that closed it is written once, however often it is said.
 */
export async function announce<E extends ToldEvent>(ctx: Context, event: Announced<E>): Promise<void> {
  const written = await writeEvent(ctx, event);
  if (written === null) return;
  const deliveries = await ctx.tx.query<NewDelivery>(
    `insert into webhook_deliveries (jurisdiction_id, id, webhook_id, event_id, seq, state, next_try_at)
     select w.jurisdiction_id, gen_random_uuid(), w.id, $2, $3, 'waiting', now() from webhooks w
     where w.jurisdiction_id = $1 and w.ended_at is null and $4 = any(w.events) and (w.agency_id is null or $5::uuid is null or w.agency_id = $5)
     returning id, (select paused_at is not null from webhooks p where p.jurisdiction_id = $1 and p.id = webhook_id) as paused`,
    [ctx.jurisdictionId, written.id, written.seq, event.kind, event.agencyId],
  );
  for (const { id, paused } of deliveries) if (!paused) await enqueueDelivery(ctx, id);
}

/** An event for one receiver alone. @returns the delivery's id */
export async function announceTo<E extends ToldEvent>(ctx: Context, webhookId: string, event: Announced<E>): Promise<string> {
  const written = await writeEvent(ctx, event);
  if (written === null) throw new Error(`${event.kind} of ${event.subjectId} has been told before`);
  const id = newId();
  await ctx.tx.execute(
    `insert into webhook_deliveries (jurisdiction_id, id, webhook_id, event_id, seq, state, next_try_at) values ($1, $2, $3, $4, $5, 'waiting', now())`,
    [ctx.jurisdictionId, id, webhookId, written.id, written.seq],
  );
  await enqueueDelivery(ctx, id);
  return id;
}

/** @param startAfter real time before which it is not tried */
export function enqueueDelivery(ctx: Context, deliveryId: string, startAfter?: Date): Promise<void> {
  return enqueue(ctx.tx, 'deliver-webhook', { jurisdictionId: ctx.jurisdictionId, deliveryId }, startAfter === undefined ? {} : { startAfter });
}

function writeEvent(ctx: Context, { kind, agencyId, subjectId, data }: Announced): Promise<{ id: string; seq: number } | null> {
  return ctx.tx.one<{ id: string; seq: number }>(
    `insert into webhook_events (jurisdiction_id, id, kind, agency_id, subject_id, at, illustrative, data)
     select j.id, $2, $3, $4, $5, $6, j.illustrative, $7 from jurisdictions j where j.id = $1
     on conflict do nothing returning id, seq`,
    [ctx.jurisdictionId, newId(), kind, agencyId, subjectId, sqlInstant(ctx.now), JSON.stringify(data)],
  );
}
