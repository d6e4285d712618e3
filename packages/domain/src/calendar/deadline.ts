import { endOfDay, VIETNAM } from './instant.js';
import { addDays, addMonths, dateOf, daysBetween, lastDayOfMonth, minDate, monthOf, yearOf } from './plain-date.js';
import type { DayReason } from './calendar-day.js';
import type { Instant, Zone } from './instant.js';
import type { PlainDate } from './plain-date.js';
import type { Window } from './window.js';
import type { WorkingCalendar } from './working-calendar.js';

/** "Trước ngày 20" ends with the 19th; "chậm nhất ngày 20" includes the 20th. */
export const DEADLINE_WORDINGS = ['before', 'no_later_than'] as const;
export type DeadlineWording = (typeof DEADLINE_WORDINGS)[number];

/** What a regime does with a due day that is not worked; the law says `forward` (Civil Code 2015, Article 148(5)). */
export const DAY_OFF_MOVES = ['forward', 'back', 'fixed'] as const;
export type DayOffMove = (typeof DAY_OFF_MOVES)[number];

/**
 * How the deadline of a tier follows from the cut-off. `day_of_month` is counted in the month of the cut-off or
 * `monthsAfterCutoff` later; a day that the month lacks means its last one.
 */
export type DeadlineRule =
  | { readonly kind: 'working_days_after_cutoff'; readonly days: number }
  | {
      readonly kind: 'day_of_month';
      readonly day: number;
      readonly wording: DeadlineWording;
      readonly onDayOff: DayOffMove;
      readonly monthsAfterCutoff?: number;
    };

/** One step from the cut-off to the due day, to be said in the reader's language. Plain data, stored with the deadline. */
export type DeadlineStep =
  | {
      readonly code: 'working_days_after_cutoff';
      readonly days: number;
      readonly from: PlainDate;
      readonly to: PlainDate;
      readonly skipped: readonly DayReason[];
    }
  | { readonly code: 'day_of_month'; readonly day: number; readonly wording: DeadlineWording; readonly date: PlainDate }
  | { readonly code: 'day_before'; readonly from: PlainDate; readonly to: PlainDate }
  | {
      readonly code: 'moved_forward' | 'moved_back';
      readonly from: PlainDate;
      readonly to: PlainDate;
      readonly reason: DayReason;
    }
  | { readonly code: 'kept_on_day_off'; readonly date: PlainDate; readonly reason: DayReason };

/** `dueOn` is the last day; `dueAt` is its 24:00, the first instant that is late. */
export interface Deadline {
  readonly dueOn: PlainDate;
  readonly dueAt: Instant;
  readonly explanation: readonly DeadlineStep[];
}

/**
 * The deadline of a window, with every step that made it.
 * @throws RangeError where the rule counts less than one working day or names a day that no month has.
 */
export function deadlineOf(
  rule: DeadlineRule,
  window: Window,
  calendar: WorkingCalendar,
  zone: Zone = VIETNAM,
): Deadline {
  const explanation =
    rule.kind === 'day_of_month'
      ? stepsToDayOfMonth(rule, window, calendar)
      : stepsToWorkingDay(rule.days, window, calendar);
  const dueOn = endOf(explanation);
  return { dueOn, dueAt: endOfDay(dueOn, zone), explanation };
}

/**
 * A day set by a document itself, such as 31 October 2019: due at its 24:00, moved only where the document's regime
 * says so.
 */
export function deadlineOn(
  date: PlainDate,
  onDayOff: DayOffMove,
  calendar: WorkingCalendar,
  zone: Zone = VIETNAM,
): Deadline {
  const explanation = stepsOffDayOff(date, onDayOff, calendar);
  const dueOn = explanation.length === 0 ? date : endOf(explanation);
  return { dueOn, dueAt: endOfDay(dueOn, zone), explanation };
}

function stepsToWorkingDay(days: number, { to: cutoff }: Window, calendar: WorkingCalendar): DeadlineStep[] {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`a deadline needs at least one working day, not ${days}`);
  const to = calendar.addWorkingDays(cutoff, days);
  const skipped = daysAfter(cutoff, to).map((date) => calendar.reasonFor(date)).filter((day) => !day.isWorking);
  return [{ code: 'working_days_after_cutoff', days, from: cutoff, to, skipped }];
}

type DayOfMonthRule = Extract<DeadlineRule, { kind: 'day_of_month' }>;

function stepsToDayOfMonth(rule: DayOfMonthRule, window: Window, calendar: WorkingCalendar): DeadlineStep[] {
  const { day, wording } = rule;
  if (!Number.isInteger(day) || day < 1 || day > 31) throw new RangeError(`no month has a day ${day}`);
  const month = addMonths(dateOf(yearOf(window.to), monthOf(window.to), 1), rule.monthsAfterCutoff ?? 0);
  const date = minDate(addDays(month, day - 1), lastDayOfMonth(yearOf(month), monthOf(month)));
  const named: DeadlineStep = { code: 'day_of_month', day, wording, date };
  if (wording === 'no_later_than') return [named, ...stepsOffDayOff(date, rule.onDayOff, calendar)];
  const eve = addDays(date, -1);
  return [named, { code: 'day_before', from: date, to: eve }, ...stepsOffDayOff(eve, rule.onDayOff, calendar)];
}

function stepsOffDayOff(date: PlainDate, move: DayOffMove, calendar: WorkingCalendar): DeadlineStep[] {
  const reason = calendar.reasonFor(date);
  if (reason.isWorking) return [];
  switch (move) {
    case 'forward':
      return [{ code: 'moved_forward', from: date, to: calendar.nextWorkingDay(date), reason }];
    case 'back':
      return [{ code: 'moved_back', from: date, to: calendar.previousWorkingDay(date), reason }];
    case 'fixed':
      return [{ code: 'kept_on_day_off', date, reason }];
  }
}

function endOf(steps: readonly DeadlineStep[]): PlainDate {
  const last = steps.at(-1);
  if (last === undefined) throw new RangeError('a deadline without a step');
  return 'to' in last ? last.to : last.date;
}

function daysAfter(from: PlainDate, to: PlainDate): PlainDate[] {
  return Array.from({ length: daysBetween(from, to) }, (_, index) => addDays(from, index + 1));
}
