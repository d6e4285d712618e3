import { daysBetween, type PlainDate } from '@tiendo/domain/calendar';
import { REPORT_STATUSES, type ReportStatus } from '@tiendo/domain/reports';
import { AGENCY_KINDS, type AgencyKind, type matrix, type MatrixCounts, type MatrixFilter, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { refreshExpired } from '../obligations/public.js';
import { allPeriods, presentPeriod } from '../periods/public.js';
import { shownStatusSql, silentSql } from '../reports/public.js';
import type { TargetInForce } from '../targets/public.js';
import { AGENCY_TABLES, agencyConditions, BOUND_TODAY, selectionOf, type AgencyConditions, type Selection } from './matrix-filter.js';

/** What a filter leaves of the city, counted. */
export interface Tally extends Selection {
  readonly kinds: ReadonlyMap<AgencyKind, number>;
  readonly cells: readonly CellCount[];
  readonly line: { readonly bound: number; readonly metAll: number };
  /** Agencies, asked ones too, whose report of the period is past its due day and was never sent: not the same as `not_reported` cells, of which who has met a target has none. */
  readonly notReported: number;
  readonly reports: Record<ReportStatus, number>;
  /** The day that is counted down to. */
  readonly dueOn: PlainDate | null;
}

export async function tally(ctx: ActorContext, filter: MatrixFilter): Promise<Tally> {
  const [selection] = await Promise.all([selectionOf(ctx, filter), refreshExpired(ctx)]);
  const [kinds, cells, line, { counts: reports, notReported }] = await Promise.all([
    agenciesByKind(ctx, agencyConditions(ctx, selection)),
    cellCounts(ctx, selection),
    cityLine(ctx, selection, spokenOf(selection)),
    reportCounts(ctx, selection),
  ]);
  return { ...selection, kinds, cells, line, notReported, reports, dueOn: nextDue(spokenOf(selection), ctx.today) };
}

/** The city's sentence in numbers and the counts of each group, of the agencies that the matrix shows under the same filter. */
export async function matrixSummary(ctx: ActorContext, filter: MatrixFilter): Promise<ResponseOf<typeof matrix.summary>> {
  const { targets, period, kinds, cells, line, notReported, reports, dueOn } = await tally(ctx, filter);
  const [periods, illustrative] = await Promise.all([allPeriods(ctx.tx, ctx.jurisdictionId), isIllustrative(ctx)]);
  return {
    period: period === null ? null : presentPeriod(period),
    rows: [...kinds.values()].reduce((sum, count) => sum + count, 0),
    ...line,
    notReported,
    dueOn,
    daysLeft: dueOn === null ? null : daysBetween(ctx.today, dueOn),
    counts: countsOf(targets, kinds, cells),
    reports,
    periods: periods.map(presentPeriod),
    illustrative,
  };
}

/** The targets that the sentence speaks of: the real ones, unless somebody chose targets or only illustrative ones are shown. */
function spokenOf({ targets, filter }: Selection): readonly TargetInForce[] {
  const real = targets.filter(({ illustrative }) => !illustrative);
  return filter.target.length > 0 || real.length === 0 ? targets : real;
}

/** The day that the page counts down to: the next due day of the shown targets, or the last once all have passed. */
function nextDue(targets: readonly Pick<TargetInForce, 'dueOn'>[], today: PlainDate): PlainDate | null {
  const days = targets.map(({ dueOn }) => dueOn as PlainDate).sort();
  return days.find((day) => day >= today) ?? days.at(-1) ?? null;
}

async function agenciesByKind(ctx: ActorContext, { where, values }: AgencyConditions): Promise<Map<AgencyKind, number>> {
  const rows = await ctx.tx.query<{ kind: AgencyKind; count: number }>(`select v.kind, count(*)::integer as count from ${AGENCY_TABLES} where ${where} group by v.kind`, values);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

export interface CellCount {
  readonly kind: AgencyKind;
  readonly targetId: string;
  /** Asked and not ordered. */
  readonly asked: boolean;
  readonly cells: number;
  readonly bound: number;
  readonly met: number;
  readonly notReported: number;
  readonly overdue: number;
  readonly atRisk: number;
  readonly dueSoon: number;
  readonly onTrack: number;
}

/** `$n` of the conditions, then the targets. */
const CELLS = (where: string, targets: string): string => `
  ${AGENCY_TABLES}
  join obligations o on o.jurisdiction_id = v.jurisdiction_id and o.agency_id = v.agency_id and o.target_id = any(${targets}::uuid[]) and ${BOUND_TODAY}
  where ${where}`;

function cellCounts(ctx: ActorContext, selection: Selection): Promise<CellCount[]> {
  const { where, values } = agencyConditions(ctx, selection);
  const targets = `$${values.push(selection.targets.map(({ id }) => id))}`;
  return ctx.tx.query<CellCount>(
    `select v.kind, o.target_id as "targetId", o.asked, count(*)::integer as cells,
       count(*) filter (where o.status <> 'not_applicable')::integer as bound,
       count(*) filter (where o.status in ('met', 'met_late'))::integer as met,
       count(*) filter (where o.status = 'not_reported')::integer as "notReported",
       count(*) filter (where o.status = 'overdue')::integer as overdue,
       count(*) filter (where o.status = 'at_risk')::integer as "atRisk",
       count(*) filter (where o.status = 'due_soon')::integer as "dueSoon",
       count(*) filter (where o.status = 'on_track')::integer as "onTrack"
     from ${CELLS(where, targets)}
     group by v.kind, o.target_id, o.asked`,
    values,
  );
}

function countsOf(targets: readonly TargetInForce[], kinds: ReadonlyMap<AgencyKind, number>, cells: readonly CellCount[]): MatrixCounts[] {
  return AGENCY_KINDS.filter((kind) => kinds.has(kind)).flatMap((kind) =>
    targets.map(({ id: targetId }) => {
      const { bound, met, notReported, overdue, atRisk } = summed(cells.filter((cell) => cell.kind === kind && cell.targetId === targetId));
      return { targetId, kind, bound, met, notReported, overdue, atRisk, notApplicable: (kinds.get(kind) ?? 0) - bound };
    }),
  );
}

type Counted = 'bound' | 'met' | 'notReported' | 'overdue' | 'atRisk' | 'dueSoon' | 'onTrack';

/** Of those that are bound every one is in exactly one of the other counts. */
export function summed(cells: readonly CellCount[]): Pick<CellCount, Counted> {
  const of = (count: Counted): number => cells.reduce((sum, cell) => sum + cell[count], 0);
  return { bound: of('bound'), met: of('met'), notReported: of('notReported'), overdue: of('overdue'), atRisk: of('atRisk'), dueSoon: of('dueSoon'), onTrack: of('onTrack') };
}

/** Of the agencies that are ordered and not merely asked: those to which something applies, and those that met all of it. */
async function cityLine(ctx: ActorContext, selection: Selection, spoken: readonly TargetInForce[]): Promise<{ bound: number; metAll: number }> {
  const { where, values } = agencyConditions(ctx, selection);
  const targets = `$${values.push(spoken.map(({ id }) => id))}`;
  const row = await ctx.tx.one<{ bound: number; metAll: number }>(
    `select count(*)::integer as bound, count(*) filter (where met_all)::integer as "metAll"
     from (
       select bool_and(o.status in ('met', 'met_late')) as met_all
       from ${CELLS(where, targets)} and not o.asked and o.status <> 'not_applicable'
       group by v.agency_id
     ) each_agency`,
    values,
  );
  return row ?? { bound: 0, metAll: 0 };
}

/** The reports of the rows by state, and how many of them are past due and were never sent. */
async function reportCounts(ctx: ActorContext, selection: Selection): Promise<{ counts: Record<ReportStatus, number>; notReported: number }> {
  const { where, values } = agencyConditions(ctx, selection);
  const status = shownStatusSql(`$${values.push(sqlInstant(ctx.now))}`);
  const rows = await ctx.tx.query<{ status: ReportStatus; count: number; silent: number }>(
    `select ${status} as status, count(*)::integer as count, count(*) filter (where ${silentSql('$2')})::integer as silent
     from ${AGENCY_TABLES} where ${where} and r.id is not null group by 1`,
    values,
  );
  const counts = Object.fromEntries(REPORT_STATUSES.map((each) => [each, 0])) as Record<ReportStatus, number>;
  for (const row of rows) counts[row.status] = row.count;
  return { counts, notReported: rows.reduce((sum, { silent }) => sum + silent, 0) };
}

async function isIllustrative(ctx: ActorContext): Promise<boolean> {
  const row = await ctx.tx.one<{ illustrative: boolean }>('select illustrative from jurisdictions where id = $1', [ctx.jurisdictionId]);
  return row?.illustrative ?? false;
}
