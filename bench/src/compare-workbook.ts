import { cellsOf, writeAlone } from './bare-workbook.ts';
import { median } from './load.ts';
import type { Server } from './process.ts';

export interface WorkbookComparison {
  readonly oursMs: number;
  readonly aloneMs: number;
  /** The library's time over ours; ours includes reading the database and the network. */
  readonly ratio: number;
  readonly cells: number;
  readonly bytes: number;
}

/** The exported workbook of the whole matrix against writing the very same cells with a library. */
export async function compareWorkbook(ours: Server, cookie: string, rounds: number): Promise<WorkbookComparison> {
  const times: number[] = [];
  let file = new Uint8Array();
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const answer = await fetch(`${ours.url}/api/exports/review?format=xlsx`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`the export answered ${answer.status}: ${await answer.text()}`);
    file = new Uint8Array(await answer.arrayBuffer());
    times.push(performance.now() - begun);
  }
  const cells = await cellsOf(file);
  const alone: number[] = [];
  for (let round = 0; round < rounds; round += 1) alone.push(await writeAlone(cells));
  const [oursMs, aloneMs] = [median(times), median(alone)];
  return { oursMs, aloneMs, ratio: aloneMs / oursMs, cells: cells.reduce((sum, sheet) => sum + sheet.rows.reduce((count, row) => count + row.length, 0), 0), bytes: file.byteLength };
}
