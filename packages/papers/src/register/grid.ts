/** A cell before anybody asks what it means. Dates are legal days, '2019-09-16'; '' and blanks are null. */
export type GridCell =
  | string
  | number
  | boolean
  | null
  | { readonly date: string }
  /** '#REF!' and the like. */
  | { readonly error: string }
  /** A formula that was never calculated: there is nothing to read. */
  | { readonly formula: string };

export interface GridMerge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** One table of cells; row and column numbers count from 0 here and from 1 in what people read. */
export interface Grid {
  readonly sheetName: string | null;
  readonly rows: readonly (readonly GridCell[])[];
  readonly merges: readonly GridMerge[];
  readonly hiddenRows: ReadonlySet<number>;
}

/** A cell as a person would see it written. */
export function writtenAs(cell: GridCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('date' in cell) return cell.date.split('-').reverse().join('/');
  if ('error' in cell) return cell.error;
  return `=${cell.formula}`;
}
