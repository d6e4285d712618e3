import { cleanText, foldText } from '../text/clean-text.js';
import { dayOfSerial } from '../text/serial-date.js';
import { writtenAs, type GridCell } from './grid.js';
import type { Reading } from './read-values.js';

const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2099;
/** Day 1 of 2000 and the last of 2099 as a spreadsheet counts days; smaller or larger numbers are no dates of ours. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

/**
 * A legal day from a date cell, a day number or text: 31/10/2019, 31-10-2019, 31.10.2019, 2019-10-31, 'ngày 31 tháng 10 năm 2019'.
 * Day before month, always; 30/02 does not become 2 March.
 */
export function readDate(cell: GridCell): Reading<string> {
  if (cell !== null && typeof cell === 'object' && 'date' in cell) return inRange(cell.date);
  if (typeof cell === 'number') {
    return cell >= FIRST_SERIAL && cell < LAST_SERIAL + 1 ? { value: dayOfSerial(Math.floor(cell)) } : { problem: 'date_form' };
  }
  const written = cleanText(writtenAs(cell));
  if (written === '') return { value: null };
  // A date with a time of day ('31/10/2019 00:00:00') is that day.
  const text = written.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (isoYear && isoMonth && isoDay) return calendarDay(isoYear, isoMonth, isoDay);
  const [, day, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text.replace(/\s/g, '')) ?? [];
  if (day && month && year) return calendarDay(year, month, day);
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)) return { problem: 'date_short_year' };
  const [, wordDay, wordMonth, wordYear] = /^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$/.exec(foldText(text)) ?? [];
  if (wordDay && wordMonth && wordYear) return calendarDay(wordYear, wordMonth, wordDay);
  return { problem: 'date_form' };
}

function calendarDay(year: string, month: string, day: string): Reading<string> {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = at.getUTCFullYear() === Number(year) && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  if (exists) return inRange(at.toISOString().slice(0, 10));
  return { problem: 'date_impossible' };
}

function inRange(day: string): Reading<string> {
  const year = Number(day.slice(0, 4));
  if (year >= EARLIEST_YEAR && year <= LATEST_YEAR) return { value: day };
  return { problem: 'date_out_of_range', expected: { from: String(EARLIEST_YEAR), to: String(LATEST_YEAR) } };
}
