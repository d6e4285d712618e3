import { addDays, daysBetween, type PlainDate } from '../calendar/index.js';
import { missingOfToday, missingWhenNew, type Fraction } from '../figures/index.js';

/** What still has to be done, in services and not in per cent. */
export interface Gap {
  readonly missing: number;
  /** The same gap closed by services that are new in numerator and denominator; null when that can never do. */
  readonly orNew: number | null;
}

export function gapOf(figure: Fraction, threshold: Fraction): Gap {
  return { missing: missingOfToday(figure, threshold), orNew: missingWhenNew(figure, threshold) };
}

/**
 * The day on which the gap closes if services keep coming as they did between two days; null when none came or there is nothing to go by.
 * `missing` services, `gained` of them in the `from`..`to` span; the pace is kept in whole numbers.
 */
export function forecast(missing: number, gained: number, from: PlainDate, to: PlainDate): PlainDate | null {
  const days = daysBetween(from, to);
  if (missing <= 0) return to;
  if (gained <= 0 || days <= 0) return null;
  return addDays(to, Math.ceil((missing * days) / gained));
}
