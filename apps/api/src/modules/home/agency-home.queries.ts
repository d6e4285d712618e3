import { decide } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import { QUARTERLY_FORM, REPORT_LIFECYCLE, type ItemCode } from '@tiendo/domain/reports';
import type { AgencyHome, PeriodName } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { HAS_SENT, silentSql } from '../reports/public.js';

const MOST_CANDIDATES = 5;

const PERIOD = `jsonb_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'startsOn', p.starts_on, 'cutoffOn', p.cutoff_on, 'lockOn', p.lock_on, 'illustrative', p.illustrative)`;

interface ReturnedRow {
  readonly reportId: string;
  readonly period: PeriodName;
  readonly returnDueOn: PlainDate | null;
  readonly code: ItemCode;
  readonly reason: string;
}

/** Reports that a reviewer sent back and that can still be mended, with what each item wants; a draft where the answer was recalled or withdrawn. */
export async function returnedReports(ctx: ActorContext, agencyId: string): Promise<AgencyHome['returned']> {
  const rows = await ctx.tx.query<ReturnedRow>(
    `select r.id as "reportId", r.return_due_on as "returnDueOn", i.code, i.return_reason as reason,
       ${PERIOD} as period
     from reports r
     join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     join report_items i on i.jurisdiction_id = r.jurisdiction_id and i.report_id = r.id and i.state = 'returned'
     where r.jurisdiction_id = $1 and r.agency_id = $2 and r.status in ('returned', 'draft') and r.lock_at > $3
     order by p.cutoff_on, array_position($4::text[], i.code)`,
    [ctx.jurisdictionId, agencyId, sqlInstant(ctx.now), QUARTERLY_FORM.map(({ code }) => code)],
  );
  const reports = new Map<string, AgencyHome['returned'][number]>();
  for (const { reportId, period, returnDueOn, code, reason } of rows) {
    const report = reports.get(reportId) ?? { reportId, period, returnDueOn, items: [] };
    report.items.push({ code, reason });
    reports.set(reportId, report);
  }
  return [...reports.values()];
}

/** A draft that the head gave back; the oldest where there are two. */
export function givenBackOf(ctx: ActorContext, agencyId: string): Promise<AgencyHome['givenBack']> {
  return ctx.tx.one(
    `select r.id as "reportId", r.given_back_reason as reason
     from reports r join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     where r.jurisdiction_id = $1 and r.agency_id = $2 and r.status = 'draft' and r.given_back_reason is not null and r.lock_at > $3
     order by p.cutoff_on limit 1`,
    [ctx.jurisdictionId, agencyId, sqlInstant(ctx.now)],
  );
}

/** What the head approved and the clerk has not numbered yet; nothing for who may not. */
export async function toDispatchOf(ctx: ActorContext, agencyId: string): Promise<AgencyHome['toDispatch']> {
  if (!decide(ctx.actor, 'report.dispatch', { agencyId, parentAgencyId: null }).allowed) return [];
  const rows = await ctx.tx.query<Omit<AgencyHome['toDispatch'][number], 'sentAt'> & { readonly sentAt: number }>(
    `select r.id as "reportId", r.sent_at as "sentAt", ${PERIOD} as period
     from reports r join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     where r.jurisdiction_id = $1 and r.agency_id = $2 and r.status = any($4::text[]) and r.dispatch_number is null and r.lock_at > $3
     order by p.cutoff_on`,
    [ctx.jurisdictionId, agencyId, sqlInstant(ctx.now), REPORT_LIFECYCLE.dispatch.from],
  );
  return rows.map((row) => ({ ...row, sentAt: new Date(row.sentAt).toISOString() }));
}

/** The services to take to level 4 next: at level 3, those without a known barrier first, the most used first. */
export function candidatesOf(ctx: ActorContext, agencyId: string, periodId: string | null): Promise<AgencyHome['candidates']> {
  return ctx.tx.query(
    `select o.id as "offerId", p.code, p.name, o.barrier, o.promised_on as "promisedOn",
       coalesce(u.dossiers_online::bigint + u.dossiers_counter + u.dossiers_post, 0) as dossiers, coalesce(u.dossiers_online, 0) as online
     from service_offers o
     join procedures p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.procedure_id
       and p.announced_on <= $3 and (p.abolished_on is null or p.abolished_on > $3)
     left join offer_usage u on u.jurisdiction_id = o.jurisdiction_id and u.offer_id = o.id and u.period_id = $4
     where o.jurisdiction_id = $1 and o.agency_id = $2 and (o.withdrawn_on is null or o.withdrawn_on > $3)
       and case when o.level4_on > $3 then 3 else o.level end = 3
     order by o.barrier <> '', dossiers desc, p.code
     limit ${MOST_CANDIDATES}`,
    [ctx.jurisdictionId, agencyId, ctx.today, periodId],
  );
}

/** How the wards under an agency stand with the period's report; null for an agency that has none. */
export async function wardsOf(ctx: ActorContext, agencyId: string, periodId: string): Promise<AgencyHome['wards']> {
  const row = await ctx.tx.one<{ of: number; reported: number; late: number }>(
    `select count(*)::integer as of, (count(*) filter (where ${HAS_SENT}))::integer as reported,
       (count(*) filter (where ${silentSql('$3')}))::integer as late
     from reports r
     join agency_versions v on v.jurisdiction_id = r.jurisdiction_id and v.agency_id = r.agency_id and v.parent_agency_id = $2
       and v.valid_from <= $3 and (v.valid_to is null or v.valid_to > $3)
     where r.jurisdiction_id = $1 and r.period_id = $4`,
    [ctx.jurisdictionId, agencyId, ctx.today, periodId],
  );
  return row === null || row.of === 0 ? null : row;
}
