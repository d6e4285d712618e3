import { parseCsv } from 'hucre/csv';
import { FORMULA_SIGNS } from '../text/formula-like.js';
import type { Grid, GridCell } from './grid.js';
import { IMPORT_LIMITS } from './import-limits.js';
import type { ProblemCode } from './problem-codes.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** No cell of ours is this long: a longer one is the rest of the file behind a quote that was never closed, or the file is no table. */
const LONGEST_CELL = 20_000;
/** The one apostrophe that `csvBytes` puts before text that a spreadsheet would take for a formula, whether that has apostrophes of its own or not. */
const ESCAPED_FORMULA = new RegExp(`^'(?='*[${FORMULA_SIGNS}])`);

/** The table in a comma-, semicolon- or tab-separated text. */
export function csvGrid(text: string): Grid | { readonly code: ProblemCode } {
  const body = text.replace(/^\uFEFF/, '');
  const announced = /^sep=(.)\r?\n/i.exec(body);
  const rest = announced ? body.slice(announced[0].length) : body;
  const parsed = parseCsv(rest, { delimiter: announced?.[1] ?? delimiterOf(rest), skipBom: false });
  if (parsed.length > IMPORT_LIMITS.rows + IMPORT_LIMITS.headerWithin) return { code: 'too_many_rows' };
  // The announcement is a row too in the eyes of whoever counts rows in the file.
  const rows: GridCell[][] = announced ? [[]] : [];
  for (const record of parsed) {
    if (record.some((value) => typeof value === 'string' && value.length > LONGEST_CELL)) return { code: hasOpenQuote(rest) ? 'unclosed_quote' : 'cell_too_long' };
    rows.push(record.slice(0, IMPORT_LIMITS.columns).map((value) => (value === null || value === '' ? null : String(value).replace(ESCAPED_FORMULA, ''))));
  }
  return { sheetName: null, rows, merges: [], hiddenRows: new Set() };
}

/** Quotes stand in pairs, also where one is doubled inside of quotes. */
function hasOpenQuote(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

/** The separator that the first lines use most, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let lines = 0;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n' && (lines += 1) > 20) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))[0];
}
