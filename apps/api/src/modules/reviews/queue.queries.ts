import { decide } from '@tiendo/domain/access';
import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { REPORT_STATUSES, shownStatus, type ReportStatus, type RiskReason } from '@tiendo/domain/reports';
import type { QueueEntry, ResponseOf, review } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused } from '../../platform/http/refused.js';
import { reportedPeriod, periodByCode, presentPeriod, type PeriodRow } from '../periods/public.js';
import { agencyOf, COORDINATES, HAS_SENT, lateDays, REPORT_COLUMNS, REPORT_TABLES, shownStatusSql, subjectOfReport, type ReportRow } from '../reports/public.js';

interface QueuedRow extends ReportRow {
  readonly sentAt: Instant;
  readonly riskScore: number;
  readonly riskReasons: RiskReason[];
  readonly changedItems: number | null;
}

/** The period of that code, or the one that people work on. @throws Refused `not_found` for a code that is none */
export async function periodAsked(ctx: ActorContext, code: string | undefined): Promise<PeriodRow | null> {
  if (code === undefined) return reportedPeriod(ctx.tx, ctx.jurisdictionId, ctx.now);
  const period = await periodByCode(ctx.tx, ctx.jurisdictionId, code);
  if (period === null) throw new Refused('not_found');
  return period;
}

/**
 * What waits for the actor's decision: the riskiest first, of one risk the oldest. Nobody's own agency is among it, and nothing locked.
 * @throws Refused `wrong_role`, `not_found`
 */
export async function reviewQueue(ctx: ActorContext, code: string | undefined): Promise<ResponseOf<typeof review.queue>> {
  permit(ctx, 'queue.read', null);
  const period = await periodAsked(ctx, code);
  if (period === null) return { period: null, items: [], counts: noCounts(), nextDueOn: null };
  const [rows, counts, nextDueOn] = await Promise.all([waitingReports(ctx, period.id), reportCounts(ctx, period.id), nextDue(ctx, period.id)]);
  const own = rows.filter((row) => decide(ctx.actor, 'report.review', subjectOfReport(row)).allowed);
  return { period: presentPeriod(period), items: own.map((row) => entryOf(ctx, row)), counts, nextDueOn };
}

/** How many reports of a period wait for the actor; null for who may not open the queue. Counted in the database, whatever the number. */
export async function waitingFor(ctx: ActorContext, periodId: string | null): Promise<number | null> {
  if (!decide(ctx.actor, 'queue.read', null).allowed) return null;
  const own = ctx.actor.memberships.flatMap(({ agencyId }) => agencyId ?? []);
  // Reports are alike to the policy where they are the actor's own, or under one of theirs, or coordinate, or none of it.
  const alike = await ctx.tx.query<{ agencyId: string | null; parentAgencyId: string | null; coordinates: boolean; count: number }>(
    `select case when r.agency_id = any($5::uuid[]) then r.agency_id end as "agencyId", case when t.parent_agency_id = any($5::uuid[]) then t.parent_agency_id end as "parentAgencyId",
       ${COORDINATES} as coordinates, count(*)::integer as count
     from reports r
     left join agency_versions t on t.jurisdiction_id = r.jurisdiction_id and t.agency_id = r.agency_id and t.valid_from <= $2::date and (t.valid_to is null or t.valid_to > $2::date)
     where r.jurisdiction_id = $1 and r.period_id = $3 and r.status in ('sent', 'in_review') and r.lock_at > $4
     group by 1, 2, 3`,
    [ctx.jurisdictionId, ctx.today, periodId, sqlInstant(ctx.now), own],
  );
  return alike
    .filter(({ agencyId, parentAgencyId, coordinates }) => decide(ctx.actor, 'report.review', { agencyId: agencyId ?? SOME_OTHER, parentAgencyId, coordinates }).allowed)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The id of no agency. */
const SOME_OTHER = '';

function waitingReports(ctx: ActorContext, periodId: string): Promise<QueuedRow[]> {
  return ctx.tx.query<QueuedRow>(
    `select ${REPORT_COLUMNS}, r.risk_score as "riskScore", r.risk_reasons as "riskReasons", r.changed_items as "changedItems"
     from ${REPORT_TABLES}
     where r.jurisdiction_id = $1 and r.period_id = $3 and r.status in ('sent', 'in_review') and r.lock_at > $4
     order by r.risk_score desc, r.sent_at, a.code`,
    [ctx.jurisdictionId, ctx.today, periodId, sqlInstant(ctx.now)],
  );
}

async function reportCounts(ctx: ActorContext, periodId: string): Promise<Record<ReportStatus, number>> {
  const rows = await ctx.tx.query<{ status: ReportStatus; count: number }>(
    `select ${shownStatusSql('$3')} as status, count(*)::integer as count from reports r where r.jurisdiction_id = $1 and r.period_id = $2 group by 1`,
    [ctx.jurisdictionId, periodId, sqlInstant(ctx.now)],
  );
  return { ...noCounts(), ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
}

/** The next day on which reports that were never sent are due; null when all came or all are late. */
async function nextDue(ctx: ActorContext, periodId: string): Promise<PlainDate | null> {
  const row = await ctx.tx.one<{ dueOn: PlainDate | null }>(
    `select min(r.due_on) as "dueOn" from reports r where r.jurisdiction_id = $1 and r.period_id = $2 and not (${HAS_SENT}) and r.due_on >= $3`,
    [ctx.jurisdictionId, periodId, ctx.today],
  );
  return row?.dueOn ?? null;
}

function entryOf(ctx: ActorContext, row: QueuedRow): QueueEntry {
  return {
    reportId: row.id,
    agency: agencyOf(row),
    status: shownStatus(row, ctx.now),
    sentAt: new Date(row.sentAt).toISOString(),
    lateDays: lateDays(ctx, row),
    round: row.round,
    changedItems: row.changedItems,
    riskScore: row.riskScore,
    riskReasons: row.riskReasons,
  };
}

function noCounts(): Record<ReportStatus, number> {
  return Object.fromEntries(REPORT_STATUSES.map((status) => [status, 0])) as Record<ReportStatus, number>;
}
