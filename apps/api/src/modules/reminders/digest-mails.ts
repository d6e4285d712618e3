import { daysBetween } from '@tiendo/domain/calendar';
import { gapOf, type ObligationStatus } from '@tiendo/domain/obligations';
import type { ReportStatus } from '@tiendo/domain/reports';
import { reminderMail, type ReminderItem, type UrgeWords, type WatchedItem } from '@tiendo/papers';
import { formatRatio, missingServicesText, reportTitle, type Locale } from '@tiendo/phrases';
import type { Context } from '../../platform/auth/context.js';
import { writeMail } from '../../platform/mail/mail.js';
import { digestLines, untoldPeople, type Addressee, type DigestLine, type UntoldSpan } from './digest.queries.js';

/** People whose mails are made at a time. */
const PEOPLE_AT_A_TIME = 100;
/** What one mail lists of one thing: one's own in full, of others a few names with the number and the way to all of them. */
export const MOST_LINES = { own: 100, watched: 5 } as const;

/** Writes one mail to everybody who is told of something; gives how many. */
export async function writeDigests(ctx: Context, { publicUrl, ...span }: UntoldSpan & { readonly publicUrl: string }): Promise<number> {
  const people = await untoldPeople(ctx, span);
  const written: Written[] = [];
  for (let from = 0; from < people.length; from += PEOPLE_AT_A_TIME) {
    const batch = people.slice(from, from + PEOPLE_AT_A_TIME);
    const lines = Map.groupBy(await digestLines(ctx, span, batch.map(({ personId }) => personId), MOST_LINES), ({ personId }) => personId);
    const mails = batch.map(async (person) => ({ personId: person.personId, mailId: await writeDigest(ctx, person, lines.get(person.personId) ?? [], publicUrl) }));
    written.push(...(await Promise.all(mails)));
  }
  await noteMails(ctx, span, written);
  return written.length;
}

interface Written {
  readonly personId: string;
  readonly mailId: string;
}

/** In one statement for everybody: a batch at a time would look through the whole ledger each time. */
async function noteMails(ctx: Context, { since, through }: UntoldSpan, written: readonly Written[]): Promise<void> {
  await ctx.tx.execute(
    `update reminders r set mail_id = written.mail_id
     from unnest($4::uuid[], $5::uuid[]) as written (person_id, mail_id)
     where r.jurisdiction_id = $1 and r.person_id = written.person_id and r.state = 'told' and r.subject <> 'urge' and r.mail_id is null
       and r.tell_on > $2 and r.tell_on <= $3`,
    [ctx.jurisdictionId, since, through, written.map(({ personId }) => personId), written.map(({ mailId }) => mailId)],
  );
}

/** One mail with what somebody is told of; `urge` says who urges, where a person does and not a rule. Gives the mail's id. */
export async function writeDigest(ctx: Context, to: Addressee, lines: readonly DigestLine[], publicUrl: string, urge?: UrgeWords): Promise<string> {
  const { personId, name, email, locale, illustrative } = to;
  const watched = Map.groupBy(lines.filter(({ own }) => !own), ({ report, target, dueOn }) => `${report?.code ?? target?.code} ${dueOn} ${report?.cameBack}`);
  const { subject, text, html } = reminderMail({
    locale,
    illustrative,
    person: name,
    link: `${publicUrl}/`,
    today: ctx.today,
    items: lines.filter(({ own }) => own).map((line) => itemOf(ctx, line, locale, publicUrl)),
    watched: [...watched.values()].flatMap((alike) => watchedOf(ctx, alike, locale, publicUrl)),
    ...(urge === undefined ? {} : { urge }),
  });
  const kind = urge === undefined ? 'reminder' : 'urge';
  return writeMail(ctx, new URL(publicUrl).hostname, { personId, toAddress: email, kind, subject, bodyText: text, bodyHtml: html });
}

function itemOf(ctx: Context, line: DigestLine, locale: Locale, publicUrl: string): ReminderItem {
  const { report, target } = line;
  const detail = target === null ? null : standing(target, locale);
  return {
    ...headOf(ctx, line, locale),
    agencyName: locale === 'vi' ? line.agencyNameVi : line.agencyNameEn,
    ...(detail === null ? {} : { detail }),
    link: report === null ? `${publicUrl}/register/${line.agencyCode}` : `${publicUrl}/reports/${line.subjectId}`,
  };
}

/** What agencies owe alike: the first of them by name, how many there are, and the page that lists them. */
function watchedOf(ctx: Context, alike: readonly DigestLine[], locale: Locale, publicUrl: string): WatchedItem[] {
  const [line] = alike;
  if (line === undefined) return [];
  return [
    {
      ...headOf(ctx, line, locale),
      owes: line.report === null ? 'target' : line.report.cameBack ? 'returned_report' : 'report',
      agencies: line.count,
      named: alike.map(({ agencyNameVi, agencyNameEn }) => (locale === 'vi' ? agencyNameVi : agencyNameEn)),
      link: `${publicUrl}/matrix?${matrixSearch(line)}`,
    },
  ];
}

/** The matrix under the filter that leaves those who owe this. */
function matrixSearch({ report, target }: DigestLine): string {
  const filter = report === null ? { target: [target?.code], status: OPEN_STATUSES } : { period: report.code, report: statusesOf(report) };
  return Object.entries(filter).map(([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`).join('&');
}

const OPEN_STATUSES: readonly ObligationStatus[] = ['on_track', 'at_risk', 'due_soon', 'overdue', 'not_reported'];
const UNSENT: readonly ReportStatus[] = ['not_started', 'draft', 'with_head'];

/** What came back is a draft again once its agency took it back from the head, or recalled its answer. */
function statusesOf({ cameBack, isMended }: NonNullable<DigestLine['report']>): readonly ReportStatus[] {
  if (!cameBack) return UNSENT;
  return isMended ? ['draft', 'with_head', 'returned'] : ['returned'];
}

function headOf(ctx: Context, { report, target, dueOn }: DigestLine, locale: Locale): Pick<ReminderItem, 'title' | 'dueOn' | 'daysLeft'> {
  return { title: report === null ? nameOf(target, locale) : reportTitle(report, locale), dueOn, daysLeft: daysBetween(ctx.today, dueOn) };
}

function nameOf(target: DigestLine['target'], locale: Locale): string {
  if (target === null) throw new Error('a reminder is about a report or a target');
  return locale === 'vi' ? target.nameVi : target.nameEn;
}

function standing({ kind, numerator, denominator, threshold }: NonNullable<DigestLine['target']>, locale: Locale): string | null {
  if (numerator === null || denominator === null) return null;
  const ratio = formatRatio(numerator, denominator, locale, threshold);
  if (kind === 'adoption' || denominator === 0) return ratio;
  return `${ratio}, ${missingServicesText(gapOf({ numerator, denominator }, threshold).missing, locale)}`;
}
