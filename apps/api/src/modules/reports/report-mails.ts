import { daysBetween, type PlainDate } from '@tiendo/domain/calendar';
import type { Role } from '@tiendo/domain/access';
import type { Fraction } from '@tiendo/domain/figures';
import type { ItemCode } from '@tiendo/domain/reports';
import { acceptedMail, approvalNeededMail, givenBackMail, receiptMail, returnedMail, type Mail } from '@tiendo/papers';
import { formatRatio, ITEM_NAMES, reportTitle, type Locale } from '@tiendo/phrases';
import type { ActorContext } from '../../platform/auth/context.js';
import { writeMail } from '../../platform/mail/mail.js';
import { tellable, type TellablePerson } from '../people/public.js';
import { lateDays } from './report-view.js';
import { periodOf, reportById, type ReportRow } from './report.queries.js';
import type { Sheet } from './sheet.js';
import type { ItemAnswer } from './snapshot.js';

/** Whoever drafted it and whoever sends it. */
const AUTHORS: readonly Role[] = ['reporting_officer', 'head'];

interface Common {
  readonly locale: Locale;
  readonly illustrative: boolean;
  readonly person: string;
  readonly link: string;
  readonly agencyName: string;
  readonly reportTitle: string;
}

/** To the heads: a report waits for their decision, and what moved since last period. */
export function askForApproval(ctx: ActorContext, report: ReportRow, sheet: Sheet, publicUrl: string): Promise<void> {
  const due = { officer: ctx.actor.name, dueOn: report.dueOn, daysLeft: daysBetween(ctx.today, report.dueOn) };
  return tell(ctx, report, publicUrl, 'approval_needed', ['head'], (common) => approvalNeededMail({ ...common, ...due, changes: movedFigures(sheet, common.locale) }));
}

/** 'Dịch vụ công mức độ 4: 30,0% (15/50) → 38,0% (19/50)', a line for each figure that moved. */
function movedFigures({ items, rule }: Sheet, locale: Locale): string[] {
  return items.flatMap(({ now, last }) => {
    if (!hasNumbers(now) || last === null || !hasNumbers(last)) return [];
    if (now.numerator === last.numerator && now.denominator === last.denominator) return [];
    const said = ({ numerator, denominator }: Fraction): string => formatRatio(numerator, denominator, locale, rule.threshold ?? undefined);
    return [`${ITEM_NAMES[locale][now.code]}: ${said(last)} → ${said(now)}`];
  });
}

function hasNumbers(answer: ItemAnswer): answer is ItemAnswer & Fraction {
  return answer.numerator !== null && answer.denominator !== null;
}

/** To the officers: the head gave the draft back. */
export function sayGivenBack(ctx: ActorContext, report: ReportRow, reason: string, publicUrl: string): Promise<void> {
  return tell(ctx, report, publicUrl, 'given_back', ['reporting_officer'], (common) => givenBackMail({ ...common, head: ctx.actor.name, reason }));
}

/** To the authors: what was sent arrived. */
export async function confirmSending(ctx: ActorContext, { id }: ReportRow, revision: number, publicUrl: string): Promise<void> {
  const report = await reportById(ctx, id);
  const sent = { sentAt: new Date(ctx.now).toISOString(), revision, lateDays: lateDays(ctx, report) };
  await tell(ctx, report, publicUrl, 'receipt', AUTHORS, (common) => receiptMail({ ...common, ...sent }));
}

export interface Returned {
  readonly returnDueOn: PlainDate;
  readonly items: readonly { readonly code: ItemCode; readonly reason: string }[];
}

/** To the authors: which items came back, why, and until when they are wanted. */
export function sayReturned(ctx: ActorContext, report: ReportRow, { returnDueOn, items }: Returned, publicUrl: string): Promise<void> {
  return tell(ctx, report, publicUrl, 'returned', AUTHORS, (common) =>
    returnedMail({
      ...common,
      reviewer: ctx.actor.name,
      items: items.map(({ code, reason }) => ({ name: ITEM_NAMES[common.locale][code], reason })),
      dueOn: returnDueOn,
      daysLeft: daysBetween(ctx.today, returnDueOn),
    }),
  );
}

/** To the authors: the report is certified. */
export function sayAccepted(ctx: ActorContext, report: ReportRow, publicUrl: string): Promise<void> {
  return tell(ctx, report, publicUrl, 'accepted', AUTHORS, (common) => acceptedMail({ ...common, reviewer: ctx.actor.name }));
}

async function tell(ctx: ActorContext, report: ReportRow, publicUrl: string, kind: string, roles: readonly Role[], write: (common: Common) => Mail): Promise<void> {
  const [people, illustrative] = await Promise.all([tellable(ctx, report.agencyId, roles), isIllustrative(ctx, report)]);
  for (const person of people) {
    const { subject, text, html } = write(commonOf(report, person, illustrative, publicUrl));
    await writeMail(ctx, new URL(publicUrl).hostname, { personId: person.personId, toAddress: person.email, kind, subject, bodyText: text, bodyHtml: html });
  }
}

function commonOf(report: ReportRow, { name, locale }: TellablePerson, illustrative: boolean, publicUrl: string): Common {
  return {
    locale,
    illustrative,
    person: name,
    link: `${publicUrl}/reports/${report.id}`,
    agencyName: locale === 'vi' ? report.agencyNameVi : report.agencyNameEn,
    reportTitle: reportTitle(periodOf(report), locale),
  };
}

async function isIllustrative(ctx: ActorContext, report: ReportRow): Promise<boolean> {
  const row = await ctx.tx.one<{ illustrative: boolean }>('select illustrative from jurisdictions where id = $1', [ctx.jurisdictionId]);
  return report.illustrative || (row?.illustrative ?? false);
}
