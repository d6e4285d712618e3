import { addDays, dateOfEpochDay, toEpochDay } from './plain-date.js';
import type { PlainDate } from './plain-date.js';

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly brand: 'Instant' };

/** A zone without daylight saving: `offsetMinutes` east of UTC, all year. */
export interface Zone {
  readonly name: string;
  readonly offsetMinutes: number;
}

/** Legal time of Viet Nam, UTC+7 without daylight saving (Decision 134/2002/QĐ-TTg). */
export const VIETNAM: Zone = { name: 'Asia/Ho_Chi_Minh', offsetMinutes: 420 };

const MS_OF_MINUTE = 60_000;
export const MS_OF_HOUR = 60 * MS_OF_MINUTE;
export const MS_OF_DAY = 24 * MS_OF_HOUR;

/** @throws RangeError where `ms` is not a whole number of milliseconds. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`not an instant: ${ms}`);
  return ms as Instant;
}

/** 00:00 of the day: the first instant that belongs to it. */
export function startOfDay(date: PlainDate, zone: Zone): Instant {
  return instant(toEpochDay(date) * MS_OF_DAY - zone.offsetMinutes * MS_OF_MINUTE);
}

/**
 * 24:00 of the day, which is 00:00 of the next: the first instant that no longer belongs to it.
 * The last day of a term ends at 24:00 (Civil Code 2015, Article 148(6)).
 */
export function endOfDay(date: PlainDate, zone: Zone): Instant {
  return startOfDay(addDays(date, 1), zone);
}

/** `hour` o'clock of the day, 0 to 23. */
export function hourOfDay(date: PlainDate, hour: number, zone: Zone): Instant {
  return instant(startOfDay(date, zone) + hour * MS_OF_HOUR);
}

/** The day whose 00:00 has come and whose 24:00 has not. */
export function dateAt(at: Instant, zone: Zone): PlainDate {
  return dateOfEpochDay(Math.floor((at + zone.offsetMinutes * MS_OF_MINUTE) / MS_OF_DAY));
}

/**
 * The last day with any time before the instant. For a deadline stored as 24:00 it is the due day itself,
 * where `dateAt` would already say the day after.
 */
export function lastDayBefore(at: Instant, zone: Zone): PlainDate {
  return dateAt(instant(at - 1), zone);
}

/** A deadline is past from its 24:00 on: at that very instant it is. */
export function isPast(dueAt: Instant, now: Instant): boolean {
  return now >= dueAt;
}
