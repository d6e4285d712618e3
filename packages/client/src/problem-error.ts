import type { FieldProblem, Problem, ProblemCode } from '@tiendo/types';

/** A refusal of the server; `code` is stable, the sentences stand in the phrases. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly fields: readonly FieldProblem[];

  constructor(
    readonly problem: Problem,
    /** Seconds to wait before trying again, where the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? [];
  }
}
