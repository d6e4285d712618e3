import type { RegisterColumn, ServiceLevel } from './register-columns.js';
import type { ProblemCode } from './problem-codes.js';

/** The figures of one service offer as a file carries them; null is an empty cell or a column that the file does not have. Dates are legal days, '2019-09-16'. */
export interface RegisterValues {
  readonly code: string | null;
  readonly name: string | null;
  readonly field: string | null;
  readonly level: ServiceLevel | null;
  readonly level4On: string | null;
  readonly registeredLevel: ServiceLevel | null;
  readonly promisedOn: string | null;
  readonly feeBearing: boolean | null;
  readonly paymentOn: boolean | null;
  readonly paymentSince: string | null;
  readonly receiptOn: boolean | null;
  readonly receiptSince: string | null;
  readonly dossiersOnline: number | null;
  readonly dossiersCounter: number | null;
  readonly dossiersPost: number | null;
  readonly paidOnline: number | null;
  readonly receiptsIssued: number | null;
  readonly barrier: string | null;
}

/** One row of a file that was read; `rowNumber` is the number a spreadsheet shows beside it. A cell with an error is null here and has its problem. */
export interface RegisterRow extends RegisterValues {
  readonly rowNumber: number;
}

/** Where a problem is: the heading as the file writes it and the column's letter. `key` is null for a column that is not ours. */
export interface ProblemColumn {
  readonly key: RegisterColumn | null;
  readonly label: string;
  readonly letter: string;
}

/** One thing wrong with a file. `row` is null when it concerns the whole file. `expected` carries what the sentences need. */
export interface CellProblem {
  readonly row: number | null;
  readonly column: ProblemColumn | null;
  readonly written: string;
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly expected: Readonly<Record<string, string>>;
}

/** Where a file says what kind of data it holds: in a row of its table, or on its cover, which has neither row nor column here. */
export interface NatureSaid extends Pick<CellProblem, 'row' | 'column' | 'written'> {
  readonly nature: 'made_up' | 'real';
}

/** A register file as it was understood. It may be taken over only while `problems` holds no error. */
export interface RegisterFile {
  /** From the cover sheet or the address columns; null when the file does not say. */
  readonly agencyCode: string | null;
  /** '2019-Q3', or null when the file does not say. */
  readonly period: string | null;
  /** The file says that its data are made up. */
  readonly illustrative: boolean;
  /** Where it says first that they are made up, and where that they are real; neither where it does not say. */
  readonly natures: readonly NatureSaid[];
  readonly sheetName: string | null;
  /** The columns that the file has: a missing column says nothing about a value, an empty cell does. */
  readonly columns: readonly RegisterColumn[];
  /** Where each of them stands in the file, as the file heads it. */
  readonly places: Readonly<Partial<Record<RegisterColumn, ProblemColumn>>>;
  readonly rows: readonly RegisterRow[];
  readonly problems: readonly CellProblem[];
}
