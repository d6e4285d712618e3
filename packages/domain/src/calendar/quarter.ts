import { monthOf, yearOf } from './plain-date.js';
import type { PlainDate } from './plain-date.js';

/** 'YYYY-Qn': the order of its text is the order of time. Which days it covers is a window's matter, not its own. */
export type Quarter = string & { readonly brand: 'Quarter' };

export type QuarterNumber = 1 | 2 | 3 | 4;

const FORM = /^(\d{4})-Q([1-4])$/;

/** Reads 'YYYY-Qn'. @throws RangeError on any other form. */
export function quarter(text: string): Quarter {
  if (!isQuarter(text)) throw new RangeError(`not a quarter: ${text}`);
  return text;
}

export function isQuarter(text: string): text is Quarter {
  return FORM.test(text) && !text.startsWith('0000');
}

/** @throws RangeError where `number` is not 1 to 4 or the year not 1 to 9999. */
export function quarterOf(year: number, number: number): Quarter {
  return quarter(`${String(year).padStart(4, '0')}-Q${number}`);
}

export function yearOfQuarter(of: Quarter): number {
  return Number(of.slice(0, 4));
}

export function numberOfQuarter(of: Quarter): QuarterNumber {
  return Number(of.slice(6)) as QuarterNumber;
}

/** `count` may be negative. @throws RangeError outside the years 0001 to 9999. */
export function addQuarters(to: Quarter, count: number): Quarter {
  const ordinal = ordinalOf(to) + count;
  return quarterOf(Math.floor(ordinal / 4), (((ordinal % 4) + 4) % 4) + 1);
}

/** Quarters from the first to the second; negative where the second is earlier. */
export function quartersBetween(from: Quarter, to: Quarter): number {
  return ordinalOf(to) - ordinalOf(from);
}

/**
 * The calendar quarter of a day, January to March being the first. Reports do not go by it:
 * 15 June 2019 lies in 2019-Q2 here and in the report of 2019-Q3 (`reportingQuarterAt`).
 */
export function quarterOfDate(date: PlainDate): Quarter {
  return quarterOf(yearOf(date), Math.ceil(monthOf(date) / 3));
}

function ordinalOf(of: Quarter): number {
  return yearOfQuarter(of) * 4 + numberOfQuarter(of) - 1;
}
