import { MOST_OF_A_PERIOD } from '@tiendo/domain/register';
import { cleanText, foldText } from '../text/clean-text.js';
import { writtenAs, type GridCell } from './grid.js';
import type { ProblemCode } from './problem-codes.js';
import type { ServiceLevel } from './register-columns.js';

/** What a cell says, or why it says nothing. A reading may carry a warning beside its value. */
export type Reading<T> =
  | { readonly value: T | null; readonly warning?: ProblemCode }
  | { readonly problem: ProblemCode; readonly expected?: Readonly<Record<string, string>> };

const YES = new Set(['co', 'x', 'yes', 'y', 'true', '1', 'c', 'dung', 'roi', 'da co', 'v']);
const NO = new Set(['khong', 'no', 'n', 'false', '0', 'k', 'sai', 'chua', 'khong co', 'chua co']);
const TICKS = /^[✓✔☑]$/u;

/** Words, cleaned; a number in a text cell is the text of that number. */
export function readText(cell: GridCell, longest: number): Reading<string> {
  const text = cleanText(writtenAs(cell));
  if (text.length > longest) return { problem: 'text_too_long', expected: { longest: String(longest), length: String(text.length) } };
  return { value: text === '' ? null : text };
}

export function readYesNo(cell: GridCell): Reading<boolean> {
  if (typeof cell === 'boolean') return { value: cell };
  const written = cleanText(writtenAs(cell));
  if (written === '') return { value: null };
  if (TICKS.test(written)) return { value: true };
  const folded = foldText(written);
  if (YES.has(folded)) return { value: true };
  return NO.has(folded) ? { value: false } : { problem: 'yes_no_form' };
}

/** 4, '4', 'mức 4', 'Mức độ 4', '4.0', 'MĐ4'; one of `levels`. */
export function readLevel(cell: GridCell, levels: readonly ServiceLevel[]): Reading<ServiceLevel> {
  const written = cleanText(writtenAs(cell));
  if (written === '') return { value: null };
  const digits = /^(?:muc do|muc|md|m|level|dvc muc do|dvc muc)?\s*(\d+)(?: 0+)?$/.exec(foldText(written))?.[1];
  if (digits === undefined || typeof cell === 'boolean') return { problem: 'level_form' };
  const level = levels.find((candidate) => candidate === Number(digits));
  return level === undefined ? { problem: 'level_range', expected: { levels: levels.join(', ') } } : { value: level };
}

/** A whole number of dossiers or payments: 1234, '1234', '1.234' and '1 234' (grouped in threes). */
export function readCount(cell: GridCell): Reading<number> {
  if (typeof cell === 'number') {
    if (!Number.isInteger(cell)) return { problem: 'not_whole', expected: groupedGuess(cell) };
    return boundedCount(cell);
  }
  const written = cleanText(writtenAs(cell));
  if (written === '') return { value: null };
  const number = written.replace(/\s/g, '').replace('\u2212', '-');
  if (/^-?\d+$/.test(number)) return boundedCount(Number(number));
  if (/^-?\d{1,3}(\.\d{3})+$/.test(number) || /^-?\d{1,3}(,\d{3})+$/.test(number)) return boundedCount(Number(number.replace(/[.,]/g, '')));
  if (/^-?\d+[.,]0+$/.test(number)) return boundedCount(Number.parseInt(number, 10));
  if (/^-?\d+[.,]\d+$/.test(number)) return { problem: 'not_whole' };
  const inside = typeof cell === 'string' ? /^\D*(\d+)\D*$/.exec(number)?.[1] : undefined;
  return { problem: 'not_a_number', expected: inside === undefined ? {} : { mended: inside } };
}

function boundedCount(value: number): Reading<number> {
  if (value < 0) return { problem: 'negative' };
  return value > MOST_OF_A_PERIOD ? { problem: 'too_large' } : { value: value === 0 ? 0 : value };
}

/** A spreadsheet that took '1.234' for a decimal holds 1.234: perhaps 1234 was meant. */
function groupedGuess(value: number): Readonly<Record<string, string>> {
  return /^\d{1,3}\.\d{3}$/.test(String(value)) ? { mended: String(value).replace('.', '') } : {};
}
