import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyRecurringRule, workDate } from '../../test/arbitraries.js';
import { addDays, plainDate, yearOf } from './plain-date.js';
import { addQuarters, quarter, quarterOf } from './quarter.js';
import {
  ordinalsOf,
  periodContaining,
  reportingQuarterAt,
  windowContains,
  windowOf,
  windowOfQuarter,
} from './window.js';
import type { WindowCycle, WindowRule } from './window.js';

const day = plainDate;
const decree = (cycle: WindowCycle): WindowRule => ({ kind: 'decree_09', cycle });
const calendarMonths = (cycle: WindowCycle): WindowRule => ({ kind: 'calendar', cycle });
const year = fc.integer({ min: 2018, max: 2030 });

describe('windows of Decree 09/2019', () => {
  const cases: readonly (readonly [string, WindowRule, number, number, string, string])[] = [
    ['January', decree('month'), 2020, 1, '2019-12-15', '2020-01-14'],
    ['September', decree('month'), 2019, 9, '2019-08-15', '2019-09-14'],
    ['the first quarter', decree('quarter'), 2020, 1, '2019-12-15', '2020-03-14'],
    ['the second quarter', decree('quarter'), 2019, 2, '2019-03-15', '2019-06-14'],
    ['the third quarter', decree('quarter'), 2019, 3, '2019-06-15', '2019-09-14'],
    ['the fourth quarter', decree('quarter'), 2019, 4, '2019-09-15', '2019-12-14'],
    ['the first six months', decree('first_half'), 2019, 1, '2018-12-15', '2019-06-14'],
    ['the last six months', decree('second_half'), 2019, 1, '2019-06-15', '2019-12-14'],
    ['the year', decree('year'), 2019, 1, '2018-12-15', '2019-12-14'],
    ['nine months, a rule of provinces', { kind: 'nine_months' }, 2019, 1, '2018-12-15', '2019-09-14'],
    ['a calendar year', calendarMonths('year'), 2019, 1, '2019-01-01', '2019-12-31'],
    ['a calendar quarter', calendarMonths('quarter'), 2019, 3, '2019-07-01', '2019-09-30'],
    ['a calendar month', calendarMonths('month'), 2020, 2, '2020-02-01', '2020-02-29'],
    ['a calendar half', calendarMonths('second_half'), 2019, 1, '2019-07-01', '2019-12-31'],
    ['one day', { kind: 'one_off', asOf: day('2019-10-31') }, 2019, 1, '2019-10-31', '2019-10-31'],
  ];

  it.each(cases)('%s', (_name, rule, ofYear, ordinal, from, to) => {
    expect(windowOf(rule, ofYear, ordinal)).toEqual({ from, to });
  });

  it('end on the 14th, day off or not: the cut-off never moves', () => {
    fc.assert(
      fc.property(fc.constantFrom(decree('month'), decree('quarter'), decree('year')), year, (rule, ofYear) => {
        for (let ordinal = 1; ordinal <= ordinalsOf(rule); ordinal += 1) {
          const { from, to } = windowOf(rule, ofYear, ordinal);
          expect([from.slice(8), to.slice(8)]).toEqual(['15', '14']);
        }
      }),
    );
    expect(windowOfQuarter(quarter('2019-Q3')).to).toBe('2019-09-14');
    expect(windowOfQuarter(quarter('2019-Q4')).to).toBe('2019-12-14');
  });

  it('follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 4 }), (ofYear, number) => {
        const here = quarterOf(ofYear, number);
        expect(windowOfQuarter(addQuarters(here, 1)).from).toBe(addDays(windowOfQuarter(here).to, 1));
      }),
    );
  });

  it('make the year of its halves and of its quarters', () => {
    fc.assert(
      fc.property(year, (of) => {
        const whole = windowOf(decree('year'), of, 1);
        const halves = [windowOf(decree('first_half'), of, 1), windowOf(decree('second_half'), of, 1)];
        const quarters = [1, 2, 3, 4].map((number) => windowOf(decree('quarter'), of, number));
        expect({ from: halves[0]?.from, to: halves[1]?.to }).toEqual(whole);
        expect({ from: quarters[0]?.from, to: quarters[3]?.to }).toEqual(whole);
        expect(quarters[1]?.to).toBe(halves[0]?.to);
        expect(windowOf({ kind: 'nine_months' }, of, 1)).toEqual({ from: whole.from, to: quarters[2]?.to });
      }),
    );
  });

  it.each<readonly [string, WindowRule, number, number]>([
    ['a fifth quarter', decree('quarter'), 2019, 5],
    ['a quarter 0', decree('quarter'), 2019, 0],
    ['a thirteenth month', decree('month'), 2019, 13],
    ['a second year', decree('year'), 2019, 2],
    ['half a month', decree('month'), 2019, 1.5],
    ['a day of another year', { kind: 'one_off', asOf: day('2019-10-31') }, 2020, 1],
  ])('refuse %s', (_name, rule, ofYear, ordinal) => {
    expect(() => windowOf(rule, ofYear, ordinal)).toThrow(RangeError);
  });
});

describe('the period of a day', () => {
  it.each([
    ['2019-06-14', '2019-Q2'],
    ['2019-06-15', '2019-Q3'],
    ['2019-09-14', '2019-Q3'],
    ['2019-09-16', '2019-Q4'],
    ['2019-10-31', '2019-Q4'],
    ['2019-12-14', '2019-Q4'],
    ['2019-12-15', '2020-Q1'],
  ])('%s is reported in %s', (date, expected) => {
    expect(reportingQuarterAt(day(date))).toBe(expected);
  });

  it('is the one whose window holds it, and there is at most one', () => {
    fc.assert(
      fc.property(anyRecurringRule, workDate, (rule, date) => {
        const found = periodContaining(rule, date);
        const ordinals = Array.from({ length: ordinalsOf(rule) }, (_, index) => index + 1);
        const holding = [-1, 0, 1]
          .flatMap((away) => ordinals.map((ordinal) => ({ year: yearOf(date) + away, ordinal })))
          .map((period) => ({ ...period, window: windowOf(rule, period.year, period.ordinal) }))
          .filter((period) => windowContains(period.window, date));
        expect(holding).toEqual(found === null ? [] : [found]);
      }),
    );
  });

  it('is none where the rule leaves the day out', () => {
    expect(periodContaining({ kind: 'nine_months' }, day('2019-09-15'))).toBeNull();
    expect(periodContaining(decree('first_half'), day('2019-06-15'))).toBeNull();
    const oneOff: WindowRule = { kind: 'one_off', asOf: day('2019-10-31') };
    expect(periodContaining(oneOff, day('2019-10-30'))).toBeNull();
    expect(periodContaining(oneOff, day('2019-10-31'))).toMatchObject({ year: 2019, ordinal: 1 });
  });
});
