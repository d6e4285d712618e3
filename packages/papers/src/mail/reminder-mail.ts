import { agenciesText, formatNumber, formatWeekdayDate, type Locale } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { deadlineText } from './deadline-text.js';
import { layOut, type MailTable } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface ReminderItem {
  /** What is owed, 'Báo cáo Quý III/2019' or the name of a target. */
  readonly title: string;
  readonly agencyName: string;
  /** The last day, '2019-09-18'. */
  readonly dueOn: string;
  /** Days until then: 0 on the day itself, below 0 when past. */
  readonly daysLeft: number;
  /** Where it stands, in words: '38,0% (19/50), còn 1 dịch vụ nữa'. */
  readonly detail?: string;
  readonly link: string;
}

const OWING_AGENCIES = {
  target: { one: 'oneUnmet', many: 'manyUnmet' },
  report: { one: 'oneUnsent', many: 'manyUnsent' },
  returned_report: { one: 'oneNotResent', many: 'manyNotResent' },
} as const;

/** What several agencies owe alike, to somebody who watches over them. */
export interface WatchedItem extends Pick<ReminderItem, 'title' | 'dueOn' | 'daysLeft'> {
  /** A target to be met, a report to be sent, or one to be sent again after its return. */
  readonly owes: keyof typeof OWING_AGENCIES;
  /** How many agencies owe it. */
  readonly agencies: number;
  /** The first of them, in the order of the list. */
  readonly named: readonly string[];
  /** The page that lists them all. */
  readonly link: string;
}

export interface ReminderMailInput extends MailBase {
  readonly today: string;
  /** What is the reader's own to do. */
  readonly items: readonly ReminderItem[];
  /** What others owe; not the reader's to do. */
  readonly watched?: readonly WatchedItem[];
  /** Given when a person urges, not a rule. */
  readonly urge?: UrgeWords;
}

/** Who urges and in what words. */
export interface UrgeWords {
  /** In whose name: 'Văn phòng UBND thành phố'. */
  readonly office: string;
  readonly person: string;
  /** A department asks its peers, and a central agency is always asked; nobody urges these. */
  readonly asks: boolean;
  /** The person's own words; '' for none. */
  readonly note: string;
}

type Owed = Pick<ReminderItem, 'title' | 'daysLeft'>;
const longestOverdueFirst = (a: Owed, b: Owed): number => a.daysLeft - b.daysLeft || (a.title < b.title ? -1 : 1);

/** One digest a person: everything they still owe, the longest overdue first, then what agencies owe that they watch over. Throws RangeError where there is neither. */
export function reminderMail(input: ReminderMailInput): Mail {
  const { locale, today, urge } = input;
  const items = [...input.items].sort(longestOverdueFirst);
  const watched = [...(input.watched ?? [])].sort(longestOverdueFirst);
  if (items.length + watched.length === 0) throw new RangeError('a reminder needs something that is owed');
  const day = formatWeekdayDate(today, locale);
  return layOut(input, {
    subject: urge === undefined ? subjectOf(locale, items, watched) : say(locale, 'urgeSubject', { owed: subjectOf(locale, items, watched) }),
    lead: urge === undefined ? [] : urgeLead(urge, locale),
    parts: [
      ...(items.length === 0 ? [] : [{ lead: say(locale, items.length === 1 ? 'owesOne' : 'owesMany', { today: day, count: items.length }), table: ownTable(items, locale) }]),
      ...(watched.length === 0 ? [] : [{ lead: watchedLead(watched, day, locale), table: watchedTable(watched, locale) }]),
    ],
    after: [say(locale, 'stopsWhenDone')],
    action: say(locale, items.length === 0 ? 'openOverview' : 'openWork'),
  });
}

/** Who urges whom to what, then their own words as such, so that nobody takes them for the system's. */
function urgeLead({ office, person, asks, note }: UrgeWords, locale: Locale): string[] {
  return [say(locale, asks ? 'asksLead' : 'urgeLead', { office, person }), ...(note.trim() === '' ? [] : [say(locale, 'urgeNote', { note: note.trim().normalize('NFC') })])];
}

function ownTable(items: readonly ReminderItem[], locale: Locale): MailTable {
  return {
    headings: [say(locale, 'whatIsOwed'), say(locale, 'agency'), say(locale, 'deadline')],
    rows: items.map(({ title, agencyName, dueOn, daysLeft, detail, link }) => ({
      cells: [detail === undefined ? title : `${title}\n${detail}`, agencyName, deadlineText(dueOn, daysLeft, locale)],
      link,
      urgent: daysLeft < 0,
    })),
  };
}

function watchedTable(watched: readonly WatchedItem[], locale: Locale): MailTable {
  return {
    headings: [say(locale, 'whatIsOwed'), say(locale, 'agenciesOwing'), say(locale, 'deadline')],
    rows: watched.map(({ title, owes, agencies, named, dueOn, daysLeft, link }) => ({
      cells: [
        title,
        `${say(locale, OWING_AGENCIES[owes][agencies === 1 ? 'one' : 'many'], { count: formatNumber(agencies, locale) })}: ${agenciesText(named, agencies, locale)}`,
        deadlineText(dueOn, daysLeft, locale),
      ],
      link,
      urgent: daysLeft < 0,
    })),
  };
}

const sum = (watched: readonly WatchedItem[]): number => watched.reduce((total, { agencies }) => total + agencies, 0);

function watchedLead(watched: readonly WatchedItem[], today: string, locale: Locale): string {
  return say(locale, 'watched', { today, things: watchedThings(watched, locale) });
}

/** '40 việc của các cơ quan đã quá hạn', '155 việc của các cơ quan chưa xong: 55 việc quá hạn, 100 việc còn hạn'. */
function watchedThings(watched: readonly WatchedItem[], locale: Locale): string {
  const [count, overdue] = [sum(watched), sum(watched.filter(isOverdue))];
  const form = overdue === count ? 'Overdue' : overdue === 0 ? 'Coming' : 'Both';
  return say(locale, `watched${count === 1 ? 'One' : 'Many'}${form}`, { count: formatNumber(count, locale), split: split(overdue, count, locale) });
}

const isOverdue = ({ daysLeft }: Owed): boolean => daysLeft < 0;

function subjectOf(locale: Locale, items: readonly ReminderItem[], watched: readonly WatchedItem[]): string {
  const own = ownSubject(locale, items);
  if (watched.length === 0) return own;
  const theirs = watchedThings(watched, locale);
  return own === '' ? theirs : `${own}; ${theirs}`;
}

function ownSubject(locale: Locale, items: readonly ReminderItem[]): string {
  const [worst] = items;
  if (worst === undefined) return '';
  if (items.length > 1) return split(items.filter(isOverdue).length, items.length, locale);
  return `${worst.title}, ${say(locale, 'deadlineIs', { deadline: deadlineText(worst.dueOn, worst.daysLeft, locale) })}`;
}

/** '55 việc quá hạn, 100 việc còn hạn'; nothing is said of what is zero. */
function split(overdue: number, all: number, locale: Locale): string {
  const things = (count: number, key: 'thingsOverdue' | 'thingsComing'): readonly string[] => (count === 0 ? [] : [say(locale, key, { count: formatNumber(count, locale) })]);
  return [...things(overdue, 'thingsOverdue'), ...things(all - overdue, 'thingsComing')].join(', ');
}
