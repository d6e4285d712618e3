import { QUARTERLY_FORM } from '@tiendo/domain/reports';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { changeReport, holdReport, judge, type Held } from './locked-report.js';
import { ReportItem } from './report-item.entity.js';
import { reportById, type ReportRow } from './report.queries.js';

/** Lays out the empty form of a held report. */
export async function layOutForm(ctx: ActorContext, { id: reportId, agencyId }: Pick<ReportRow, 'id' | 'agencyId'>): Promise<void> {
  const { jurisdictionId } = ctx;
  await ctx.tx.manager.insert(ReportItem, QUARTERLY_FORM.map(({ code }) => ({ jurisdictionId, reportId, agencyId, code })));
}

/**
 * Holds a report for writing in it; the first writing starts it.
 * @throws Refused as `holdReport` does
 */
export async function holdForWriting(ctx: ActorContext, reportId: string): Promise<Held> {
  const report = await reportById(ctx, reportId, true, 'report.edit');
  if (report.status !== 'not_started') return { report, role: judge(ctx, report, 'save') };
  const role = judge(ctx, report, 'start');
  await layOutForm(ctx, report);
  await changeReport(ctx, report, { status: 'draft' });
  await audit(ctx, { action: 'report.start', subjectKind: 'report', subjectId: reportId, agencyId: report.agencyId, role, before: { status: report.status }, after: { status: 'draft' } });
  return holdReport(ctx, reportId, 'save');
}
