import type { FieldProblem, ProblemCode } from '@tiendo/types';

/** A field that is wrong; its sentence is found by `code` when the answer is written. */
export type WrongField = Omit<FieldProblem, 'mend'>;

export interface RefusedExtra {
  /** For the log and for programmers; people read the sentence of the code. */
  readonly detail?: string;
  readonly fields?: readonly WrongField[];
  /** What stands there now. */
  readonly current?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  /** Methods that the path does have (`method_not_allowed`). */
  readonly allow?: readonly string[];
  /** What was written before the refusal stays: a count of attempts, which the next one must find. */
  readonly keepsWork?: true;
}

/** The command or query is refused; rolls the transaction back, unless `keepsWork`, and becomes a problem document. */
export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly extra: RefusedExtra = {},
  ) {
    super(extra.detail ?? code);
  }
}
