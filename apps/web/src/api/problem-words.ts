import { ProblemError, Unreachable } from '@tiendo/client';
import { PROBLEM_SENTENCES, problemSentence, type Locale, type ProblemSentence } from '@tiendo/phrases';
import type { ProblemCode } from '@tiendo/types';
import { currentLocale } from '../i18n/i18n.js';

/** Does not compile while a refusal of the contract has no sentence. */
const everyCodeHasWords: Readonly<Record<ProblemCode, ProblemSentence>> = PROBLEM_SENTENCES.vi;

/** A refusal in the words of the page; the shape that ErrorState shows. */
export interface ProblemWords {
  readonly code: string;
  readonly title: string;
  readonly mend: string;
  readonly requestId: string | null;
  readonly fields: readonly { readonly path: string; readonly written: string | null; readonly expected: string; readonly mend: string }[];
}

/** Puts whatever was thrown into words: a problem document, a server out of reach, or a fault of ours. */
export function problemWords(error: unknown, locale: Locale = currentLocale()): ProblemWords {
  const code = problemCode(error);
  const requestId = error instanceof ProblemError ? error.problem.requestId : null;
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : [];
  return {
    code,
    ...problemSentence(code, locale, error instanceof ProblemError ? error.retryAfter : null),
    requestId: requestId === '' ? null : requestId,
    fields: fields.map(({ path, written, expected, mend }) => ({ path, written: written ?? null, expected, mend })),
  };
}

/** The code of whatever was thrown; `unreachable` when no answer came. */
export function problemCode(error: unknown): keyof typeof everyCodeHasWords | 'unreachable' {
  if (error instanceof ProblemError) return error.code;
  return error instanceof Unreachable ? 'unreachable' : 'internal';
}

/** Trying the same again may help: no answer came, or the server is not ready. */
export function mayHelpToRetry(error: unknown): boolean {
  return ['unreachable', 'database_unavailable', 'internal', 'too_many_requests'].includes(problemCode(error));
}

/** The sentence for one field of a form, by its dotted path inside the body; null when it is right. */
export function fieldError(error: unknown, path: string): string | null {
  const field = error instanceof ProblemError ? error.problem.fields?.find((each) => each.path === path) : undefined;
  return field ? field.mend : null;
}
