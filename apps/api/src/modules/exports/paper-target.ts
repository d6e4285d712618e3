import { adopts, type Indicator } from '@tiendo/domain/targets';
import type { ReviewCell, ReviewTarget } from '@tiendo/papers';
import { indicatorWords, REVIEW_WORDS, type Locale } from '@tiendo/phrases';
import type { MatrixCell } from '@tiendo/types';
import type { TargetInForce } from '../targets/public.js';

/** What a paper says of a target: how it is counted, what of it is assumed, and that it is made up where it is. */
export function paperTarget(target: Pick<TargetInForce, 'code' | 'nameVi' | 'nameEn' | 'kind' | 'threshold' | 'dueOn' | 'rule' | 'assumed' | 'illustrative'>, locale: Locale): ReviewTarget {
  const { code, nameVi, nameEn, kind, threshold, dueOn, rule, assumed, illustrative } = target;
  const words = indicatorWords(rule.indicator, locale);
  const counted = assumed ? words.definition.replace(/\.?$/, ` (${REVIEW_WORDS[locale].assumed}).`) : words.definition;
  const definition = illustrative ? `${counted} ${REVIEW_WORDS[locale].made_up_target}` : counted;
  return { code, name: locale === 'vi' ? nameVi : nameEn, kind, threshold, comparator: 'at_least', dueOn, ...words, definition };
}

/** One cell of the matrix on paper. */
export function paperCell({ status, numerator, denominator, uses, provenance, lateDays }: MatrixCell, targetCode: string, indicator: Indicator | undefined): ReviewCell {
  const silence = status === 'not_reported' || status === 'not_applicable' ? status : null;
  // Of nothing that could use it nobody knows whether it is used; else the reading of the target says, as it does for the status.
  const known = indicator?.kind === 'adoption' && numerator !== null && denominator !== null && denominator !== 0;
  const functionOn = known ? adopts(indicator.reading, { numerator, denominator }, uses) : null;
  return { targetCode, status, numerator, denominator, silence, provenance, functionOn, lateDays };
}
