import type { AgencySubject, PolicyAction } from '@tiendo/domain/access';
import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import type { ItemCode, ReportSubject, StoredReportStatus } from '@tiendo/domain/reports';
import type { AgencyName, EvidenceView, PeriodName } from '@tiendo/types';
import type { Context } from '../../platform/auth/context.js';
import { unseen } from '../../platform/auth/unseen.js';
import type { Frozen } from './report.entity.js';
import type { ItemAnswer, ReturnedItem, Snapshot } from './snapshot.js';

/** A report with its agency as it is called on the cut-off, its period, and the agency that stands above it today. */
export interface ReportRow {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyCode: string;
  readonly agencyNameVi: string;
  readonly agencyNameEn: string;
  readonly agencyKind: AgencyName['kind'];
  readonly parentAgencyId: string | null;
  /** Somebody of it holds the role of the coordinating department today. */
  readonly coordinates: boolean;
  readonly periodId: string;
  readonly periodCode: string;
  readonly periodKind: PeriodName['kind'];
  readonly startsOn: PlainDate;
  readonly cutoffOn: PlainDate;
  readonly lockOn: PlainDate;
  readonly illustrative: boolean;
  /** The steps to the due day; null where the period no longer has that tier. */
  readonly explanation: Record<string, unknown>[] | null;
  readonly status: StoredReportStatus;
  readonly dueOn: PlainDate;
  readonly lockAt: Instant;
  readonly firstSentAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly sentRevision: number;
  readonly openedAt: Instant | null;
  readonly returnDueOn: PlainDate | null;
  readonly givenBackReason: string | null;
  readonly round: number;
  readonly dispatchNumber: string | null;
  readonly dispatchedOn: PlainDate | null;
  readonly savedAt: Instant | null;
  readonly version: number;
}

/** One report with the services that its figures were taken from. */
export interface WholeReport extends ReportRow {
  readonly frozen: Frozen | null;
}

/** `$1` jurisdiction, `$2` today. The name is the one that the agency bears on the cut-off, or today while that is ahead. */
export const REPORT_TABLES = `
  reports r
  join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
  join agencies a on a.jurisdiction_id = r.jurisdiction_id and a.id = r.agency_id
  join lateral (
    select n.* from agency_versions n
    where n.jurisdiction_id = r.jurisdiction_id and n.agency_id = r.agency_id and n.valid_from <= least(p.cutoff_on, $2::date)
    order by n.valid_from desc limit 1
  ) v on true
  left join agency_versions t on t.jurisdiction_id = r.jurisdiction_id and t.agency_id = r.agency_id
    and t.valid_from <= $2::date and (t.valid_to is null or t.valid_to > $2::date)`;

/** The lock over the last state; `now` is a parameter of SQL, as `$3`. */
export function shownStatusSql(now: string): string {
  return `case when r.lock_at <= ${now}::timestamptz then 'locked' else r.status end`;
}

/** `$2` today; of the report `r`. */
export const COORDINATES = `exists (
    select from memberships c
    where c.jurisdiction_id = r.jurisdiction_id and c.agency_id = r.agency_id and c.role = 'coordinator'
      and c.valid_from <= $2::date and (c.valid_to is null or c.valid_to > $2::date))`;

export const REPORT_COLUMNS = `
  r.id, r.agency_id as "agencyId", a.code as "agencyCode", v.name_vi as "agencyNameVi", v.name_en as "agencyNameEn", v.kind as "agencyKind",
  t.parent_agency_id as "parentAgencyId", ${COORDINATES} as coordinates, r.period_id as "periodId", p.code as "periodCode", p.kind as "periodKind",
  p.starts_on as "startsOn", p.cutoff_on as "cutoffOn", p.lock_on as "lockOn", p.illustrative,
  (select d.explanation from period_deadlines d where d.jurisdiction_id = r.jurisdiction_id and d.period_id = r.period_id and d.tier = v.kind) as explanation,
  r.status, r.due_on as "dueOn", r.lock_at as "lockAt", r.first_sent_at as "firstSentAt", r.sent_at as "sentAt",
  r.sent_revision as "sentRevision", r.opened_at as "openedAt", r.return_due_on as "returnDueOn", r.given_back_reason as "givenBackReason",
  r.round, r.dispatch_number as "dispatchNumber", r.dispatched_on as "dispatchedOn", r.saved_at as "savedAt", r.version`;

/**
 * One report; with `lock` nobody else changes it before this transaction ends.
 * @param needs what the actor is about to do, for the reason why they do not see it
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function reportById(ctx: Context, reportId: string, lock: boolean = false, needs: PolicyAction = 'report.read'): Promise<WholeReport> {
  const row = await ctx.tx.one<WholeReport>(
    `select ${REPORT_COLUMNS}, r.frozen from ${REPORT_TABLES}
     where r.jurisdiction_id = $1 and r.id = $3 ${lock ? 'for update of r' : ''}`,
    [ctx.jurisdictionId, ctx.today, reportId],
  );
  if (row === null) throw await unseen(ctx, needs, 'report', reportId);
  return row;
}

export function agencyOf(row: ReportRow): AgencyName {
  return { id: row.agencyId, code: row.agencyCode, nameVi: row.agencyNameVi, nameEn: row.agencyNameEn, kind: row.agencyKind };
}

export function periodOf(row: ReportRow): PeriodName {
  return { id: row.periodId, code: row.periodCode, kind: row.periodKind, startsOn: row.startsOn, cutoffOn: row.cutoffOn, lockOn: row.lockOn, illustrative: row.illustrative };
}

/** What the life cycle decides on. */
export function subjectOfReport({ agencyId, parentAgencyId, coordinates, status, lockAt }: ReportRow): ReportSubject & AgencySubject {
  return { agencyId, parentAgencyId, coordinates, status, lockAt };
}

/** An item as it stands now, with what the reviewer made of it; files are apart. */
export interface ItemRow extends Omit<ItemAnswer, 'evidence'> {
  readonly state: 'open' | 'accepted' | 'returned';
  readonly returnReason: string | null;
  readonly verifiedNumerator: number | null;
  readonly verifiedDenominator: number | null;
  readonly verifiedReason: string | null;
  readonly version: number;
}

/** The items of a report, none before it was started. */
export async function itemsOf(ctx: Context, reportId: string): Promise<Map<ItemCode, ItemRow>> {
  const rows = await ctx.tx.query<ItemRow>(
    `select code, words, cause, cause_kind as "causeKind", silence, numerator, denominator, uses, state, return_reason as "returnReason",
       verified_numerator as "verifiedNumerator", verified_denominator as "verifiedDenominator", verified_reason as "verifiedReason", version
     from report_items where jurisdiction_id = $1 and report_id = $2`,
    [ctx.jurisdictionId, reportId],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

export type SentRevision = Pick<Snapshot, 'items' | 'returned' | 'figuresOn' | 'round'> & { readonly number: number };

/** What was sent in these revisions, without the lists behind the figures; by number. */
export async function revisionsOf(ctx: Context, reportId: string, numbers: readonly number[]): Promise<Map<number, SentRevision>> {
  const wanted = numbers.filter((number) => number > 0);
  if (wanted.length === 0) return new Map();
  const rows = await ctx.tx.query<SentRevision>(
    `select number, snapshot->'items' as items, coalesce(snapshot->'returned', '[]') as returned, snapshot->>'figuresOn' as "figuresOn", coalesce((snapshot->>'round')::integer, number) as round
     from revisions where jurisdiction_id = $1 and report_id = $2 and number = any($3::integer[])`,
    [ctx.jurisdictionId, reportId, wanted],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** The round that a report is written or was sent in. */
export function roundOf({ round }: Pick<ReportRow, 'round'>): number {
  return Math.max(round, 1);
}

export interface StandingRevision {
  readonly number: number;
  readonly sentAt: Instant;
  readonly items: readonly ItemAnswer[];
}

/** What the reviewer returned before `round`: the newest revision of an earlier round. What was recalled nobody has seen, so nothing is compared to it. */
export async function newestBefore(ctx: Context, reportId: string, round: number): Promise<StandingRevision | null> {
  if (round <= 1) return null;
  return ctx.tx.one<StandingRevision>(
    `select number, sent_at as "sentAt", snapshot->'items' as items from revisions
     where jurisdiction_id = $1 and report_id = $2 and coalesce((snapshot->>'round')::integer, number) < $3
     order by number desc limit 1`,
    [ctx.jurisdictionId, reportId, round],
  );
}

/** The number that the next sending gets: those that were recalled keep theirs. */
export async function nextRevision(ctx: Context, reportId: string): Promise<number> {
  const row = await ctx.tx.one<{ next: number }>('select coalesce(max(number), 0) + 1 as next from revisions where jurisdiction_id = $1 and report_id = $2', [ctx.jurisdictionId, reportId]);
  return row?.next ?? 1;
}

/** What a sending answered: the items that had been returned before it, with the reviewer's reasons. */
export async function returnedOf(ctx: Context, reportId: string, revision: number): Promise<readonly ReturnedItem[]> {
  return (await revisionsOf(ctx, reportId, [revision])).get(revision)?.returned ?? [];
}

/** What the agency last sent for an earlier period; null when it sent nothing. */
export async function lastSentBefore(ctx: Context, { agencyId, cutoffOn }: Pick<ReportRow, 'agencyId' | 'cutoffOn'>): Promise<readonly ItemAnswer[] | null> {
  const row = await ctx.tx.one<{ items: readonly ItemAnswer[] }>(
    `select s.snapshot->'items' as items
     from revisions s
     join reports r on r.jurisdiction_id = s.jurisdiction_id and r.id = s.report_id
     join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     where r.jurisdiction_id = $1 and r.agency_id = $2 and p.cutoff_on < $3
     order by p.cutoff_on desc, s.number desc limit 1`,
    [ctx.jurisdictionId, agencyId, cutoffOn],
  );
  return row?.items ?? null;
}

export interface ReceiptRow {
  readonly revision: number;
  readonly receiptNumber: string;
  readonly sentAt: Instant;
  readonly sentBy: string;
  readonly sha256: string;
}

export function receiptsOf(ctx: Context, reportId: string): Promise<ReceiptRow[]> {
  return ctx.tx.query<ReceiptRow>(
    `select s.number as revision, s.receipt_number as "receiptNumber", s.sent_at as "sentAt", s.snapshot->>'sentBy' as "sentBy", s.sha256
     from revisions s where s.jurisdiction_id = $1 and s.report_id = $2 order by s.number desc`,
    [ctx.jurisdictionId, reportId],
  );
}

/** Files by item. */
export function byItem(files: readonly EvidenceView[]): Map<ItemCode, EvidenceView[]> {
  const grouped = new Map<ItemCode, EvidenceView[]>();
  for (const file of files) grouped.set(file.itemCode, [...(grouped.get(file.itemCode) ?? []), file]);
  return grouped;
}
