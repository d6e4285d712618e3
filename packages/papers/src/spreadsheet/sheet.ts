import type { Look } from './looks.js';

/** A cell: its value (for a formula the value it has now) and how it looks. Null leaves the cell out. */
export interface SheetCell {
  readonly value: string | number | null;
  readonly look: Look;
  /** Without the leading '='; functions in English, arguments separated by commas. */
  readonly formula?: string;
}

export interface SheetRow {
  readonly cells: readonly (SheetCell | null)[];
  /** Points; without it the row is as high as its wrapped texts need. */
  readonly height?: number;
  /** Outline level: 1 can be folded under the row above. */
  readonly level?: number;
}

export interface SheetColumn {
  /** Characters of the default font. */
  readonly width: number;
  /** For the cells that are not written, such as the rows that somebody adds. */
  readonly look?: Look;
}

/** Values that a range of cells takes, as a list to choose from or as a kind of number or date. */
export type SheetValidation = { readonly range: string; readonly title: string; readonly message: string } & (
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'whole' | 'date'; readonly from: number; readonly to: number }
);

/** One sheet. Rows are asked for once, in order, while the file is being written. Cells count from 0, ranges are written 'A1:C4'. */
export interface SheetPlan {
  /** Any text; it is made a lawful and unique name when the workbook is laid out. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<SheetRow>;
  readonly merges?: readonly string[];
  readonly validations?: readonly SheetValidation[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly filter?: string;
  readonly print: {
    readonly landscape: boolean;
    /** Rows printed on top of every page, '5:6'. */
    readonly titleRows?: string;
    readonly footer: string;
  };
}
