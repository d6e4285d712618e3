import { formatDateTime, formatNumber, sentLateText } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { deadlineText } from './deadline-text.js';
import { layOut } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface ReportMailBase extends MailBase {
  readonly agencyName: string;
  /** 'Báo cáo Quý III/2019'. */
  readonly reportTitle: string;
}

export interface ReceiptMailInput extends ReportMailBase {
  /** When it was sent, ISO 8601. */
  readonly sentAt: string;
  /** Which sending it was: 1, 2 ... */
  readonly revision: number;
  /** Days late; 0 when in time. */
  readonly lateDays: number;
}

/** What was sent arrived: for whoever sent it and whoever drafted it. */
export function receiptMail(input: ReceiptMailInput): Mail {
  const { locale, agencyName, reportTitle, sentAt, revision, lateDays } = input;
  const facts = { agency: agencyName, report: reportTitle, at: formatDateTime(sentAt, locale), revision: formatNumber(revision, locale), late: sentLateText(lateDays, locale) };
  return layOut(input, {
    subject: say(locale, 'receiptSubject', facts),
    lead: [say(locale, 'receiptLead', facts), say(locale, lateDays > 0 ? 'receiptLate' : 'receiptInTime', facts)],
    action: say(locale, 'openReceipt'),
  });
}

export interface ReturnedMailInput extends ReportMailBase {
  readonly reviewer: string;
  /** What comes back: the name of each item and why. */
  readonly items: readonly { readonly name: string; readonly reason: string }[];
  /** Until when it is wanted again. */
  readonly dueOn: string;
  readonly daysLeft: number;
}

/** Items came back from the reviewer; everything else of the report stands. */
export function returnedMail(input: ReturnedMailInput): Mail {
  const { locale, reportTitle, agencyName, reviewer, items, dueOn, daysLeft } = input;
  const facts = { report: reportTitle, agency: agencyName, reviewer, count: items.length, deadline: deadlineText(dueOn, daysLeft, locale) };
  return layOut(input, {
    subject: say(locale, 'returnedSubject', facts),
    lead: [say(locale, 'returnedLead', facts)],
    table: { headings: [say(locale, 'item'), say(locale, 'reason')], rows: items.map(({ name, reason }) => ({ cells: [name, reason] })) },
    after: [say(locale, 'returnedAfter', facts)],
    action: say(locale, 'openReport'),
  });
}

export interface ApprovalNeededMailInput extends ReportMailBase {
  readonly officer: string;
  readonly dueOn: string;
  readonly daysLeft: number;
  /** What changed since last quarter, one sentence each; may be empty. */
  readonly changes: readonly string[];
}

/** A report waits for the head's decision. */
export function approvalNeededMail(input: ApprovalNeededMailInput): Mail {
  const { locale, reportTitle, agencyName, officer, dueOn, daysLeft, changes } = input;
  const facts = { report: reportTitle, agency: agencyName, officer, deadline: deadlineText(dueOn, daysLeft, locale) };
  return layOut(input, {
    subject: say(locale, 'approvalSubject', facts),
    lead: [say(locale, 'approvalLead', facts)],
    ...(changes.length === 0 ? {} : { table: { headings: [say(locale, 'changes')], rows: changes.map((change) => ({ cells: [change] })) } }),
    after: [say(locale, 'approvalAfter')],
    action: say(locale, 'openReport'),
  });
}

export interface GivenBackMailInput extends ReportMailBase {
  readonly head: string;
  readonly reason: string;
}

/** The head gave the draft back to the officer with a reason. */
export function givenBackMail(input: GivenBackMailInput): Mail {
  const { locale, reportTitle, agencyName, head, reason } = input;
  const facts = { report: reportTitle, agency: agencyName, head, reason };
  return layOut(input, { subject: say(locale, 'givenBackSubject', facts), lead: [say(locale, 'givenBackLead', facts), say(locale, 'givenBackReason', facts)], action: say(locale, 'openReport') });
}

/** The reviewer certified the report: for whoever sent it and whoever drafted it. */
export function acceptedMail(input: ReportMailBase & { readonly reviewer: string }): Mail {
  const { locale, agencyName, reportTitle, reviewer } = input;
  const facts = { report: reportTitle, agency: agencyName, reviewer };
  return layOut(input, { subject: say(locale, 'acceptedSubject', facts), lead: [say(locale, 'acceptedLead', facts)], action: say(locale, 'openReport') });
}
