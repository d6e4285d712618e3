import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDate, anyQuarter } from '../../test/arbitraries.js';
import { plainDate } from './plain-date.js';
import {
  addQuarters,
  isQuarter,
  numberOfQuarter,
  quarter,
  quarterOf,
  quarterOfDate,
  quartersBetween,
  yearOfQuarter,
} from './quarter.js';

const count = fc.integer({ min: -400, max: 400 });

describe('a quarter', () => {
  const others = ['2019-Q0', '2019-Q5', '2019Q3', '19-Q3', '0000-Q1', '2019-q3', 'Quý III/2019', '2019-Q3 '];

  it.each(others)('is not %s', (text) => {
    expect(isQuarter(text)).toBe(false);
    expect(() => quarter(text)).toThrow(RangeError);
  });

  it('is not made of a number that no year has', () => {
    for (const number of [0, 5, 1.5, -1]) expect(() => quarterOf(2019, number)).toThrow(RangeError);
    expect(() => quarterOf(0, 1)).toThrow(RangeError);
    expect(() => quarterOf(10_000, 1)).toThrow(RangeError);
  });

  it('has a year and a number', () => {
    fc.assert(
      fc.property(anyQuarter, (of) => {
        expect(quarterOf(yearOfQuarter(of), numberOfQuarter(of))).toBe(of);
      }),
    );
  });

  it('goes forward and back to where it was, and the distance is what was added', () => {
    fc.assert(
      fc.property(anyQuarter, count, (from, by) => {
        const to = addQuarters(from, by);
        expect(addQuarters(to, -by)).toBe(from);
        expect(quartersBetween(from, to)).toBe(by);
      }),
    );
  });

  it('orders text as time', () => {
    fc.assert(
      fc.property(anyQuarter, anyQuarter, (a, b) => {
        expect(a < b).toBe(quartersBetween(a, b) > 0);
      }),
    );
  });

  it('of a day counts calendar months', () => {
    expect(quarterOfDate(plainDate('2019-06-15'))).toBe('2019-Q2');
    expect(quarterOfDate(plainDate('2019-09-30'))).toBe('2019-Q3');
    expect(quarterOfDate(plainDate('2019-12-31'))).toBe('2019-Q4');
  });

  it('of a day never comes before that of an earlier day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        if (a <= b) expect(quarterOfDate(a) <= quarterOfDate(b)).toBe(true);
        else expect(quarterOfDate(a) >= quarterOfDate(b)).toBe(true);
      }),
    );
  });
});
