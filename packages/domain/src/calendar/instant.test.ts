import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDate, datesIn } from '../../test/arbitraries.js';
import { dateAt, endOfDay, hourOfDay, instant, isPast, lastDayBefore, startOfDay, VIETNAM } from './instant.js';
import { addDays, plainDate } from './plain-date.js';
import type { Zone } from './instant.js';

const known = (text: string): number => Date.parse(text);
const day = plainDate;

describe('the day in Viet Nam', () => {
  it('begins at 00:00 and ends at 24:00, seven hours before Greenwich', () => {
    expect(startOfDay(day('2019-09-16'), VIETNAM)).toBe(known('2019-09-16T00:00:00+07:00'));
    expect(endOfDay(day('2019-10-31'), VIETNAM)).toBe(known('2019-11-01T00:00:00+07:00'));
    expect(hourOfDay(day('2019-10-17'), 8, VIETNAM)).toBe(known('2019-10-17T08:00:00+07:00'));
  });

  it.each([
    ['2019-09-16T23:59:59.999+07:00', '2019-09-16'],
    ['2019-09-17T00:00:00.000+07:00', '2019-09-17'],
    ['2019-09-16T16:59:59.999Z', '2019-09-16'],
    ['2019-09-16T17:00:00.000Z', '2019-09-17'],
    ['1969-12-31T16:59:59.999Z', '1969-12-31'],
  ])('at %s it is the %s', (at, date) => {
    expect(dateAt(instant(known(at)), VIETNAM)).toBe(date);
  });

  it('is the one that the platform shows in Asia/Ho_Chi_Minh', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: VIETNAM.name, dateStyle: 'short' });
    const ms = fc.integer({ min: known('2000-01-01T00:00:00Z'), max: known('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(ms, (at) => {
        expect(dateAt(instant(at), VIETNAM)).toBe(format.format(at));
      }),
    );
  });

  it('follows day upon day without gap or overlap, in any zone', () => {
    const zone: fc.Arbitrary<Zone> = fc
      .integer({ min: -720, max: 840 })
      .map((offsetMinutes) => ({ name: 'any', offsetMinutes }));
    fc.assert(
      fc.property(anyDate, zone, (date, anywhere) => {
        expect(endOfDay(date, anywhere)).toBe(startOfDay(addDays(date, 1), anywhere));
        expect(dateAt(startOfDay(date, anywhere), anywhere)).toBe(date);
        expect(dateAt(instant(endOfDay(date, anywhere) - 1), anywhere)).toBe(date);
        expect(dateAt(endOfDay(date, anywhere), anywhere)).toBe(addDays(date, 1));
      }),
    );
  });
});

describe('a deadline', () => {
  const dueAt = endOfDay(day('2019-09-17'), VIETNAM);

  it.each([
    ['2019-09-17T00:00:00.000+07:00', false],
    ['2019-09-17T23:59:59.999+07:00', false],
    ['2019-09-18T00:00:00.000+07:00', true],
    ['2019-09-18T00:00:00.001+07:00', true],
  ])('of the 17th is past at %s: %s', (now, past) => {
    expect(isPast(dueAt, instant(known(now)))).toBe(past);
  });

  it('of the 17th is never shown as the 18th', () => {
    expect(lastDayBefore(dueAt, VIETNAM)).toBe('2019-09-17');
    expect(dateAt(dueAt, VIETNAM)).toBe('2019-09-18');
  });

  it('gives its due day back, whichever day that is', () => {
    fc.assert(
      fc.property(datesIn('2018-01-01', '2040-12-31'), (date) => {
        expect(lastDayBefore(endOfDay(date, VIETNAM), VIETNAM)).toBe(date);
      }),
    );
  });
});

it('refuses what is not a whole millisecond', () => {
  for (const ms of [Number.NaN, Infinity, 0.5]) expect(() => instant(ms)).toThrow(RangeError);
});
