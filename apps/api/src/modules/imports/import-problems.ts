import { isPlainDate, type PlainDate } from '@tiendo/domain/calendar';
import type { OfferBreach } from '@tiendo/domain/register';
import { columnHeader, describeProblem, type CellProblem, type RegisterColumn, type RegisterFile, type RegisterRow } from '@tiendo/papers';
import { formatDate, formatNumber, registerRule, type Locale, type RegisterRowProblem, type RegisterRuleCode } from '@tiendo/phrases';
import type { ImportProblem } from '@tiendo/types';

/** A text that differs by language. */
export type SaidBy = (locale: Locale) => string;

/** In whose language the place and the cell are named, and on which day. */
export interface Reader {
  readonly today: PlainDate;
  readonly locale: Locale;
  /** Where the columns stand in the file, as it heads them. */
  readonly places: RegisterFile['places'];
}

/** A column as the reader of the file sees it, 'A (Mã TTHC)'; one that the file lacks by its usual heading. */
function columnName(column: RegisterColumn, { places, locale }: Reader): string {
  const place = places[column];
  return place === undefined ? columnHeader(column, locale) : placeText(place);
}

function placeText({ letter, label }: { readonly letter: string; readonly label: string }): string {
  return `${letter} (${label})`;
}

export function yesNo(value: boolean, locale: Locale): string {
  return { vi: ['Không', 'Có'], en: ['No', 'Yes'] }[locale][value ? 1 : 0] ?? '';
}

const WARNINGS: readonly RegisterRowProblem[] = ['name_differs', 'fee_differs'];

/** What the reader of files found; a code that it supposes is named only where that code is announced. */
export function readingProblem(found: CellProblem, isKnown: (code: string) => boolean): ImportProblem {
  const { mended, ...rest } = found.expected;
  const problem = mended === undefined || isKnown(mended) ? found : { ...found, expected: rest };
  const [vi, en] = [describeProblem(problem, 'vi'), describeProblem(problem, 'en')];
  const { row, column, written, code, severity } = problem;
  return {
    row,
    column: column === null ? null : placeText(column),
    written,
    code,
    severity,
    expectedVi: vi.expected,
    expectedEn: en.expected,
    mendVi: vi.mend,
    mendEn: en.mend,
  };
}

/** What breaks a rule of the register. */
export function breachProblem({ field, code }: OfferBreach, row: RegisterRow, reader: Reader): ImportProblem {
  const column = field.replace(/^usage\./, '') as RegisterColumn;
  return problem(code, row.rowNumber, columnName(column, reader), asWritten(row[column], reader.locale), () => ({ today: formatDate(reader.today) }));
}

/** What the register cannot take of a row, or would rather have looked at. */
export function rowProblem(code: RegisterRowProblem, row: RegisterRow, column: RegisterColumn, reader: Reader, stored: SaidBy = () => ''): ImportProblem {
  return problem(code, row.rowNumber, columnName(column, reader), asWritten(row[column], reader.locale), (said) => ({ stored: stored(said) }));
}

/** The same of the file as a whole. */
export function fileRuleProblem(code: RegisterRowProblem): ImportProblem {
  return problem(code, null, null, '', () => ({}));
}

/** That there are more than are told; an error where some of those are. */
export function moreProblems(count: number, hasErrors: boolean): ImportProblem {
  return { ...problem('more_problems', null, null, '', (locale) => ({ stored: formatNumber(count, locale) })), severity: hasErrors ? 'error' : 'warning' };
}

function problem(code: RegisterRuleCode, row: number | null, column: string | null, written: string, values: (locale: Locale) => Record<string, string>): ImportProblem {
  const [vi, en] = [registerRule(code, 'vi', values('vi')), registerRule(code, 'en', values('en'))];
  return {
    row,
    column,
    written: written.slice(0, 200),
    code,
    severity: (WARNINGS as readonly string[]).includes(code) ? 'warning' : 'error',
    expectedVi: vi.expected,
    expectedEn: en.expected,
    mendVi: vi.mend,
    mendEn: en.mend,
  };
}

/** A cell as people write it; an empty one is empty. */
function asWritten(value: RegisterRow[RegisterColumn], locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return yesNo(value, locale);
  return typeof value === 'string' && isPlainDate(value) ? formatDate(value) : String(value);
}
