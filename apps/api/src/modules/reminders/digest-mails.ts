import { daysBetween, type PlainDate } from '@tiendo/domain/calendar';
import { gapOf } from '@tiendo/domain/obligations';
import { reminderMail, type ReminderItem } from '@tiendo/papers';
import { formatRatio, missingServicesText, moreOwedText, reportTitle, type Locale } from '@tiendo/phrases';
import type { Context } from '../../platform/auth/context.js';
import { writeMail } from '../../platform/mail/mail.js';
import { digestLines, untoldPeople, type Addressee, type DigestLine, type UntoldSpan } from './digest.queries.js';

/** People whose mails are made at a time. */
const PEOPLE_AT_A_TIME = 100;
/** What one mail shows; nobody reads the hundredth line, and the page has them all. */
export const MOST_ITEMS = 100;

/** Writes one mail to everybody who is told of something; gives how many. */
export async function writeDigests(ctx: Context, { publicUrl, ...span }: UntoldSpan & { readonly publicUrl: string }): Promise<number> {
  const people = await untoldPeople(ctx, span);
  const written: Written[] = [];
  for (let from = 0; from < people.length; from += PEOPLE_AT_A_TIME) {
    const batch = people.slice(from, from + PEOPLE_AT_A_TIME);
    const lines = Map.groupBy(await digestLines(ctx, span, batch.map(({ personId }) => personId), MOST_ITEMS), ({ personId }) => personId);
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

/** One mail with what somebody is told of; `words` are those of a person who urges. Gives the mail's id. */
export async function writeDigest(ctx: Context, to: Addressee, lines: readonly DigestLine[], publicUrl: string, words?: string): Promise<string> {
  const { personId, name, email, locale, illustrative } = to;
  const untold = (lines[0]?.count ?? 0) - lines.length;
  const lead = [...(words === undefined ? [] : [words]), ...(untold > 0 ? [moreOwedText(untold, locale)] : [])];
  const { subject, text, html } = reminderMail({
    locale,
    illustrative,
    person: name,
    link: `${publicUrl}/`,
    today: ctx.today,
    items: lines.map((line) => itemOf(ctx, line, locale, publicUrl)),
    ...(lead.length === 0 ? {} : { words: lead.join('\n') }),
  });
  const kind = words === undefined ? 'reminder' : 'urge';
  return writeMail(ctx, new URL(publicUrl).hostname, { personId, toAddress: email, kind, subject, bodyText: text, bodyHtml: html });
}

function itemOf(ctx: Context, line: DigestLine, locale: Locale, publicUrl: string): ReminderItem {
  const { report, target } = line;
  const detail = target === null ? null : standing(target, locale);
  return {
    title: report === null ? nameOf(target, locale) : reportTitle(report, locale),
    agencyName: locale === 'vi' ? line.agencyNameVi : line.agencyNameEn,
    dueOn: line.dueOn,
    daysLeft: daysBetween(ctx.today, line.dueOn as PlainDate),
    ...(detail === null ? {} : { detail }),
    link: report === null ? `${publicUrl}/register/${line.agencyCode}` : `${publicUrl}/reports/${line.subjectId}`,
  };
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
