import type { PlainDate } from '../calendar/index.js';
import { missingOfToday } from '../figures/index.js';
import { adoptedSince } from './adoption.js';
import type { OfferFacts } from './offer-facts.js';
import { ratioOf } from './ratio.js';
import type { TargetRule } from './target.js';

/**
 * The day on which today's register says the target was reached: for a ratio the day the last service that was needed went to
 * level 4 ("judged by the day of deployment even when certified later"), for an adoption the first day with the function on.
 * Null when it is not reached or a needed day is unknown.
 */
export function reachedOn(target: TargetRule, offers: readonly OfferFacts[]): PlainDate | null {
  if (target.indicator.kind === 'adoption') return adoptedSince(target.indicator.function, offers);
  const { fraction, ledger } = ratioOf(target.indicator.definition, offers);
  if (fraction.denominator === 0) return null;
  const needed = missingOfToday({ numerator: 0, denominator: fraction.denominator }, target.threshold);
  const days = ledger.above.map((offer) => offer.level4On).filter((day) => day !== null).sort();
  return days[needed - 1] ?? null;
}
