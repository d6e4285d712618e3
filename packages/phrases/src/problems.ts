import { plural } from './dates.js';
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

/**
 * The sentences for a code; a code this version does not know gets the general ones, never an empty message.
 * @param retryAfter seconds after which the server asked to try again
 */
export function problemSentence(code: string, locale: Locale, retryAfter: number | null = null): ProblemSentence {
  const known: Readonly<Record<string, ProblemSentence>> = PROBLEM_SENTENCES[locale];
  const sentence = known[code] ?? PROBLEM_SENTENCES[locale].internal;
  return code === 'too_many_requests' && retryAfter !== null ? { ...sentence, mend: retryAfterText(retryAfter, locale) } : sentence;
}

/** 'Thử lại sau 20 giây.', 'Try again in 20 seconds.' */
function retryAfterText(seconds: number, locale: Locale): string {
  return locale === 'vi' ? `Thử lại sau ${seconds} giây.` : `Try again in ${plural(seconds, 'second')}.`;
}
