/** The same cells as the exported workbook, written by a spreadsheet library alone: the price below which nobody gets. */
import { readXlsx, writeXlsx, type CellValue } from 'hucre';

export interface Cells {
  readonly name: string;
  readonly rows: CellValue[][];
}

/** The cells of a workbook as values, sheet by sheet. */
export async function cellsOf(workbook: Uint8Array): Promise<Cells[]> {
  const { sheets } = await readXlsx(workbook);
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

/** @returns milliseconds that writing took */
export async function writeAlone(sheets: readonly Cells[]): Promise<number> {
  const begun = performance.now();
  await writeXlsx({ sheets: [...sheets] });
  return performance.now() - begun;
}
