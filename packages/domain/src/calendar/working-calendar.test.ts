import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCalendar, workDate } from '../../test/arbitraries.js';
import { seedDays, vietnam, vietnamDays } from '../../test/vietnam-days.js';
import { addDays, dayOfWeek, daysBetween, plainDate } from './plain-date.js';
import { workingCalendar } from './working-calendar.js';
import type { CalendarDay } from './calendar-day.js';

const day = plainDate;

describe('the calendar of Viet Nam', () => {
  it.each([
    ['2019-04-14', 'holiday', false, 'the Hùng Kings on a Sunday'],
    ['2019-04-15', 'compensatory', false, 'the Monday for it'],
    ['2019-04-26', 'weekday', true, 'a Friday'],
    ['2019-04-27', 'weekend', false, 'a Saturday'],
    ['2019-04-29', 'swap_off', false, 'the bridge to 30 April'],
    ['2019-04-30', 'holiday', false, 'a holiday'],
    ['2019-05-04', 'swap_work', true, 'the Saturday worked for the bridge'],
    ['2019-05-05', 'weekend', false, 'the Sunday after it'],
    ['2019-09-14', 'weekend', false, 'the cut-off of 2019-Q3'],
    ['2019-01-05', 'swap_work', true, 'worked for 31 December 2018'],
    ['2025-04-26', 'swap_work', true, 'a swap that a library misses'],
    ['2025-05-02', 'swap_off', false, 'and its bridge'],
    ['2026-01-10', 'swap_work', true, 'a swap told a week ahead'],
    ['2026-11-24', 'pending', true, 'a day off that is not law yet'],
  ])('%s is %s, worked: %s (%s)', (date, because, isWorking) => {
    expect(vietnam.reasonFor(day(date))).toMatchObject({ date, because, isWorking });
    expect(vietnam.isWorkingDay(day(date))).toBe(isWorking);
    expect(vietnam.isDayOff(day(date))).toBe(!isWorking);
  });

  it('names the row that makes a day so, with its source', () => {
    expect(vietnam.reasonFor(day('2019-05-04')).row).toEqual({
      date: '2019-05-04',
      kind: 'swap_work',
      name: 'Làm bù cho ngày 2019-04-29',
      source: 'python holidays 0.105',
    });
    expect(vietnam.reasonFor(day('2019-09-14')).row).toBeNull();
  });

  it('says of every seeded day what the seed says', () => {
    expect(vietnamDays.length).toBeGreaterThan(130);
    for (const { date, type } of seedDays) {
      const expected = type === 'swap_work' || (type === 'pending' && dayOfWeek(day(date)) < 6);
      expect([date, vietnam.isWorkingDay(day(date))]).toEqual([date, expected]);
    }
  });

  it('works a Saturday for every weekday that it swaps off', () => {
    const dates = (kind: string): number[] =>
      vietnamDays.filter((row) => row.kind === kind).map((row) => dayOfWeek(row.date));
    expect(dates('swap_work')).toEqual(dates('swap_off').map(() => 6));
    expect(dates('swap_off').every((weekday) => weekday < 6)).toBe(true);
  });
});

describe('counting working days', () => {
  it.each([
    ['2019-09-14', 1, '2019-09-16', 'a Saturday cut-off'],
    ['2019-09-14', 3, '2019-09-18', 'three after it'],
    ['2019-09-14', -1, '2019-09-13', 'the Friday before it'],
    ['2019-09-14', 0, '2019-09-16', 'none: the day itself, if it were worked'],
    ['2019-09-16', 0, '2019-09-16', 'none from a worked day'],
    ['2019-04-26', 1, '2019-05-02', 'over the swapped break'],
    ['2019-04-26', 3, '2019-05-04', 'onto the swapped Saturday'],
    ['2019-05-06', -1, '2019-05-04', 'back onto it'],
    ['2019-02-01', 1, '2019-02-11', 'over Tết'],
    ['2018-12-28', 1, '2019-01-02', 'over two years and a swap'],
    ['2026-11-23', 1, '2026-11-24', 'onto a day off that is only proposed'],
  ])('%s and %i is %s (%s)', (from, count, to) => {
    expect(vietnam.addWorkingDays(day(from), count)).toBe(to);
  });

  it.each([
    ['2019-09-14', '2019-09-16', 1],
    ['2019-09-16', '2019-09-16', 0],
    ['2019-09-16', '2019-09-20', 4],
    ['2019-09-20', '2019-09-16', -4],
    ['2019-09-14', '2019-09-15', 0],
    ['2019-04-26', '2019-05-04', 3],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(vietnam.workingDaysBetween(day(from), day(to))).toBe(count);
  });

  const count = fc.integer({ min: -40, max: 40 }).filter((number) => number !== 0);

  it('is undone by counting back', () => {
    fc.assert(
      fc.property(anyCalendar, workDate, count, (calendar, date, by) => {
        const reached = calendar.addWorkingDays(date, by);
        expect(calendar.isWorkingDay(reached)).toBe(true);
        expect(calendar.workingDaysBetween(date, reached)).toBe(by);
        if (calendar.isWorkingDay(date)) expect(calendar.addWorkingDays(reached, -by)).toBe(date);
      }),
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyCalendar, workDate, count, count, (calendar, date, first, second) => {
        fc.pre(first > 0 === second > 0);
        const inTwo = calendar.addWorkingDays(calendar.addWorkingDays(date, first), second);
        expect(inTwo).toBe(calendar.addWorkingDays(date, first + second));
      }),
    );
  });

  it('finds the nearest worked day on either side and skips only days off', () => {
    fc.assert(
      fc.property(anyCalendar, workDate, (calendar, date) => {
        const [back, forward] = [calendar.previousWorkingDay(date), calendar.nextWorkingDay(date)];
        expect(back <= date && date <= forward).toBe(true);
        expect(calendar.isWorkingDay(back) && calendar.isWorkingDay(forward)).toBe(true);
        if (calendar.isWorkingDay(date)) expect([back, forward]).toEqual([date, date]);
        const inside = Math.max(0, daysBetween(back, forward) - 1);
        const between = Array.from({ length: inside }, (_, index) => addDays(back, index + 1));
        expect(between.some((skipped) => calendar.isWorkingDay(skipped))).toBe(false);
      }),
    );
  });

  it('refuses a part of a day', () => {
    expect(() => vietnam.addWorkingDays(day('2019-09-14'), 1.5)).toThrow(RangeError);
  });
});

describe('an administrator', () => {
  const proposed: CalendarDay = { date: day('2026-11-24'), kind: 'pending', name: 'Ngày Văn hóa Việt Nam', source: 'test' };

  it('turns a proposed day into a day off by confirming it', () => {
    expect(workingCalendar([proposed]).isDayOff(proposed.date)).toBe(false);
    expect(workingCalendar([{ ...proposed, kind: 'holiday' }]).isDayOff(proposed.date)).toBe(true);
  });

  it('cannot say two things of one day', () => {
    expect(() => workingCalendar([proposed, { ...proposed, kind: 'holiday' }])).toThrow(RangeError);
  });
});

it('knows only the weekend where nothing is announced', () => {
  const plain = workingCalendar([]);
  fc.assert(
    fc.property(workDate, (date) => {
      expect(plain.isWorkingDay(date)).toBe(dayOfWeek(date) <= 5);
    }),
  );
});
