import type { Locale } from './locale.js';
import { PROBLEMS_EN } from './problems.en.js';
import { PROBLEMS_VI } from './problems.vi.js';

/** What went wrong, and how to mend it: two sentences, the second an instruction. */
export interface ProblemSentence {
  readonly title: string;
  readonly mend: string;
}

/** Every code that has sentences; the English file must have the same keys to compile. */
export type ProblemPhrase = keyof typeof PROBLEMS_VI;

export const PROBLEM_SENTENCES: Readonly<Record<Locale, Readonly<Record<ProblemPhrase, ProblemSentence>>>> = {
  vi: PROBLEMS_VI,
  en: PROBLEMS_EN,
};

/** The sentences for a code; a code this version does not know gets the general ones, never an empty message. */
export function problemSentence(code: string, locale: Locale): ProblemSentence {
  const known: Readonly<Record<string, ProblemSentence>> = PROBLEM_SENTENCES[locale];
  return known[code] ?? PROBLEM_SENTENCES[locale].internal;
}
