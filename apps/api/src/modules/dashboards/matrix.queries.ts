import { dateAt, type Instant, type PlainDate } from '@tiendo/domain/calendar';
import { shownStatus, type StoredReportStatus } from '@tiendo/domain/reports';
import type { matrix, MatrixFilter, MatrixRow, QueryOf, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { refreshExpired } from '../obligations/public.js';
import { lateDays } from '../reports/public.js';
import { presentTarget, type TargetInForce } from '../targets/public.js';
import { CELL_COLUMNS, cellView, unboundCell, type CellRow } from './matrix-cell.js';
import { AGENCY_TABLES, agencyConditions, BOUND_TODAY, KIND_ORDER, selectionOf, type AgencyConditions, type Selection } from './matrix-filter.js';

interface AgencyRow {
  readonly id: string;
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: MatrixRow['agency']['kind'];
  readonly kindOrder: number;
  readonly position: number;
  readonly parentCode: string | null;
  readonly reportId: string | null;
  readonly reportStatus: StoredReportStatus;
  readonly dueOn: PlainDate;
  readonly lockAt: Instant;
  readonly firstSentAt: Instant | null;
}

const AGENCY_COLUMNS = `
  v.agency_id as id, a.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind, ${KIND_ORDER} as "kindOrder", v.position, p.code as "parentCode",
  r.id as "reportId", r.status as "reportStatus", r.due_on as "dueOn", r.lock_at as "lockAt", r.first_sent_at as "firstSentAt"`;

const IN_ORDER = `order by ${KIND_ORDER}, v.position, a.code`;

type Place = readonly [kindOrder: number, position: number, code: string];

/** A page of the matrix in the order of the city's list. */
export async function matrixPage(ctx: ActorContext, { after, limit, ...filter }: QueryOf<typeof matrix.get>): Promise<ResponseOf<typeof matrix.get>> {
  const place = after === undefined ? null : decodeCursor(after, ['position', 'position', 'text']);
  const [selection] = await Promise.all([selectionOf(ctx, filter), refreshExpired(ctx)]);
  const found = await agencyPage(ctx, agencyConditions(ctx, selection), place, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    targets: selection.targets.map(presentTarget),
    rows: await rowsOf(ctx, selection.targets, page),
    next: last === undefined ? null : encodeCursor([last.kindOrder, last.position, last.code]),
  };
}

/** Agencies that an export asks for at a time. */
const EXPORT_PAGE = 1_000;

/** A row with the day of the report's first sending. */
export interface SentRow extends MatrixRow {
  readonly sentOn: PlainDate | null;
}

/** All rows that the matrix shows under a filter, in its order; the very same reading as the page's. */
export async function matrixRows(ctx: ActorContext, filter: MatrixFilter): Promise<Selection & { readonly rows: readonly SentRow[] }> {
  const [selection] = await Promise.all([selectionOf(ctx, filter), refreshExpired(ctx)]);
  const rows: SentRow[] = [];
  let place: Place | null = null;
  for (;;) {
    const page: AgencyRow[] = await agencyPage(ctx, agencyConditions(ctx, selection), place, EXPORT_PAGE);
    const shown = await rowsOf(ctx, selection.targets, page);
    page.forEach(({ firstSentAt }, index) => {
      const row = shown[index];
      if (row !== undefined) rows.push({ ...row, sentOn: firstSentAt === null ? null : dateAt(firstSentAt, ctx.zone) });
    });
    const last = page.at(-1);
    if (last === undefined || page.length < EXPORT_PAGE) return { ...selection, rows };
    place = [last.kindOrder, last.position, last.code];
  }
}

function agencyPage(ctx: ActorContext, { where, values, isPlain }: AgencyConditions, place: Place | null, count: number): Promise<AgencyRow[]> {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const beyond = place === null ? '' : beyondPlace(...place, value);
  const text = `select ${AGENCY_COLUMNS} from ${AGENCY_TABLES} where ${where}${beyond} ${IN_ORDER} limit ${value(count)}`;
  return isPlain ? ctx.tx.prepared<AgencyRow>(place === null ? 'matrix.first_page' : 'matrix.next_page', text, values) : ctx.tx.query<AgencyRow>(text, values);
}

// The first comparison is what the index can follow; the second is the exact place.
function beyondPlace(kindOrder: number, position: number, code: string, value: (given: unknown) => string): string {
  const [kind, at, name] = [`${value(kindOrder)}::integer`, `${value(position)}::integer`, `${value(code)}::text`];
  return ` and (${KIND_ORDER}, v.position) >= (${kind}, ${at}) and (${KIND_ORDER}, v.position, a.code) > (${kind}, ${at}, ${name})`;
}

async function rowsOf(ctx: ActorContext, targets: readonly TargetInForce[], agencies: readonly AgencyRow[]): Promise<MatrixRow[]> {
  const cells = await cellsOf(ctx, targets, agencies.map(({ id }) => id));
  return agencies.map((agency) => {
    const own = cells.get(agency.id);
    return {
      agency: { id: agency.id, code: agency.code, nameVi: agency.nameVi, nameEn: agency.nameEn, kind: agency.kind },
      parentCode: agency.parentCode,
      asked: own?.values().next().value?.asked ?? false,
      report: reportOf(ctx, agency),
      cells: targets.map((target) => {
        const cell = own?.get(target.id);
        return cell === undefined ? unboundCell(target.id) : cellView(cell, target, ctx.now, ctx.today);
      }),
    };
  });
}

function reportOf(ctx: ActorContext, { reportId, reportStatus, lockAt, dueOn, firstSentAt }: AgencyRow): MatrixRow['report'] {
  if (reportId === null) return null;
  return { id: reportId, status: shownStatus({ status: reportStatus, lockAt }, ctx.now), dueOn, lateDays: lateDays(ctx, { dueOn, firstSentAt }) };
}

async function cellsOf(ctx: ActorContext, targets: readonly TargetInForce[], agencyIds: readonly string[]): Promise<Map<string, Map<string, CellRow>>> {
  const rows = await ctx.tx.prepared<CellRow>(
    'matrix.cells',
    `select ${CELL_COLUMNS} from obligations o
     where o.jurisdiction_id = $1 and o.agency_id = any($3::uuid[]) and o.target_id = any($4::uuid[]) and ${BOUND_TODAY}`,
    [ctx.jurisdictionId, ctx.today, agencyIds, targets.map(({ id }) => id)],
  );
  const byAgency = new Map<string, Map<string, CellRow>>();
  for (const row of rows) {
    const own = byAgency.get(row.agencyId);
    if (own === undefined) byAgency.set(row.agencyId, new Map([[row.targetId, row]]));
    else own.set(row.targetId, row);
  }
  return byAgency;
}
