import type { PlainDate } from '../calendar/index.js';
import type { AdoptionReading, Fraction } from '../figures/index.js';
import type { OfferFacts } from './offer-facts.js';

/** The two functions that the order wants used: online payment, and e-invoice or e-receipt (biên lai, Decree 119/2018 and 123/2020). */
export const ADOPTED_FUNCTIONS = ['payment', 'receipt'] as const;
export type AdoptedFunction = (typeof ADOPTED_FUNCTIONS)[number];

export interface Adoption {
  /** Services with the function on, out of online fee-bearing services. 0/0: the agency has none, and somebody may confirm that the target does not apply. */
  readonly fraction: Fraction;
  /** Payments made or receipts issued in the period. */
  readonly uses: number;
  readonly on: readonly OfferFacts[];
  readonly off: readonly OfferFacts[];
}

const FUNCTIONS: Readonly<Record<AdoptedFunction, { isOn: (o: OfferFacts) => boolean; since: (o: OfferFacts) => PlainDate | null; uses: (o: OfferFacts) => number }>> = {
  payment: { isOn: (o) => o.paymentOn, since: (o) => o.paymentSince, uses: (o) => o.paidOnline },
  receipt: { isOn: (o) => o.receiptOn, since: (o) => o.receiptSince, uses: (o) => o.receiptsIssued },
};

/** Three facts, never one: function on, services with it on, uses in the period. Only online services with a fee count. */
export function adoptionOf(which: AdoptedFunction, offers: readonly OfferFacts[]): Adoption {
  const rule = FUNCTIONS[which];
  const counted = offers.filter((offer) => offer.feeBearing && offer.level >= 3);
  const on = counted.filter((offer) => rule.isOn(offer));
  const off = counted.filter((offer) => !rule.isOn(offer));
  return {
    fraction: { numerator: on.length, denominator: counted.length },
    uses: on.reduce((sum, offer) => sum + rule.uses(offer), 0),
    on,
    off,
  };
}

/** Whether an adoption figure meets its target under a reading. Nothing out of nothing meets nothing. */
export function adopts(reading: AdoptionReading, fraction: Fraction, uses: number | null): boolean {
  if (fraction.denominator <= 0) return false;
  if (reading === 'middle') return fraction.numerator === fraction.denominator;
  if (reading === 'strict') return (uses ?? 0) > 0;
  return fraction.numerator > 0;
}

/** The first day on which the function was on anywhere; null when it is not, or its day is unknown. */
export function adoptedSince(which: AdoptedFunction, offers: readonly OfferFacts[]): PlainDate | null {
  const days = adoptionOf(which, offers).on.map((offer) => FUNCTIONS[which].since(offer)).filter((day) => day !== null);
  return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first));
}
