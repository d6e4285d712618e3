import { foldText } from '../text/clean-text.js';
import { writtenAs, type Grid } from './grid.js';
import { IMPORT_LIMITS } from './import-limits.js';
import { ADDRESS_COLUMNS, REGISTER_COLUMNS, REGISTER_COLUMN_KEYS, type AddressColumn, type RegisterColumn } from './register-columns.js';

type AnyColumn = RegisterColumn | AddressColumn;

export interface HeaderCell {
  readonly index: number;
  /** The heading as the file writes it. */
  readonly label: string;
}

export interface Header {
  readonly firstDataRow: number;
  readonly columns: ReadonlyMap<RegisterColumn, HeaderCell>;
  readonly address: ReadonlyMap<AddressColumn, HeaderCell>;
  /** Headings that are not ours. */
  readonly unknown: readonly HeaderCell[];
  /** Headings that name a column for the second time. */
  readonly repeated: readonly HeaderCell[];
}

const KNOWN = knownHeadings();
/** Fewer recognised headings than this are a coincidence in a title, not a heading row. */
const FEWEST = 3;

/** The heading row of a table, which may stand under title rows and may be two rows high; null when no row looks like one. */
export function findHeader(grid: Grid): Header | null {
  let best: Header | null = null;
  const last = Math.min(grid.rows.length, IMPORT_LIMITS.headerWithin);
  for (let row = 0; row < last; row += 1) {
    for (const header of [readHeader(row, labelsOf(grid, row)), readHeader(row + 1, twoRowLabels(grid, row))]) {
      if (header.columns.size >= FEWEST && header.columns.size > (best?.columns.size ?? 0)) best = header;
    }
  }
  return best;
}

function readHeader(row: number, labels: readonly string[]): Header {
  const columns = new Map<RegisterColumn, HeaderCell>();
  const address = new Map<AddressColumn, HeaderCell>();
  const unknown: HeaderCell[] = [];
  const repeated: HeaderCell[] = [];
  labels.forEach((label, index) => {
    if (label === '') return;
    const cell = { index, label };
    const known = KNOWN.get(foldText(label));
    if (known === undefined) unknown.push(cell);
    else if (isAddress(known)) address.set(known, cell);
    else if (columns.has(known)) repeated.push(cell);
    else columns.set(known, cell);
  });
  return { firstDataRow: row + 1, columns, address, unknown, repeated };
}

function labelsOf(grid: Grid, row: number): readonly string[] {
  return (grid.rows[row] ?? []).map((cell) => writtenAs(cell).replace(/\s+/g, ' ').trim().normalize('NFC'));
}

/** 'Hồ sơ' merged over 'trực tuyến', 'trực tiếp' and 'bưu chính' reads 'Hồ sơ trực tuyến' and so on. */
function twoRowLabels(grid: Grid, row: number): readonly string[] {
  const upper = labelsOf(grid, row).slice();
  for (const merge of grid.merges) {
    if (merge.startRow !== row) continue;
    for (let column = merge.startCol; column <= merge.endCol; column += 1) upper[column] = upper[merge.startCol] ?? '';
  }
  const lower = labelsOf(grid, row + 1);
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_unused, column) =>
    [upper[column] ?? '', lower[column] ?? ''].filter((part) => part !== '').join(' '),
  );
}

function knownHeadings(): ReadonlyMap<string, AnyColumn> {
  const known = new Map<string, AnyColumn>();
  const learn = (column: AnyColumn, headings: readonly string[]): void => {
    for (const heading of headings) known.set(foldText(heading), column);
  };
  for (const key of REGISTER_COLUMN_KEYS) {
    const { header, alsoKnownAs } = REGISTER_COLUMNS[key];
    learn(key, [header.vi, header.en, ...alsoKnownAs]);
  }
  for (const key of Object.keys(ADDRESS_COLUMNS) as AddressColumn[]) {
    const { header, alsoKnownAs } = ADDRESS_COLUMNS[key];
    learn(key, [header.vi, header.en, ...alsoKnownAs]);
  }
  return known;
}

function isAddress(column: AnyColumn): column is AddressColumn {
  return column in ADDRESS_COLUMNS;
}
