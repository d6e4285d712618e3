import { scopeOf } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import { formItem, type ItemCode } from '@tiendo/domain/reports';
import type { reports, LedgerLine, QueryOf, ReportSummary, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { inScope, permit } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { Refused } from '../../platform/http/refused.js';
import { formFigures, isFigureItem, type FigureItem } from './form-figures.js';
import { formRuleOn, liveFigures } from './report-figures.js';
import { REPORT_COLUMNS, REPORT_TABLES, reportById, shownStatusSql, subjectOfReport, type ReportRow, type WholeReport } from './report.queries.js';
import { reportSummary, seesDraft } from './report-view.js';
import { WRITING } from './sheet.js';

/** Reports of the agencies in sight, newest period first, agencies in the order of the city's list; a page at a time. */
export async function reportList(ctx: ActorContext, { agency, period, status, after, limit }: QueryOf<typeof reports.list>): Promise<ResponseOf<typeof reports.list>> {
  const values: unknown[] = [ctx.jurisdictionId, ctx.today, limit + 1];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['r.jurisdiction_id = $1', inScope(scopeOf(ctx.actor, 'report.read'), 'r.agency_id', 't.parent_agency_id', values)];
  if (agency !== undefined) conditions.push(`a.code = ${value(agency)}`);
  if (period !== undefined) conditions.push(`p.code = ${value(period)}`);
  if (status !== undefined) conditions.push(`${shownStatusSql(value(sqlInstant(ctx.now)))} = ${value(status)}`);
  if (after !== undefined) {
    const [cutoffOn, periodCode, position, agencyCode] = decodeCursor(after, ['day', 'text', 'position', 'text']);
    const day = `${value(cutoffOn)}::date`;
    conditions.push(`(p.cutoff_on < ${day} or (p.cutoff_on = ${day} and (p.code, v.position, a.code) > (${value(periodCode)}::text, ${value(position)}::integer, ${value(agencyCode)}::text)))`);
  }
  const rows = await ctx.tx.query<ReportRow & { readonly position: number }>(
    `select ${REPORT_COLUMNS}, v.position
     from ${REPORT_TABLES}
     where ${conditions.join(' and ')}
     order by p.cutoff_on desc, p.code, v.position, a.code limit $3`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row): ReportSummary => reportSummary(ctx, row)),
    next: last === undefined ? null : encodeCursor([last.cutoffOn, last.periodCode, last.position, last.agencyCode]),
  };
}

/**
 * The services behind a figure of a report: of the draft for its agency while it writes, of the revision for everybody else
 * and after the lock.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function ledgerView(ctx: ActorContext, reportId: string, code: ItemCode): Promise<ResponseOf<typeof reports.ledger>> {
  const report = await reportById(ctx, reportId);
  permit(ctx, 'report.read', subjectOfReport(report));
  if (!isFigureItem(formItem(code).code)) throw new Refused('not_found');
  const item = code as FigureItem;
  const isFixed = report.lockAt <= ctx.now && report.frozen === null;
  return WRITING.includes(report.status) && !isFixed && seesDraft(ctx, report) ? writtenLedger(ctx, report, item) : sentLedger(ctx, report, item);
}

async function writtenLedger(ctx: ActorContext, report: WholeReport, item: FigureItem): Promise<ResponseOf<typeof reports.ledger>> {
  const { on, offers } = report.frozen ?? (await liveFigures(ctx, report));
  const { definition } = await formRuleOn(ctx, on);
  const { numerator, denominator, ledger } = formFigures(definition, offers).items[item];
  return { items: [...ledger], fraction: { numerator, denominator }, heldOn: on, frozen: report.frozen !== null };
}

async function sentLedger(ctx: ActorContext, report: ReportRow, item: FigureItem): Promise<ResponseOf<typeof reports.ledger>> {
  const row = await ctx.tx.one<{ items: LedgerLine[]; answer: { numerator: number; denominator: number }; heldOn: PlainDate }>(
    `select s.snapshot->'ledgers'->$4::text as items, s.snapshot->>'figuresOn' as "heldOn",
       jsonb_path_query_first(s.snapshot, '$.items[*] ? (@.code == $code)', jsonb_build_object('code', $4::text)) as answer
     from revisions s where s.jurisdiction_id = $1 and s.report_id = $2 and s.number = $3`,
    [ctx.jurisdictionId, report.id, report.sentRevision, item],
  );
  if (row === null) throw new Refused('not_found');
  const { numerator, denominator } = row.answer;
  return { items: row.items, fraction: { numerator, denominator }, heldOn: row.heldOn, frozen: true };
}
