import { cleanText } from '../text/clean-text.js';
import type { Header } from './find-header.js';
import { columnLetter } from '../text/column-letter.js';
import { writtenAs, type Grid, type GridCell, type GridMerge } from './grid.js';
import { IMPORT_LIMITS } from './import-limits.js';
import { severityOf, type ProblemCode } from './problem-codes.js';
import { readCode } from './read-code.js';
import { readDate } from './read-date.js';
import { readCount, readLevel, readText, readYesNo, type Reading } from './read-values.js';
import { REGISTER_COLUMN_KEYS, columnShape, type RegisterColumn } from './register-columns.js';
import type { CellProblem, ProblemColumn, RegisterRow, RegisterValues } from './register-file.js';

const NOTHING: RegisterValues = {
  code: null, name: null, field: null, level: null, level4On: null, registeredLevel: null, promisedOn: null, feeBearing: null, paymentOn: null,
  paymentSince: null, receiptOn: null, receiptSince: null, dossiersOnline: null, dossiersCounter: null, dossiersPost: null, paidOnline: null,
  receiptsIssued: null, barrier: null,
};

interface Merged {
  readonly range: string;
  readonly firstRow: number;
}

export interface ReadRows {
  readonly rows: readonly RegisterRow[];
  readonly problems: readonly CellProblem[];
}

/** Every row under the heading that has anything in one of our columns; empty rows at the end or in between are passed over. */
export function readRows(grid: Grid, header: Header): ReadRows {
  const rows: RegisterRow[] = [];
  const problems: CellProblem[] = [];
  const firstRowOf = new Map<string, number>();
  const merged = mergedCells(grid.merges, header.firstDataRow);
  for (let index = header.firstDataRow; index < grid.rows.length; index += 1) {
    const cells = grid.rows[index] ?? [];
    if (isEmpty(cells, header)) continue;
    const row = readRow(cells, index, header, merged, problems);
    if (row.code !== null) {
      const first = firstRowOf.get(row.code);
      if (first === undefined) firstRowOf.set(row.code, row.rowNumber);
      else problems.push(problemAt(header, 'code', row.rowNumber, row.code, 'duplicate_code', { first: String(first) }));
    }
    rows.push(row);
  }
  return { rows, problems: problems.length > IMPORT_LIMITS.problems ? curtail(problems) : problems };
}

function readRow(cells: readonly GridCell[], index: number, header: Header, merged: ReadonlyMap<string, Merged>, problems: CellProblem[]): RegisterRow {
  const rowNumber = index + 1;
  const values: Partial<Record<RegisterColumn, unknown>> = {};
  for (const key of REGISTER_COLUMN_KEYS) {
    const place = header.columns.get(key);
    if (place === undefined) continue;
    const cell = cells[place.index] ?? null;
    const joined = merged.get(`${index},${place.index}`);
    // Told once, at the first row of the join.
    if (joined !== undefined && joined.firstRow !== index) continue;
    const reading = joined === undefined ? readCell(key, cell) : { problem: 'merged_cells' as const, expected: { range: joined.range } };
    const code = 'problem' in reading ? reading.problem : reading.warning ?? missing(key, reading.value);
    if (code !== null) {
      problems.push(problemAt(header, key, rowNumber, writtenAs(cell), code, 'problem' in reading ? reading.expected : {}));
    }
    if (!('problem' in reading)) values[key] = reading.value;
  }
  return { ...NOTHING, ...(values as Partial<RegisterValues>), rowNumber };
}

function readCell(key: RegisterColumn, cell: GridCell): Reading<string | number | boolean> {
  if (cell !== null && typeof cell === 'object') {
    if ('error' in cell) return { problem: 'error_value' };
    if ('formula' in cell) return { problem: 'formula_without_value' };
  }
  const shape = columnShape(key);
  switch (shape.kind) {
    case 'code':
      return readCode(cell);
    case 'text':
      return readText(cell, shape.longest);
    case 'level':
      return readLevel(cell, shape.levels ?? []);
    case 'yes_no':
      return readYesNo(cell);
    case 'date':
      return readDate(cell);
    case 'count':
      return readCount(cell);
  }
}

function missing(key: RegisterColumn, value: unknown): ProblemCode | null {
  return value === null && columnShape(key).required ? 'required' : null;
}

function isEmpty(cells: readonly GridCell[], header: Header): boolean {
  return [...header.columns.values()].every(({ index }) => cleanText(writtenAs(cells[index])) === '');
}

/** Cells under the heading that are joined over several rows: what belongs to which row cannot be known. Joined along one row is harmless. */
function mergedCells(merges: readonly GridMerge[], firstDataRow: number): ReadonlyMap<string, Merged> {
  const merged = new Map<string, Merged>();
  for (const { startRow, endRow, startCol, endCol } of merges) {
    if (endRow < firstDataRow || startRow === endRow || endRow - startRow > IMPORT_LIMITS.rows || endCol - startCol > IMPORT_LIMITS.columns) continue;
    const range = `${columnLetter(startCol)}${startRow + 1}:${columnLetter(endCol)}${endRow + 1}`;
    const firstRow = Math.max(startRow, firstDataRow);
    for (let row = firstRow; row <= endRow; row += 1) {
      for (let column = startCol; column <= endCol; column += 1) merged.set(`${row},${column}`, { range, firstRow });
    }
  }
  return merged;
}

function problemAt(
  header: Header, key: RegisterColumn, row: number, written: string, code: ProblemCode, expected: Readonly<Record<string, string>> = {},
): CellProblem {
  return { row, column: placeOf(header, key), written: written.slice(0, 200), code, severity: severityOf(code), expected };
}

export function placeOf(header: Header, key: RegisterColumn): ProblemColumn | null {
  const place = header.columns.get(key);
  return place === undefined ? null : { key, label: place.label, letter: columnLetter(place.index) };
}

function curtail(problems: readonly CellProblem[]): readonly CellProblem[] {
  const told = problems.slice(0, IMPORT_LIMITS.problems);
  const rest = String(problems.length - IMPORT_LIMITS.problems);
  return [...told, { row: null, column: null, written: '', code: 'too_many_problems', severity: 'error', expected: { rest } }];
}
