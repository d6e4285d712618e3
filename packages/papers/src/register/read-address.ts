import { cleanText, foldText } from '../text/clean-text.js';
import { columnLetter } from '../text/column-letter.js';
import type { Header } from './find-header.js';
import { writtenAs, type Grid } from './grid.js';
import { severityOf, type ProblemCode } from './problem-codes.js';
import { ADDRESS_COLUMNS, type AddressColumn } from './register-columns.js';
import type { CellProblem, NatureSaid, RegisterFile } from './register-file.js';

/** Whose file it is and of which quarter, as far as it says. */
export interface Address {
  readonly agencyCode: string | null;
  readonly period: string | null;
  /** 'dữ liệu minh hoạ' or its like. */
  readonly nature: string | null;
}

export const NO_ADDRESS: Address = { agencyCode: null, period: null, nature: null };
const ILLUSTRATIVE = /minh hoa|illustrative/;
const REAL = /\bthat\b|chinh thuc|\breal\b|official/;

const LABELS = new Map<string, AddressColumn>(
  (Object.keys(ADDRESS_COLUMNS) as AddressColumn[]).flatMap((key) => [
    [foldText(ADDRESS_COLUMNS[key].header.vi), key] as const,
    [foldText(ADDRESS_COLUMNS[key].header.en), key] as const,
  ]),
);

/** From a cover sheet: a label in the first column and its value in the second. */
export function addressOfCover(grid: Grid): Address {
  const found: { -readonly [Key in keyof Address]: Address[Key] } = { ...NO_ADDRESS };
  for (const row of grid.rows) {
    const key = LABELS.get(foldText(writtenAs(row[0])));
    const value = cleanText(writtenAs(row[1]));
    if (key !== undefined && value !== '') found[key] = value;
  }
  return found;
}

/** From columns of the table; different values in one file are a problem of the whole file. */
export function addressOfRows(grid: Grid, header: Header): { readonly address: Address; readonly problems: readonly CellProblem[] } {
  const problems: CellProblem[] = [];
  const valuesOf = (key: AddressColumn): ReadonlySet<string> => {
    const place = header.address.get(key);
    const values = place === undefined ? [] : grid.rows.slice(header.firstDataRow).map((row) => cleanText(writtenAs(row[place.index])));
    return new Set(values.filter((value) => value !== ''));
  };
  const read = (key: AddressColumn, mixed: ProblemCode): string | null => {
    const values = valuesOf(key);
    if (values.size > 1) problems.push(fileProblem(mixed, { found: [...values].slice(0, 5).join(', ') }));
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  const address = { agencyCode: read('agencyCode', 'mixed_agencies'), period: read('period', 'mixed_periods'), nature: [...valuesOf('nature')].join(', ') || null };
  return { address, problems };
}

/** Each kind of data that the rows name, at the first row that names it. */
export function naturesOfRows(grid: Grid, header: Header): readonly NatureSaid[] {
  const place = header.address.get('nature');
  if (place === undefined) return [];
  const column = { key: null, label: place.label, letter: columnLetter(place.index) };
  const first = new Map<NatureSaid['nature'], NatureSaid>();
  for (let row = header.firstDataRow; row < grid.rows.length; row += 1) {
    const written = cleanText(writtenAs(grid.rows[row]?.[place.index]));
    const nature = natureOf(written);
    if (nature !== null && !first.has(nature)) first.set(nature, { nature, row: row + 1, column, written: written.slice(0, 200) });
  }
  return [...first.values()];
}

/** The same of a cover. */
export function naturesOfCover({ nature: written }: Address): readonly NatureSaid[] {
  const nature = written === null ? null : natureOf(written);
  return nature === null || written === null ? [] : [{ nature, row: null, column: null, written: written.slice(0, 200) }];
}

/** 'dữ liệu minh hoạ' is made up, 'dữ liệu thật' and 'số liệu chính thức' are not; other words say nothing. */
function natureOf(written: string): NatureSaid['nature'] | null {
  const folded = foldText(written);
  if (ILLUSTRATIVE.test(folded)) return 'made_up';
  return REAL.test(folded) ? 'real' : null;
}

/**
 * Real and made-up data are never mixed: the problems to add where a file says that it is of the other kind than the register it is for.
 * A file that does not say passes.
 */
export function checkNature({ natures }: Pick<RegisterFile, 'natures'>, illustrative: boolean): readonly CellProblem[] {
  const code = illustrative ? 'real_data' : 'made_up_data';
  const unwanted = natures.filter(({ nature }) => nature === (illustrative ? 'real' : 'made_up'));
  return unwanted.map(({ row, column, written }) => ({ row, column, written, code, severity: severityOf(code), expected: {} }));
}

export function isIllustrative(nature: string | null): boolean {
  return nature !== null && ILLUSTRATIVE.test(foldText(nature));
}

/**
 * Whether a file is for this agency and quarter ('2019-Q3'): the problems to add when it says otherwise.
 * A file that does not say (another's table, a bare .csv) passes.
 */
export function checkAddress(file: Pick<RegisterFile, 'agencyCode' | 'period'>, wanted: { readonly agencyCode: string; readonly period: string }): readonly CellProblem[] {
  const problems: CellProblem[] = [];
  if (file.agencyCode !== null && file.agencyCode !== wanted.agencyCode) {
    problems.push(fileProblem('wrong_agency', { wanted: wanted.agencyCode }, file.agencyCode));
  }
  if (file.period !== null && file.period !== wanted.period) problems.push(fileProblem('wrong_period', { wanted: wanted.period }, file.period));
  return problems;
}

/** A problem of the file as a whole. */
export function fileProblem(code: ProblemCode, expected: Readonly<Record<string, string>> = {}, written = ''): CellProblem {
  return { row: null, column: null, written, code, severity: severityOf(code), expected };
}
