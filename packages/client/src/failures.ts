import type { Problem, ProblemCode } from '@tiendo/types';

/** The server refused; `problem` says why, which field, and how to mend it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which the server asked to try again. */
    readonly retryAfter: number | null,
  ) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ProblemError';
  }

  get code(): ProblemCode {
    return this.problem.code;
  }
}

/** Nothing whole that is ours answered: no network, an answer that broke off, or something between that is not the server. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the server cannot be reached', { cause });
    this.name = 'Unreachable';
  }
}
