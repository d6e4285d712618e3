import type { Instant } from '@tiendo/domain/calendar';
import type { DeliveryView, QueryOf, ResponseOf, webhooks } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById, presentAgency } from '../agencies/public.js';
import { webhookView } from './webhooks.queries.js';

interface DeliveryRow extends Pick<DeliveryView, 'id' | 'eventId' | 'event' | 'sequence' | 'state' | 'attempts' | 'status' | 'problem'> {
  readonly agencyId: string | null;
  readonly at: Instant;
  readonly triedAt: Instant | null;
  readonly nextTryAt: Instant | null;
}

const SELECT = `
  select d.id, e.id as "eventId", e.kind as event, e.seq as sequence, e.agency_id as "agencyId", e.at, d.state, d.attempts, d.tried_at as "triedAt", d.next_try_at as "nextTryAt", d.status, d.problem
  from webhook_deliveries d
  join webhook_events e on e.jurisdiction_id = d.jurisdiction_id and e.id = d.event_id
  where d.jurisdiction_id = $1 and d.webhook_id = $2`;

/** What a system was told, newest first; a page at a time. @throws Refused `not_found` */
export async function deliveryList(ctx: ActorContext, webhookId: string, { after, limit }: QueryOf<typeof webhooks.deliveries>): Promise<ResponseOf<typeof webhooks.deliveries>> {
  await webhookView(ctx, webhookId);
  const rows = await ctx.tx.query<DeliveryRow>(`${SELECT} and ($3::bigint is null or d.seq < $3) order by d.seq desc limit $4`, [
    ctx.jurisdictionId,
    webhookId,
    after === undefined ? null : decodeCursor(after, ['serial'])[0],
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: await views(ctx, page), next: last === undefined ? null : encodeCursor([last.sequence]) };
}

/** @throws Refused `not_found` */
export async function deliveryView(ctx: ActorContext, webhookId: string, deliveryId: string): Promise<DeliveryView> {
  const [view] = await views(ctx, await ctx.tx.query<DeliveryRow>(`${SELECT} and d.id = $3`, [ctx.jurisdictionId, webhookId, deliveryId]));
  if (view === undefined) throw new Refused('not_found');
  return view;
}

async function views(ctx: ActorContext, rows: readonly DeliveryRow[]): Promise<DeliveryView[]> {
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(rows.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  const named = new Map(agencies.map((agency) => [agency.id, presentAgency(agency)]));
  return rows.map(({ agencyId, at, triedAt, nextTryAt, ...row }) => ({
    ...row,
    agency: named.get(agencyId ?? '') ?? null,
    at: new Date(at).toISOString(),
    triedAt: triedAt === null ? null : new Date(triedAt).toISOString(),
    nextTryAt: nextTryAt === null ? null : new Date(nextTryAt).toISOString(),
  }));
}
