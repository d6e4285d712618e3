import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDate } from '../../test/arbitraries.js';
import {
  addDays,
  addMonths,
  dateOf,
  dateOfEpochDay,
  dayOfMonth,
  dayOfWeek,
  daysBetween,
  isPlainDate,
  lastDayOfMonth,
  maxDate,
  minDate,
  monthOf,
  plainDate,
  toEpochDay,
  yearOf,
} from './plain-date.js';

const count = fc.integer({ min: -36_000, max: 36_000 });

describe('reading a date', () => {
  it.each(['2019-09-14', '2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(plainDate(text)).toBe(text);
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    ['30 February', '2019-02-30'],
    ['29 February of a common year', '2019-02-29'],
    ['29 February of a century', '1900-02-29'],
    ['31 September', '2019-09-31'],
    ['day 0', '2019-09-00'],
    ['month 0', '2019-00-10'],
    ['month 13', '2019-13-01'],
    ['year 0', '0000-01-01'],
    ['a short form', '2019-9-14'],
    ['the Vietnamese form', '14/09/2019'],
    ['an instant', '2019-09-14T00:00:00Z'],
    ['a space before', ' 2019-09-14'],
    ['a line end after', '2019-09-14\n'],
    ['other digits', '２０１９-09-14'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => plainDate(text)).toThrow(RangeError);
  });

  it('takes exactly the days that a calendar has', () => {
    const part = fc.integer({ min: 0, max: 32 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part, part, (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const known = new Date(Date.UTC(year, month - 1, day));
        const exists = known.getUTCMonth() === month - 1 && known.getUTCDate() === day;
        expect(isPlainDate(text)).toBe(exists);
      }),
    );
  });
});

describe('arithmetic', () => {
  it.each([
    ['2019-09-16', 45, '2019-10-31'],
    ['2019-12-31', 1, '2020-01-01'],
    ['2020-02-28', 1, '2020-02-29'],
    ['2019-03-01', -1, '2019-02-28'],
    ['1970-01-01', -1, '1969-12-31'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(plainDate(from), days)).toBe(to);
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(days);
  });

  it('goes forward and back to where it was', () => {
    fc.assert(
      fc.property(anyDate, count, (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('agrees with the platform on every day of the epoch', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const known = new Date(`${date}T00:00:00Z`);
        expect(toEpochDay(date)).toBe(known.getTime() / 86_400_000);
        expect(dateOfEpochDay(toEpochDay(date))).toBe(date);
        expect(dayOfWeek(date)).toBe(known.getUTCDay() === 0 ? 7 : known.getUTCDay());
      }),
    );
  });

  it('orders text as time', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(a < b).toBe(toEpochDay(a) < toEpochDay(b));
        expect(minDate(a, b)).toBe(toEpochDay(a) < toEpochDay(b) ? a : b);
        expect([minDate(a, b), maxDate(a, b)].toSorted()).toEqual([a, b].toSorted());
      }),
    );
  });

  it.each([
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2019-09-14', -9, '2018-12-14'],
    ['2019-12-15', 1, '2020-01-15'],
    ['2019-01-15', -1, '2018-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(plainDate(from), months)).toBe(to);
  });

  it('never leaves the years that four digits can say', () => {
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(plainDate('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(plainDate('2019-09-14'), 0.5)).toThrow(RangeError);
  });
});

describe('parts', () => {
  it.each([
    ['2019-09-14', 6],
    ['2019-09-15', 7],
    ['2019-09-16', 1],
    ['2019-10-31', 4],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
  ])('%s is day %i of the week', (date, day) => {
    expect(dayOfWeek(plainDate(date))).toBe(day);
  });

  it('are put together again', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dateOf(yearOf(date), monthOf(date), dayOfMonth(date))).toBe(date);
        expect(monthOf(lastDayOfMonth(yearOf(date), monthOf(date)))).toBe(monthOf(date));
        expect(dayOfMonth(addDays(lastDayOfMonth(yearOf(date), monthOf(date)), 1))).toBe(1);
      }),
    );
  });
});
