import type { SheetCell, SheetColumn } from './sheet.js';

/** Points of one line of 11-point text. */
export const LINE_HEIGHT = 15;
/** Bold letters are wider than those a column's width is counted in. */
const BOLD = 1.12;

/** The height that the wrapped texts of a row need; undefined for one line. Spreadsheets do not all work it out themselves when they open a file. */
export function neededHeight(cells: readonly (SheetCell | null)[], columns: readonly SheetColumn[]): number | undefined {
  let lines = 1;
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    if (!cell || cell.look.wrap !== true || typeof cell.value !== 'string') continue;
    const width = columns[index]?.width ?? 0;
    if (cell.value.length * BOLD > width || cell.value.includes('\n')) lines = Math.max(lines, linesOf(cell.value, width / (cell.look.bold === true ? BOLD : 1)));
  }
  return lines === 1 ? undefined : lines * LINE_HEIGHT;
}

/** Lines that a text takes when it breaks between words. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, paragraph) => sum + wrappedLines(paragraph.split(' '), width), 0);
}

function wrappedLines(words: readonly string[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (used > 0 && used + 1 + word.length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}
