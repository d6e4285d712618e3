import { readXlsx, type Sheet } from 'hucre/xlsx';
import { columnLetter } from '../text/column-letter.js';
import { type Grid, type GridCell } from './grid.js';
import { IMPORT_LIMITS } from './import-limits.js';

export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  /** The first rows only: enough to find the heading. */
  readonly grid: Grid;
}

/** The first rows of every sheet. Null stands for more sheets than are read. Throws what the reader throws for a damaged file. */
export async function sheetHeads(bytes: Uint8Array): Promise<readonly SheetHead[] | null> {
  let count = 0;
  const workbook = await readXlsx(bytes, {
    sheets: (_info, index) => {
      count = index + 1;
      return index < IMPORT_LIMITS.sheets;
    },
    range: rangeOf(IMPORT_LIMITS.headerWithin + 1),
    maxRows: IMPORT_LIMITS.headerWithin + 1,
  });
  if (count > IMPORT_LIMITS.sheets) return null;
  return workbook.sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden === true || sheet.veryHidden === true, grid: gridOf(sheet) }));
}

/** One sheet in full; null when it has more rows than are read. */
export async function sheetGrid(bytes: Uint8Array, name: string): Promise<Grid | null> {
  const limit = IMPORT_LIMITS.rows + IMPORT_LIMITS.headerWithin;
  const workbook = await readXlsx(bytes, { sheets: [name], range: rangeOf(limit + 1) });
  const sheet = workbook.sheets[0];
  if (!sheet) return null;
  const grid = gridOf(sheet);
  return (grid.rows[limit] ?? []).some((cell) => cell !== null) ? null : grid;
}

function rangeOf(rows: number): string {
  return `A1:${columnLetter(IMPORT_LIMITS.columns - 1)}${rows}`;
}

function gridOf(sheet: Sheet): Grid {
  const rows = sheet.rows.map((row) => row.map(plainCell));
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const line = rows[row];
    if (!line) continue;
    if (cell.type === 'error' || isErrorText(cell.value, cell.formula)) line[column] = { error: String(cell.value) };
    else if (cell.formula !== undefined && cell.value === null) line[column] = { formula: cell.formula };
  }
  const hiddenRows = new Set<number>();
  for (const [index, definition] of sheet.rowDefs ?? []) if (definition.hidden === true) hiddenRows.add(index);
  return { sheetName: sheet.name, rows, merges: sheet.merges ?? [], hiddenRows };
}

function plainCell(value: Sheet['rows'][number][number]): GridCell {
  if (value === null || value === '') return null;
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? { error: '#NUM!' } : { date: value.toISOString().slice(0, 10) };
}

function isErrorText(value: unknown, formula: string | undefined): boolean {
  return formula !== undefined && typeof value === 'string' && /^#(REF|VALUE|DIV\/0|N\/A|NAME\?|NUM|NULL)!?$/.test(value);
}
