import { collect } from '../archive/zip-writer.js';
import { say } from '../messages/say.js';
import { sheetNames, workbookStream } from '../spreadsheet/workbook.js';
import { coverSheet } from './cover-sheet.js';
import { reportsSheet } from './reports-sheet.js';
import type { ReviewPaper } from './review-paper.js';
import { targetSheet } from './review-sheet.js';

/**
 * The quarter's review as a workbook: cover, reports, one sheet a target. Sums, shares and counts are formulas that carry their present value.
 * In pieces, for an answer that is sent while it is made: memory does not grow with the number of cells.
 */
export function reviewXlsxStream(paper: ReviewPaper): AsyncGenerator<Uint8Array, void, undefined> {
  const title = reviewTitle(paper);
  const targets = paper.targets.map((target, position) => targetSheet(paper, target, position));
  const names = sheetNames([say(paper.locale, 'coverName'), say(paper.locale, 'reportsName'), ...targets.map((sheet) => sheet.name)]);
  const cover = coverSheet(paper, title, names.slice(2));
  return workbookStream({ title, madeOn: paper.generatedOn, sheets: [cover, reportsSheet(paper), ...targets] });
}

/** The whole workbook at once. */
export function writeReviewXlsx(paper: ReviewPaper): Promise<Uint8Array> {
  return collect(reviewXlsxStream(paper));
}

export function reviewTitle(paper: ReviewPaper): string {
  return say(paper.locale, 'reviewTitle', { period: paper.period.label, jurisdiction: paper.jurisdiction });
}
