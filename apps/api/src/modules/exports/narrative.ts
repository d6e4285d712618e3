import type { CauseKind } from '@tiendo/domain/reports';
import type { ReviewPaper } from '@tiendo/papers';
import { REVIEW_WORDS, type Locale } from '@tiendo/phrases';
import type { SentWords } from './review.queries.js';

/** As much as anybody reads in a row; the rest is counted. */
const MOST_POINTS = 100;
const MOST_NAMES = 12;

/** What the agencies wrote: the same words once, with those who wrote them behind; who wrote nothing is not made to speak. */
export function narrativeOf(words: readonly SentWords[], locale: Locale): ReviewPaper['narrative'] {
  const of = (item: SentWords['item'], say: (each: SentWords) => string): string[] => points(words.filter((each) => each.item === item), say, locale);
  const written = ({ words: text, silence }: SentWords): string => (silence === 'unchanged' && text.trim() === '' ? REVIEW_WORDS[locale].unchanged : text);
  const causes = ([['objective', 'objective'], ['subjective', 'subjective'], [null, null]] as const satisfies readonly (readonly [CauseKind | null, 'objective' | 'subjective' | null])[]).flatMap(([kind, title]) => {
    const said = of('difficulties', (each) => (each.causeKind === kind ? each.cause : ''));
    return said.length === 0 ? [] : [{ title: title === null ? null : REVIEW_WORDS[locale][title], points: said }];
  });
  return { results: of('results', written), difficulties: of('difficulties', written), causes, proposals: of('proposals', written) };
}

/** 'Biểu mẫu điện tử chưa phù hợp (Sở Nội vụ, Sở Tư pháp)'; that nothing changed comes last. */
function points(words: readonly SentWords[], say: (each: SentWords) => string, locale: Locale): string[] {
  const authors = new Map<string, string[]>();
  for (const each of words) {
    const text = say(each).trim().replace(/[.;]+$/, '');
    if (text !== '') authors.set(text, [...(authors.get(text) ?? []), locale === 'vi' ? each.nameVi : each.nameEn]);
  }
  const { unchanged, said_by: saidBy, more } = REVIEW_WORDS[locale];
  const sorted = [...authors].sort(([a], [b]) => Number(a === unchanged) - Number(b === unchanged));
  const said = sorted.map(([text, names]) => saidBy.replace('{words}', () => text).replace('{agencies}', () => nameList(names, locale)));
  const rest = said.length - MOST_POINTS;
  return rest <= 0 ? said : [...said.slice(0, MOST_POINTS), more.replace('{count}', String(rest))];
}

function nameList(names: readonly string[], locale: Locale): string {
  const rest = names.length - MOST_NAMES;
  if (rest <= 1) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} ${REVIEW_WORDS[locale].others.replace('{count}', String(rest))}`;
}
