import { civilDayOf, daysInMonth, epochDayOf } from './civil.js';
import type { CivilDay } from './civil.js';

/** A legal date without time or zone, 'YYYY-MM-DD', years 0001 to 9999: the order of its text is the order of time. */
export type PlainDate = string & { readonly brand: 'PlainDate' };

/** 1 = Monday ... 7 = Sunday. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

function parse(text: string): CivilDay | null {
  const match = FORM.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12) return null;
  return day < 1 || day > daysInMonth(year, month) ? null : { year, month, day };
}

function partsOf(date: PlainDate): CivilDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Reads 'YYYY-MM-DD'. @throws RangeError on any other form and on days that no calendar has (30 February). */
export function plainDate(text: string): PlainDate {
  if (parse(text) === null) throw new RangeError(`not a date: ${text}`);
  return text as PlainDate;
}

export function isPlainDate(text: string): text is PlainDate {
  return parse(text) !== null;
}

/** @throws RangeError where the month or the day does not exist. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  return plainDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

/** `count` may be negative. @throws RangeError outside the years 0001 to 9999. */
export function addDays(date: PlainDate, count: number): PlainDate {
  return dateOfEpochDay(toEpochDay(date) + count);
}

/** Same day of another month, or that month's last day where it is shorter: 31 January + 1 = 28 or 29 February. */
export function addMonths(date: PlainDate, count: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const months = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Calendar days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

export function dayOfWeek(date: PlainDate): DayOfWeek {
  // 1970-01-01 was a Thursday.
  return (((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1) as DayOfWeek;
}

export function yearOf(date: PlainDate): number {
  return partsOf(date).year;
}

/** 1 to 12. */
export function monthOf(date: PlainDate): number {
  return partsOf(date).month;
}

/** 1 to 31. */
export function dayOfMonth(date: PlainDate): number {
  return partsOf(date).day;
}

export function lastDayOfMonth(year: number, month: number): PlainDate {
  return dateOf(year, month, daysInMonth(year, month));
}

export function minDate(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return others.reduce((least, date) => (date < least ? date : least), first);
}

export function maxDate(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return others.reduce((greatest, date) => (date > greatest ? date : greatest), first);
}

/** Days since 1970-01-01; the number that instants are made of. */
export function toEpochDay(date: PlainDate): number {
  return epochDayOf(partsOf(date));
}

/** @throws RangeError on a fraction and outside the years 0001 to 9999. */
export function dateOfEpochDay(epochDay: number): PlainDate {
  if (!Number.isSafeInteger(epochDay)) throw new RangeError(`not a whole day: ${epochDay}`);
  const { year, month, day } = civilDayOf(epochDay);
  return dateOf(year, month, day);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
