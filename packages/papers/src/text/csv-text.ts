import { FORMULA_SIGNS } from './formula-like.js';

/** A value of a .csv row; whole numbers stay numbers, null is an empty field. */
export type CsvValue = string | number | null;

/** Also with apostrophes of its own before it: then whoever takes one away again has exactly what was written. */
const FORMULA_LIKE = new RegExp(`^'*[${FORMULA_SIGNS}]`);
const NEEDS_QUOTES = /[",;\r\n\t]/;

/**
 * Rows as RFC 4180 text in UTF-8 with the mark that spreadsheets need to see it, lines ended by CRLF.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvBytes(rows: Iterable<readonly CsvValue[]>): Uint8Array {
  const lines: string[] = [];
  for (const row of rows) lines.push(`${row.map(field).join(',')}\r\n`);
  return new TextEncoder().encode(`\uFEFF${lines.join('')}`);
}

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_LIKE.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
