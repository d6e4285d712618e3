import type { CalendarDayKind, DayReason, DeadlineStep } from '@tiendo/domain/calendar';
import { formatDate, formatDatesIn, formatDayMonth, plural } from './dates.js';
import type { Bilingual, Locale } from './locale.js';

/** Why a day is not worked. */
export const DAY_KIND_NAMES: Bilingual<CalendarDayKind | 'weekend'> = {
  vi: {
    weekend: 'ngày nghỉ hằng tuần',
    holiday: 'ngày nghỉ lễ',
    compensatory: 'ngày nghỉ bù',
    swap_off: 'ngày nghỉ hoán đổi',
    swap_work: 'ngày làm bù',
    pending: 'ngày đang đề xuất',
  },
  en: {
    weekend: 'a weekly day of rest',
    holiday: 'a public holiday',
    compensatory: 'a compensatory day off',
    swap_off: 'a bridge day off',
    swap_work: 'a day worked in exchange',
    pending: 'a proposed day',
  },
};

type Say = { readonly [Code in DeadlineStep['code']]: (step: Extract<DeadlineStep, { code: Code }>) => string };

const SENTENCES: Readonly<Record<Locale, Say>> = {
  vi: {
    working_days_after_cutoff: ({ days, from, to, skipped }) =>
      `${days} ngày làm việc sau ngày chốt số liệu ${formatDate(from)} là ngày ${formatDate(to)}${skipped.length === 0 ? '' : `; không tính ${named(skipped, 'vi')}`}.`,
    day_of_month: ({ day, wording, date }) => (wording === 'before' ? `Quy định: trước ngày ${day}, tức trước ngày ${formatDate(date)}.` : `Quy định: chậm nhất ngày ${day}, tức ngày ${formatDate(date)}.`),
    day_before: ({ from, to }) => `Trước ngày ${formatDate(from)} nghĩa là đến hết ngày ${formatDate(to)}.`,
    moved_forward: ({ from, to, reason }) => `Ngày ${formatDate(from)} là ${why(reason, 'vi')} nên hạn chuyển tới ngày làm việc kế tiếp, ${formatDate(to)}.`,
    moved_back: ({ from, to, reason }) => `Ngày ${formatDate(from)} là ${why(reason, 'vi')} nên hạn lùi về ngày làm việc trước đó, ${formatDate(to)}.`,
    kept_on_day_off: ({ date, reason }) => `Ngày ${formatDate(date)} là ${why(reason, 'vi')} nhưng hạn giữ nguyên theo văn bản.`,
  },
  en: {
    working_days_after_cutoff: ({ days, from, to, skipped }) =>
      `${plural(days, 'working day')} after the cut-off on ${formatDate(from)} is ${formatDate(to)}${skipped.length === 0 ? '' : `; not counted: ${named(skipped, 'en')}`}.`,
    day_of_month: ({ day, wording, date }) => (wording === 'before' ? `The rule says before day ${day}, that is before ${formatDate(date)}.` : `The rule says no later than day ${day}, that is ${formatDate(date)}.`),
    day_before: ({ from, to }) => `Before ${formatDate(from)} means until the end of ${formatDate(to)}.`,
    moved_forward: ({ from, to, reason }) => `${formatDate(from)} is ${why(reason, 'en')}, so the deadline moves to the next working day, ${formatDate(to)}.`,
    moved_back: ({ from, to, reason }) => `${formatDate(from)} is ${why(reason, 'en')}, so the deadline moves back to the working day before, ${formatDate(to)}.`,
    kept_on_day_off: ({ date, reason }) => `${formatDate(date)} is ${why(reason, 'en')}, but the document keeps the deadline.`,
  },
};

/**
 * The sentences of "why this day?", one a step, from the steps that were stored with the deadline.
 * A step that this version does not know is left out rather than said wrongly.
 */
export function deadlineSentences(steps: readonly Readonly<Record<string, unknown>>[], locale: Locale): string[] {
  return steps.flatMap((step) => {
    const say = (SENTENCES[locale] as Readonly<Record<string, ((step: never) => string) | undefined>>)[String(step.code)];
    return say === undefined ? [] : [say(step as never)];
  });
}

function why({ because, row }: DayReason, locale: Locale): string {
  const kind = because === 'weekday' ? '' : DAY_KIND_NAMES[locale][because];
  return row === null || row.name === '' ? kind : `${kind} (${formatDatesIn(row.name)})`;
}

/** "15/09 (ngày nghỉ hằng tuần), 02/09 (ngày nghỉ lễ: Quốc khánh)". */
function named(days: readonly DayReason[], locale: Locale): string {
  return days.map((day) => `${formatDayMonth(day.date)} (${why(day, locale).replace(/ \((.*)\)$/, ': $1')})`).join(', ');
}
