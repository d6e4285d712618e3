import type { Instant } from '@tiendo/domain/calendar';
import type { WebhookView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById, presentAgency } from '../agencies/public.js';

interface WebhookRow extends Pick<WebhookView, 'id' | 'system' | 'url' | 'events' | 'state' | 'pausedBecause' | 'createdBy' | 'version'> {
  readonly agencyId: string | null;
  readonly failingSince: Instant | null;
  readonly createdAt: Instant;
  readonly previousUntil: Instant | null;
  readonly lastAt: Instant | null;
  readonly lastState: 'waiting' | 'delivered' | 'failed' | null;
  readonly lastStatus: number | null;
  readonly lastProblem: string | null;
}

const SELECT = `
  select w.id, w.system, w.url, w.events, w.agency_id as "agencyId", case when w.paused_at is null then 'active' else 'paused' end as state, w.paused_because as "pausedBecause",
    w.failing_since as "failingSince", w.created_at as "createdAt", p.name as "createdBy", case when w.previous_until > now() then w.previous_until end as "previousUntil", w.version,
    d.tried_at as "lastAt", d.state as "lastState", d.status as "lastStatus", d.problem as "lastProblem"
  from webhooks w
  left join people p on p.jurisdiction_id = w.jurisdiction_id and p.id = w.created_by
  left join lateral (
    select tried_at, state, status, problem from webhook_deliveries
    where jurisdiction_id = w.jurisdiction_id and webhook_id = w.id and tried_at is not null order by seq desc limit 1
  ) d on true
  where w.jurisdiction_id = $1 and w.ended_at is null`;

/** The systems that are told of something, the newest first. */
export async function webhookList(ctx: ActorContext): Promise<WebhookView[]> {
  return views(ctx, await ctx.tx.query<WebhookRow>(`${SELECT} order by w.created_at desc, w.id`, [ctx.jurisdictionId]));
}

/** @throws Refused `not_found` also for one that has ended */
export async function webhookView(ctx: ActorContext, webhookId: string): Promise<WebhookView> {
  const [view] = await views(ctx, await ctx.tx.query<WebhookRow>(`${SELECT} and w.id = $2`, [ctx.jurisdictionId, webhookId]));
  if (view === undefined) throw new Refused('not_found');
  return view;
}

async function views(ctx: ActorContext, rows: readonly WebhookRow[]): Promise<WebhookView[]> {
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(rows.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  const named = new Map(agencies.map((agency) => [agency.id, presentAgency(agency)]));
  return rows.map(({ agencyId, failingSince, createdAt, previousUntil, lastAt, lastState, lastStatus, lastProblem, ...row }) => ({
    ...row,
    agency: named.get(agencyId ?? '') ?? null,
    failingSince: text(failingSince),
    createdAt: new Date(createdAt).toISOString(),
    previousUntil: text(previousUntil),
    lastDelivery: lastAt === null || lastState === null ? null : { at: new Date(lastAt).toISOString(), state: lastState, status: lastStatus, problem: lastProblem },
  }));
}

function text(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
