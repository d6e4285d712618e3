import { cleanText } from '../text/clean-text.js';
import { writtenAs, type GridCell } from './grid.js';
import type { Reading } from './read-values.js';

/** A code of the national catalogue, 1.001193, with or without the local suffix 000.00.00.H17. */
const CODE = /^\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?$/;
/** The catalogue holds a few odd ones, such as 1.0133611 and 1.014955-Xoa. */
const ODD_CODE = /^\d\.\d{6,9}(?:[-.][\p{L}\p{N}.-]{1,24})?$/u;

/** A procedure code, always a string. What a spreadsheet made a number of is refused, with the code that it was offered. */
export function readCode(cell: GridCell): Reading<string> {
  if (typeof cell === 'number') return { problem: 'code_is_number', expected: mendedNumber(cell) };
  if (cell !== null && typeof cell === 'object' && 'date' in cell) return { problem: 'code_is_date' };
  const written = cleanText(writtenAs(cell)).replace(/\s/g, '');
  if (written === '') return { value: null };
  if (CODE.test(written)) return { value: written };
  const dotted = written.replace(/^(\d),(\d+)$/, '$1.$2');
  const [, head, tail] = /^(\d)\.(\d{1,6})$/.exec(dotted) ?? [];
  if (head && tail && tail.length < 6) return { problem: 'code_too_short', expected: { mended: `${head}.${tail.padEnd(6, '0')}` } };
  if (head && tail) return { problem: 'code_form', expected: { mended: dotted } };
  if (/^\d{7}$/.test(written)) return { problem: 'code_form', expected: { mended: `${written[0]}.${written.slice(1)}` } };
  return ODD_CODE.test(written) ? { value: written, warning: 'code_unusual' } : { problem: 'code_form' };
}

/** 1.00119 was 1.001190; 1001190 was 1.001190 in a spreadsheet whose dot groups thousands. */
function mendedNumber(value: number): Readonly<Record<string, string>> {
  if (Number.isInteger(value) && value >= 1_000_000 && value <= 9_999_999) {
    const digits = String(value);
    return { mended: `${digits[0]}.${digits.slice(1)}` };
  }
  const mended = value.toFixed(6);
  return value > 0 && value < 10 && Math.abs(Number(mended) - value) < 1e-9 ? { mended } : {};
}
