import type { Locale } from '@tiendo/phrases';
import type { RegisterValues } from './register-file.js';

/** What a register file is made of: an export has rows, a template few or none. */
export interface RegisterPaper {
  readonly locale: Locale;
  readonly agency: { readonly code: string; readonly name: string };
  /** The code ('2019-Q3') comes back with the file, the label ('Quý III/2019') is for people. */
  readonly period: { readonly code: string; readonly label: string };
  /** Legal day, '2019-09-16'. */
  readonly generatedOn: string;
  /** Made-up data, marked wherever it is seen. */
  readonly illustrative: boolean;
  readonly rows: readonly RegisterValues[];
}
