import { daysBetween, type PlainDate } from '@tiendo/domain/calendar';
import { decideReport, formItem, shownStatus, type Check, type ReportStatus, type ReportVerdict } from '@tiendo/domain/reports';
import type { AgencyHome } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf } from '../../platform/auth/permit.js';
import { checksOf, draftSheet, reportById, reportSummary, sentSheet, subjectOfReport, WRITING, type Sheet, type WholeReport } from '../reports/public.js';

type HomeReport = NonNullable<AgencyHome['report']>;
type Part = HomeReport['checklist'][number];

/** The report of the period as a checklist with the next act; null where the agency owes none. */
export async function homeReport(ctx: ActorContext, agencyId: string, periodId: string): Promise<HomeReport | null> {
  const found = await ctx.tx.one<{ id: string }>('select id from reports where jurisdiction_id = $1 and agency_id = $2 and period_id = $3', [ctx.jurisdictionId, agencyId, periodId]);
  if (found === null) return null;
  const report = await reportById(ctx, found.id);
  const sheet = WRITING.includes(report.status) ? await draftSheet(ctx, report) : await sentSheet(ctx, report);
  const checks = checksOf(sheet);
  const subject = subjectOfReport(report);
  const decided = (action: 'save' | 'start' | 'approve'): ReportVerdict => decideReport(ctx.actor, action, subject, ctx.now);
  const approve = decided('approve');
  const summary = reportSummary(ctx, report);
  return {
    ...summary,
    daysLeft: daysBetween(ctx.today, (summary.returnDueOn ?? report.dueOn) as PlainDate),
    checklist: checklistOf(sheet, checks, report),
    errors: checks.filter(({ severity }) => severity === 'error').length,
    warnings: checks.filter(({ severity }) => severity === 'warning').length,
    nextAct: NEXT[shownStatus(report, ctx.now)](approve.allowed),
    can: { edit: abilityOf(decided(report.status === 'not_started' ? 'start' : 'save')), approve: abilityOf(approve) },
  };
}

/** What follows in each state; the head's act where the reader may approve. */
const NEXT: Readonly<Record<ReportStatus, (mayApprove: boolean) => HomeReport['nextAct']>> = {
  not_started: () => 'start',
  draft: () => 'continue',
  with_head: (mayApprove) => (mayApprove ? 'approve' : 'await_head'),
  sent: () => 'await_review',
  in_review: () => 'await_review',
  returned: () => 'mend',
  accepted: () => 'read',
  locked: () => 'read',
};

function checklistOf({ items }: Sheet, checks: readonly Check[], report: WholeReport): Part[] {
  const asked = (code: string, severity: Check['severity']): boolean => checks.some((check) => check.item === code && check.severity === severity && check.code !== 'proof_missing');
  const kindOf = ({ now }: Sheet['items'][number]): string => formItem(now.code).kind;
  const figures = items.filter((item) => ['ratio', 'adoption', 'usage'].includes(kindOf(item)));
  const words = items.filter((item) => kindOf(item) === 'words');
  const difficulties = items.filter((item) => kindOf(item) === 'difficulty');
  const proofs = items.filter(({ now }) => formItem(now.code).proof);
  const isSent = !WRITING.includes(report.status);
  return [
    part('figures', figures, ({ now }) => now.numerator !== null && !asked(now.code, 'warning'), 'warning'),
    part('words', words, ({ now }) => !asked(now.code, 'error'), 'open'),
    part('difficulties', difficulties, ({ now }) => !asked(now.code, 'error'), 'open'),
    part('evidence', proofs, ({ now }) => now.evidence.length > 0, 'warning'),
    { part: 'head', state: isSent ? 'done' : 'open', count: isSent ? 1 : 0, of: 1 },
  ];
}

function part(name: Part['part'], items: Sheet['items'], isDone: (item: Sheet['items'][number]) => boolean, otherwise: 'warning' | 'open'): Part {
  const count = items.filter(isDone).length;
  return { part: name, state: count === items.length ? 'done' : otherwise, count, of: items.length };
}
