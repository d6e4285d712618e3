import fc from 'fast-check';
import {
  CALENDAR_DAY_KINDS,
  dateOfEpochDay,
  plainDate,
  quarterOf,
  toEpochDay,
  workingCalendar,
} from '../src/calendar/index.js';
import { vietnam } from './vietnam-days.js';
import type { CalendarDay, PlainDate, WindowCycle, WindowRule } from '../src/calendar/index.js';

export function datesIn(from: string, to: string): fc.Arbitrary<PlainDate> {
  return fc.integer({ min: toEpochDay(plainDate(from)), max: toEpochDay(plainDate(to)) }).map(dateOfEpochDay);
}

/** Any date that leaves room for the arithmetic under test. */
export const anyDate = datesIn('0101-01-01', '9899-12-31');

/** Dates inside the known calendar and the years after it, where only weekends are off. */
export const workDate = datesIn('2018-01-01', '2030-12-31');

export const anyQuarter = fc
  .tuple(fc.integer({ min: 101, max: 9899 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, number]) => quarterOf(year, number));

const madeUpRow: fc.Arbitrary<CalendarDay> = fc.record({
  date: datesIn('2019-06-01', '2019-12-31'),
  kind: fc.constantFrom(...CALENDAR_DAY_KINDS),
  name: fc.constant('made up'),
  source: fc.constant('test'),
});

/** The real calendar, or one that an administrator has filled with anything at all. */
export const anyCalendar = fc.oneof(
  fc.constant(vietnam),
  fc.uniqueArray(madeUpRow, { selector: (row) => row.date, maxLength: 60 }).map(workingCalendar),
);

const cycle: fc.Arbitrary<WindowCycle> = fc.constantFrom('month', 'quarter', 'first_half', 'second_half', 'year');

export const anyRecurringRule: fc.Arbitrary<WindowRule> = fc.oneof(
  cycle.map((of): WindowRule => ({ kind: 'decree_09', cycle: of })),
  cycle.map((of): WindowRule => ({ kind: 'calendar', cycle: of })),
  fc.constant<WindowRule>({ kind: 'nine_months' }),
);
