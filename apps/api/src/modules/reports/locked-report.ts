import type { Role } from '@tiendo/domain/access';
import { decideReport, type ReportAction, REPORT_LIFECYCLE } from '@tiendo/domain/reports';
import { permit } from '../../platform/auth/permit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { Report } from './report.entity.js';
import { reportById, subjectOfReport, type ReportRow, type WholeReport } from './report.queries.js';

/** A report that nobody else changes meanwhile, and the role in which the actor may do this to it. */
export interface Held {
  readonly report: WholeReport;
  readonly role: Role;
}

/**
 * Loads and locks a report and puts the question to the domain. Of several reasons against it the person comes first, then the
 * lock of the period, then a page that is out of date, then the state.
 * @param version of the report that the page saw; not given where an item's own version is asked for
 * @throws Refused `not_found`, `wrong_role`, `other_agency`, `own_agency`, `locked`, `stale_version`, `wrong_status`
 */
export async function holdReport(ctx: ActorContext, reportId: string, action: ReportAction, version?: number): Promise<Held> {
  const report = await reportById(ctx, reportId, true, REPORT_LIFECYCLE[action].needs);
  const role = judge(ctx, report, action, version);
  return { report, role };
}

/** The same for a report that is already held. */
export function judge(ctx: ActorContext, report: ReportRow, action: ReportAction, version?: number): Role {
  const subject = subjectOfReport(report);
  const verdict = decideReport(ctx.actor, action, subject, ctx.now);
  if (!verdict.allowed && verdict.because !== 'wrong_status') throw new Refused(verdict.because);
  const current = { version: report.version, status: report.status };
  if (version !== undefined && version !== report.version) throw new Refused('stale_version', { current });
  if (!verdict.allowed) throw new Refused(verdict.because, { current });
  return permit(ctx, REPORT_LIFECYCLE[action].needs, subject).role;
}

export type ReportChange = Partial<Omit<Report, 'jurisdictionId' | 'id' | 'version'>>;

/** Changes a held report; pages that saw it before are out of date from now on. */
export async function changeReport(ctx: ActorContext, { id, version }: ReportRow, change: ReportChange): Promise<void> {
  await ctx.tx.manager.update(Report, { jurisdictionId: ctx.jurisdictionId, id }, { ...change, version: version + 1 } as never);
}
