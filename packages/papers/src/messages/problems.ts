import type { Locale } from '@tiendo/phrases';
import type { ProblemCode } from '../register/problem-codes.js';
import { PROBLEMS_EN } from './problems.en.js';
import { PROBLEMS_VI } from './problems.vi.js';

/** What should have stood there and how to mend it; `mendKnown` is said instead where the right value can be offered as {mended}. */
export interface ProblemSentence {
  readonly expected: string;
  readonly mend: string;
  readonly mendKnown?: string;
}

export type ProblemSentences = Readonly<Record<ProblemCode, ProblemSentence>>;

export const IMPORT_PROBLEMS: Readonly<Record<Locale, ProblemSentences>> = { vi: PROBLEMS_VI, en: PROBLEMS_EN };
