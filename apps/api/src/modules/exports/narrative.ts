import type { ReviewPaper } from '@tiendo/papers';
import { CAUSE_KIND_NAMES, REVIEW_WORDS, type Locale } from '@tiendo/phrases';
import type { SentWords } from './review.queries.js';

/** As many agencies as anybody reads in a row; the rest are counted. */
const MOST = 100;

/** What the agencies wrote, each paragraph with its author; who wrote nothing is not made to speak. */
export function narrativeOf(words: readonly SentWords[], locale: Locale): ReviewPaper['narrative'] {
  const of = (item: SentWords['item'], say: (each: SentWords) => string): string[] => {
    const said = words.filter((each) => each.item === item).flatMap((each) => {
      const text = say(each).trim();
      return text === '' ? [] : [`${locale === 'vi' ? each.nameVi : each.nameEn}: ${text}`];
    });
    const more = said.length - MOST;
    return more <= 0 ? said : [...said.slice(0, MOST), REVIEW_WORDS[locale].more.replace('{count}', String(more))];
  };
  const written = ({ words: text, silence }: SentWords): string => (silence === 'unchanged' && text.trim() === '' ? REVIEW_WORDS[locale].unchanged : text);
  const cause = ({ cause: text, causeKind }: SentWords): string => (text.trim() === '' || causeKind === null ? text : `${text.trim()} (${CAUSE_KIND_NAMES[locale][causeKind]})`);
  return { results: of('results', written), difficulties: of('difficulties', written), causes: of('difficulties', cause), proposals: of('proposals', written) };
}
