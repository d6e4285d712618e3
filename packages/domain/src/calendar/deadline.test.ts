import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCalendar, anyRecurringRule, workDate } from '../../test/arbitraries.js';
import { vietnam } from '../../test/vietnam-days.js';
import { DAY_OFF_MOVES, DEADLINE_WORDINGS, deadlineOf, deadlineOn } from './deadline.js';
import { dateAt, instant, isPast, VIETNAM } from './instant.js';
import { addDays, plainDate } from './plain-date.js';
import { quarter } from './quarter.js';
import { ordinalsOf, windowOf, windowOfQuarter } from './window.js';
import { workingCalendar } from './working-calendar.js';
import type { DayOffMove, DeadlineRule, DeadlineWording } from './deadline.js';

type DayOfMonthRule = Extract<DeadlineRule, { kind: 'day_of_month' }>;

const day = plainDate;
const thirdQuarter = windowOfQuarter(quarter('2019-Q3'));
const onDay = (number: number, wording: DeadlineWording, onDayOff: DayOffMove): DayOfMonthRule => ({
  kind: 'day_of_month',
  day: number,
  wording,
  onDayOff,
});

describe('a deadline counted in working days', () => {
  it('moves over the days off that the cut-off stays on', () => {
    const { dueOn, dueAt, explanation } = deadlineOf({ kind: 'working_days_after_cutoff', days: 1 }, thirdQuarter, vietnam);
    expect(thirdQuarter.to).toBe('2019-09-14');
    expect(dueOn).toBe('2019-09-16');
    expect(dueAt).toBe(Date.parse('2019-09-17T00:00:00+07:00'));
    expect(explanation).toEqual([
      {
        code: 'working_days_after_cutoff',
        days: 1,
        from: '2019-09-14',
        to: '2019-09-16',
        skipped: [{ date: '2019-09-15', isWorking: false, because: 'weekend', row: null }],
      },
    ]);
  });

  it('names the holidays it passed over', () => {
    const window = windowOf({ kind: 'one_off', asOf: day('2019-04-26') }, 2019, 1);
    const { dueOn, explanation } = deadlineOf({ kind: 'working_days_after_cutoff', days: 3 }, window, vietnam);
    expect(dueOn).toBe('2019-05-04');
    expect(explanation).toMatchObject([
      {
        skipped: [
          { date: '2019-04-27', because: 'weekend' },
          { date: '2019-04-28', because: 'weekend' },
          { date: '2019-04-29', because: 'swap_off' },
          { date: '2019-04-30', because: 'holiday', row: { name: 'Ngày Chiến thắng' } },
          { date: '2019-05-01', because: 'holiday' },
        ],
      },
    ]);
  });

  it.each([0, -1, 1.5])('is refused for %d days: the law wants one at least', (days) => {
    expect(() => deadlineOf({ kind: 'working_days_after_cutoff', days }, thirdQuarter, vietnam)).toThrow(RangeError);
  });
});

describe('a deadline on a day of the month', () => {
  it.each([
    ['no later than the 20th includes it', onDay(20, 'no_later_than', 'forward'), '2019-09-20'],
    ['before the 20th ends with the 19th', onDay(20, 'before', 'forward'), '2019-09-19'],
    ['before the 21st is a worked Friday', onDay(21, 'before', 'back'), '2019-09-20'],
    ['the 21st, a Saturday, moves forward', onDay(21, 'no_later_than', 'forward'), '2019-09-23'],
    ['the 21st, a Saturday, moves back', onDay(21, 'no_later_than', 'back'), '2019-09-20'],
    ['the 21st, a Saturday, stays', onDay(21, 'no_later_than', 'fixed'), '2019-09-21'],
    ['before the 22nd is the Saturday and moves', onDay(22, 'before', 'forward'), '2019-09-23'],
    ['before the 1st is the month before', onDay(1, 'before', 'back'), '2019-08-30'],
    ['the 31st of September is its last day', onDay(31, 'no_later_than', 'back'), '2019-09-30'],
  ])('%s', (_name, rule, dueOn) => {
    expect(deadlineOf(rule, thirdQuarter, vietnam).dueOn).toBe(dueOn);
  });

  it('can lie in a month after the cut-off: the calendar year is due before 1 February', () => {
    const window = windowOf({ kind: 'calendar', cycle: 'year' }, 2018, 1);
    const rule: DeadlineRule = { ...onDay(1, 'before', 'forward'), monthsAfterCutoff: 2 };
    expect(deadlineOf(rule, window, vietnam).dueOn).toBe('2019-01-31');
  });

  it('explains each of its steps', () => {
    expect(deadlineOf(onDay(22, 'before', 'forward'), thirdQuarter, vietnam).explanation).toEqual([
      { code: 'day_of_month', day: 22, wording: 'before', date: '2019-09-22' },
      { code: 'day_before', from: '2019-09-22', to: '2019-09-21' },
      {
        code: 'moved_forward',
        from: '2019-09-21',
        to: '2019-09-23',
        reason: { date: '2019-09-21', isWorking: false, because: 'weekend', row: null },
      },
    ]);
    expect(deadlineOf(onDay(21, 'no_later_than', 'fixed'), thirdQuarter, vietnam).explanation.at(-1)).toMatchObject({
      code: 'kept_on_day_off',
      date: '2019-09-21',
    });
  });

  it.each([0, 32, 1.5])('refuses a day %d', (number) => {
    expect(() => deadlineOf(onDay(number, 'before', 'fixed'), thirdQuarter, vietnam)).toThrow(RangeError);
  });
});

describe('a day that a document sets', () => {
  it('is 31 October 2019 until 24:00', () => {
    const { dueOn, dueAt, explanation } = deadlineOn(day('2019-10-31'), 'forward', vietnam);
    expect([dueOn, dueAt, explanation]).toEqual(['2019-10-31', Date.parse('2019-11-01T00:00:00+07:00'), []]);
    expect(isPast(dueAt, instant(Date.parse('2019-10-31T23:59:59.999+07:00')))).toBe(false);
    expect(isPast(dueAt, instant(Date.parse('2019-11-01T00:00:00.000+07:00')))).toBe(true);
  });

  it('moves as its regime says where it is not worked', () => {
    expect(deadlineOn(day('2019-04-29'), 'forward', vietnam).dueOn).toBe('2019-05-02');
    expect(deadlineOn(day('2019-04-29'), 'back', vietnam).dueOn).toBe('2019-04-26');
    expect(deadlineOn(day('2019-04-29'), 'fixed', vietnam).dueOn).toBe('2019-04-29');
  });
});

describe('every deadline', () => {
  const rule: fc.Arbitrary<DeadlineRule> = fc.oneof(
    fc.integer({ min: 1, max: 30 }).map((days): DeadlineRule => ({ kind: 'working_days_after_cutoff', days })),
    fc
      .tuple(fc.integer({ min: 1, max: 31 }), fc.constantFrom(...DEADLINE_WORDINGS), fc.constantFrom(...DAY_OFF_MOVES))
      .map(([number, wording, move]) => onDay(number, wording, move)),
  );
  const window = fc
    .tuple(anyRecurringRule, fc.integer({ min: 2018, max: 2030 }), fc.nat())
    .map(([of, year, seed]) => windowOf(of, year, (seed % ordinalsOf(of)) + 1));

  it('ends at 24:00 of its due day in Viet Nam', () => {
    fc.assert(
      fc.property(rule, window, anyCalendar, (of, span, calendar) => {
        const { dueOn, dueAt } = deadlineOf(of, span, calendar);
        expect(dueAt).toBe(Date.parse(`${addDays(dueOn, 1)}T00:00:00+07:00`));
        expect(dateAt(instant(dueAt - 1), VIETNAM)).toBe(dueOn);
      }),
    );
  });

  it('is a working day unless its rule is fixed, and its last step leads to it', () => {
    fc.assert(
      fc.property(rule, window, anyCalendar, (of, span, calendar) => {
        const { dueOn, explanation } = deadlineOf(of, span, calendar);
        const mayStay = of.kind === 'day_of_month' && of.onDayOff === 'fixed';
        expect(mayStay || calendar.isWorkingDay(dueOn)).toBe(true);
        expect(Object.values(explanation.at(-1) ?? {})).toContain(dueOn);
      }),
    );
  });

  it('moves with the calendar while the cut-off does not', () => {
    fc.assert(
      fc.property(workDate, fc.integer({ min: 1, max: 10 }), (cutoff, days) => {
        const span = { from: cutoff, to: cutoff };
        const of: DeadlineRule = { kind: 'working_days_after_cutoff', days };
        const before = deadlineOf(of, span, workingCalendar([])).dueOn;
        const closed = workingCalendar([{ date: before, kind: 'holiday', name: 'one more', source: 'test' }]);
        expect(deadlineOf(of, span, closed).dueOn > before).toBe(true);
        expect(span.to).toBe(cutoff);
      }),
    );
  });

  it('before a day is the same as no later than the day before it', () => {
    const [later, move] = [fc.integer({ min: 2, max: 28 }), fc.constantFrom(...DAY_OFF_MOVES)];
    fc.assert(
      fc.property(later, move, window, anyCalendar, (number, onDayOff, span, calendar) => {
        const before = deadlineOf(onDay(number, 'before', onDayOff), span, calendar);
        expect(before.dueAt).toBe(deadlineOf(onDay(number - 1, 'no_later_than', onDayOff), span, calendar).dueAt);
      }),
    );
  });
});
