import { addDays, dayOfWeek } from './plain-date.js';
import type { CalendarDay, DayReason } from './calendar-day.js';
import type { PlainDate } from './plain-date.js';

/** Working days of civil servants: Monday to Friday, but for what the announcements change. */
export interface WorkingCalendar {
  isWorkingDay(date: PlainDate): boolean;
  isDayOff(date: PlainDate): boolean;
  /** Why the day is worked or not, and the row that makes it so. */
  reasonFor(date: PlainDate): DayReason;
  /** The day itself where it is worked, else the first worked day after it. */
  nextWorkingDay(date: PlainDate): PlainDate;
  /** The day itself where it is worked, else the last worked day before it. */
  previousWorkingDay(date: PlainDate): PlainDate;
  /** `count` > 0: the nth working day strictly after; < 0: strictly before; 0: `nextWorkingDay`. */
  addWorkingDays(date: PlainDate, count: number): PlainDate;
  /**
   * How many working days lead from one day to the other: those after `from` up to and with `to`, or, where `to`
   * is earlier, minus those from `to` on and before `from`. It undoes `addWorkingDays` for every count but 0.
   */
  workingDaysBetween(from: PlainDate, to: PlainDate): number;
}

/** @throws RangeError where two rows name the same day: a changed decision replaces the row, it is not added. */
export function workingCalendar(days: readonly CalendarDay[]): WorkingCalendar {
  const rows = new Map<PlainDate, CalendarDay>();
  for (const row of days) {
    if (rows.has(row.date)) throw new RangeError(`two calendar rows for ${row.date}`);
    rows.set(row.date, row);
  }

  const reasonFor = (date: PlainDate): DayReason => {
    const row = rows.get(date) ?? null;
    const isWeekend = dayOfWeek(date) >= 6;
    if (row === null) return { date, isWorking: !isWeekend, because: isWeekend ? 'weekend' : 'weekday', row };
    if (row.kind === 'pending') return { date, isWorking: !isWeekend, because: isWeekend ? 'weekend' : 'pending', row };
    return { date, isWorking: row.kind === 'swap_work', because: row.kind, row };
  };
  const isWorkingDay = (date: PlainDate): boolean => reasonFor(date).isWorking;

  const walk = (from: PlainDate, step: 1 | -1): PlainDate => {
    let date = from;
    while (!isWorkingDay(date)) date = addDays(date, step);
    return date;
  };

  const addWorkingDays = (date: PlainDate, count: number): PlainDate => {
    if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number of working days: ${count}`);
    if (count === 0) return walk(date, 1);
    const step = count > 0 ? 1 : -1;
    let reached = date;
    for (let left = Math.abs(count); left > 0; left -= 1) reached = walk(addDays(reached, step), step);
    return reached;
  };

  const countWorking = (first: PlainDate, last: PlainDate): number => {
    let count = 0;
    for (let date = first; date <= last; date = addDays(date, 1)) if (isWorkingDay(date)) count += 1;
    return count;
  };

  return {
    isWorkingDay,
    isDayOff: (date) => !isWorkingDay(date),
    reasonFor,
    nextWorkingDay: (date) => walk(date, 1),
    previousWorkingDay: (date) => walk(date, -1),
    addWorkingDays,
    workingDaysBetween: (from, to) => {
      if (from === to) return 0;
      return from < to ? countWorking(addDays(from, 1), to) : -countWorking(to, addDays(from, -1));
    },
  };
}
