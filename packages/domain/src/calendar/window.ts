import { dateOf, lastDayOfMonth, yearOf } from './plain-date.js';
import { numberOfQuarter, quarterOf, yearOfQuarter } from './quarter.js';
import type { PlainDate } from './plain-date.js';
import type { Quarter } from './quarter.js';

/** The days whose data a report covers, both ends inclusive. `to` is the cut-off and never moves for a day off. */
export interface Window {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const WINDOW_CYCLES = ['month', 'quarter', 'first_half', 'second_half', 'year'] as const;
export type WindowCycle = (typeof WINDOW_CYCLES)[number];

/**
 * How the window of a period follows from its year and number:
 * - `decree_09`: from the 15th of the month before to the 14th of the last month (Decree 09/2019/NĐ-CP, Article 12);
 * - `nine_months`: 15 December to 14 September; not in the Decree, added by provinces;
 * - `calendar`: first to last day of the months themselves (Circular 06/2013/TT-BTTTT reports so);
 * - `one_off`: what holds on one day (a thematic report).
 */
export type WindowRule =
  | { readonly kind: 'decree_09'; readonly cycle: WindowCycle }
  | { readonly kind: 'nine_months' }
  | { readonly kind: 'calendar'; readonly cycle: WindowCycle }
  | { readonly kind: 'one_off'; readonly asOf: PlainDate };

export const DECREE_09_QUARTER: WindowRule = { kind: 'decree_09', cycle: 'quarter' };

/** One period of a rule: its year, its number in the year and its window. */
export interface WindowPeriod {
  readonly year: number;
  readonly ordinal: number;
  readonly window: Window;
}

/** Periods a year: 12 months, 4 quarters, else 1. */
export function ordinalsOf(rule: WindowRule): number {
  if (rule.kind === 'nine_months' || rule.kind === 'one_off') return 1;
  if (rule.cycle === 'month') return 12;
  return rule.cycle === 'quarter' ? 4 : 1;
}

/**
 * The window of one period. `ordinal` is the month (1 to 12), the quarter (1 to 4), or 1 where a year has one period.
 * @throws RangeError where the rule has no such period; for `one_off` also where `year` is not the year of its day.
 */
export function windowOf(rule: WindowRule, year: number, ordinal: number): Window {
  if (!Number.isInteger(ordinal) || ordinal < 1 || ordinal > ordinalsOf(rule)) {
    throw new RangeError(`no period ${ordinal} in ${year} for ${rule.kind}`);
  }
  switch (rule.kind) {
    case 'decree_09':
      return shiftedWindow(year, monthsOf(rule.cycle, ordinal));
    case 'nine_months':
      return shiftedWindow(year, [1, 9]);
    case 'calendar': {
      const [first, last] = monthsOf(rule.cycle, ordinal);
      return { from: dateOf(year, first, 1), to: lastDayOfMonth(year, last) };
    }
    case 'one_off':
      if (year !== yearOf(rule.asOf)) throw new RangeError(`no period in ${year} for the day ${rule.asOf}`);
      return { from: rule.asOf, to: rule.asOf };
  }
}

/** The period of the rule that a day falls into, or null where none does (15 September under `nine_months`). */
export function periodContaining(rule: WindowRule, date: PlainDate): WindowPeriod | null {
  // A window opens at the earliest in the December before its year.
  for (const year of rule.kind === 'one_off' ? [yearOf(rule.asOf)] : [yearOf(date), yearOf(date) + 1]) {
    for (let ordinal = 1; ordinal <= ordinalsOf(rule); ordinal += 1) {
      const window = windowOf(rule, year, ordinal);
      if (windowContains(window, date)) return { year, ordinal, window };
    }
  }
  return null;
}

export function windowContains(window: Window, date: PlainDate): boolean {
  return window.from <= date && date <= window.to;
}

/** The Decree's window of a quarter: 2019-Q3 is 15 June to 14 September 2019. */
export function windowOfQuarter(quarter: Quarter): Window {
  return windowOf(DECREE_09_QUARTER, yearOfQuarter(quarter), numberOfQuarter(quarter));
}

/** The quarter whose report covers a day by the Decree's windows, which leave no day out: 15 December opens the first. */
export function reportingQuarterAt(date: PlainDate): Quarter {
  const period = periodContaining(DECREE_09_QUARTER, date);
  if (period === null) throw new RangeError(`no reporting quarter for ${date}`);
  return quarterOf(period.year, period.ordinal);
}

type MonthSpan = readonly [first: number, last: number];

function monthsOf(cycle: WindowCycle, ordinal: number): MonthSpan {
  switch (cycle) {
    case 'month':
      return [ordinal, ordinal];
    case 'quarter':
      return [ordinal * 3 - 2, ordinal * 3];
    case 'first_half':
      return [1, 6];
    case 'second_half':
      return [7, 12];
    case 'year':
      return [1, 12];
  }
}

function shiftedWindow(year: number, [first, last]: MonthSpan): Window {
  const from = first === 1 ? dateOf(year - 1, 12, 15) : dateOf(year, first - 1, 15);
  return { from, to: dateOf(year, last, 14) };
}
