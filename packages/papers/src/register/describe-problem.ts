import type { Locale } from '@tiendo/phrases';
import { fill } from '../messages/fill.js';
import { IMPORT_PROBLEMS } from '../messages/problems.js';
import type { CellProblem } from './register-file.js';

export interface ProblemDescription {
  /** What should have stood there, a phrase without a full stop. */
  readonly expected: string;
  /** What to do about it, one or two sentences. */
  readonly mend: string;
}

/** A problem in words. */
export function describeProblem(problem: CellProblem, locale: Locale): ProblemDescription {
  const sentence = IMPORT_PROBLEMS[locale][problem.code];
  const values = { ...problem.expected, written: problem.written, letter: problem.column?.letter ?? '' };
  const mend = problem.expected['mended'] === undefined ? sentence.mend : (sentence.mendKnown ?? sentence.mend);
  return { expected: fill(sentence.expected, values), mend: fill(mend, values).replace(' ()', '') };
}

/** Where a problem is: 'dòng 5, cột A (Mã thủ tục)', 'cột C (Ghi chú)', or 'cả tệp'. */
export function describePlace(problem: CellProblem, locale: Locale): string {
  const { row, column } = problem;
  const rowText = row === null ? '' : `${locale === 'vi' ? 'dòng' : 'row'} ${row}`;
  const columnText = column === null ? '' : `${locale === 'vi' ? 'cột' : 'column'} ${column.letter} (${column.label})`;
  const place = [rowText, columnText].filter((part) => part !== '').join(', ');
  return place === '' ? (locale === 'vi' ? 'cả tệp' : 'the whole file') : place;
}
