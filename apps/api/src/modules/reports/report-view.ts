import { decide } from '@tiendo/domain/access';
import { dateAt } from '@tiendo/domain/calendar';
import { daysLate, formItem, reportAbilities, shownStatus } from '@tiendo/domain/reports';
import type { ItemContentView, Receipt, ReportItemView, ReportSummary, ReportView } from '@tiendo/types';
import { abilityOf, permit } from '../../platform/auth/permit.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { agencyOf, periodOf, receiptsOf, reportById, subjectOfReport, type ReportRow } from './report.queries.js';
import { issuerOfReport } from './report-issuer.queries.js';
import { receiptOf } from './receipts.js';
import { checksOf, draftSheet, sentSheet, WRITING, type Sheet, type SheetItem } from './sheet.js';
import type { ItemAnswer } from './snapshot.js';

/** Whether the actor is of the report's agency: only they see what it is writing. */
export function seesDraft(ctx: ActorContext, report: ReportRow): boolean {
  return decide(ctx.actor, 'report.read_draft', subjectOfReport(report)).allowed;
}

/**
 * One report as the actor may see it: its agency sees the draft, everybody else what was sent and nothing more.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function reportView(ctx: ActorContext, reportId: string): Promise<ReportView> {
  const report = await reportById(ctx, reportId);
  const subject = subjectOfReport(report);
  permit(ctx, 'report.read', subject);
  const isOfAgency = seesDraft(ctx, report);
  const isDraftShown = isOfAgency && WRITING.includes(report.status);
  const [sheet, receipts, issuer] = await Promise.all([isDraftShown ? draftSheet(ctx, report) : sentSheet(ctx, report), receiptsOf(ctx, reportId), issuerOfReport(ctx, report)]);
  const isReviewer = decide(ctx.actor, 'report.review', subject).allowed;
  const hidesDecisions = report.status === 'in_review' && !isReviewer;
  return {
    ...reportSummary(ctx, report),
    issuer,
    dueExplanation: report.explanation ?? [],
    lockOn: report.lockOn,
    givenBackReason: isOfAgency ? report.givenBackReason : null,
    round: report.round,
    dispatchNumber: report.dispatchNumber,
    dispatchedOn: report.dispatchedOn,
    savedAt: isOfAgency ? isoOf(report.savedAt) : null,
    figuresOn: sheet.figuresOn,
    figures: sheet.figures,
    isDraftShown,
    items: sheet.items.map((item) => itemView(item, sheet, hidesDecisions ? report.version : null)),
    checks: checksOf(sheet).map((check) => ({ ...check, found: { ...check.found } })),
    receipts: receipts.map(({ revision, receiptNumber, sentAt, sentBy }) => ({ revision, receiptNumber, sentAt: new Date(sentAt).toISOString(), sentBy })),
    can: Object.fromEntries(Object.entries(reportAbilities(ctx.actor, subject, ctx.now)).map(([action, verdict]) => [action, abilityOf(verdict)])) as ReportView['can'],
    version: report.version,
  };
}

/** The line of a report in a list. */
export function reportSummary(ctx: Pick<Context, 'now' | 'today' | 'zone'>, report: ReportRow): ReportSummary {
  return {
    id: report.id,
    agency: agencyOf(report),
    period: periodOf(report),
    status: shownStatus(report, ctx.now),
    dueOn: report.dueOn,
    lateDays: lateDays(ctx, report),
    firstSentAt: isoOf(report.firstSentAt),
    sentAt: isoOf(report.sentAt),
    returnDueOn: WRITING.includes(report.status) ? report.returnDueOn : null,
    revision: report.sentRevision,
  };
}

/** Days by which the first sending was late, or by which a report that was never sent is late so far. */
export function lateDays({ today, zone }: Pick<Context, 'today' | 'zone'>, { dueOn, firstSentAt }: Pick<ReportRow, 'dueOn' | 'firstSentAt'>): number {
  return daysLate(dueOn, firstSentAt === null ? today : dateAt(firstSentAt, zone));
}

function itemView(item: SheetItem, sheet: Sheet, versionInstead: number | null): ReportItemView {
  const { now, last, before, changed, returned, isAsBefore, row } = item;
  const { section, kind, silences } = formItem(now.code);
  const { state, returnReason, verifiedNumerator, verifiedDenominator, verifiedReason } = row ?? UNDECIDED;
  // Decisions are said when the report comes back or is accepted, not while the reviewer still weighs them; the item's own version would tell which are made.
  const hidesDecisions = versionInstead !== null;
  const verified = verifiedNumerator !== null && verifiedDenominator !== null && !hidesDecisions ? { numerator: verifiedNumerator, denominator: verifiedDenominator } : null;
  return {
    code: now.code,
    section,
    kind,
    definition: kind === 'ratio' ? sheet.rule.definition : null,
    threshold: kind === 'ratio' ? sheet.rule.threshold : null,
    silences: [...silences],
    now: contentView(now),
    last: last === null ? null : contentView(last),
    before: before === null ? null : contentView(before),
    changed,
    returnedBefore: sheet.isDraft || returned === null ? null : { reason: returned, changed },
    isAsBefore,
    state: hidesDecisions ? 'open' : state,
    returnReason: hidesDecisions ? null : returnReason,
    verified,
    verifiedReason: verified === null ? null : verifiedReason,
    evidence: [...now.evidence],
    version: versionInstead ?? row?.version ?? 1,
  };
}

const UNDECIDED = { state: 'open', returnReason: null, verifiedNumerator: null, verifiedDenominator: null, verifiedReason: null } as const;

function contentView({ words, cause, causeKind, silence, numerator, denominator, uses }: ItemAnswer): ItemContentView {
  return { words, cause, causeKind, silence, numerator, denominator, uses };
}

/**
 * The receipt of one sending.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`
 */
export async function receiptView(ctx: ActorContext, reportId: string, revision: number): Promise<Receipt> {
  const report = await reportById(ctx, reportId);
  permit(ctx, 'report.read', subjectOfReport(report));
  return receiptOf(ctx, report, revision);
}

export function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
