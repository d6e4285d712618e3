import type { Fraction, RatioDefinition } from '../figures/index.js';
import type { OfferFacts } from './offer-facts.js';

export type LeftOutReason = 'not_online' | 'not_eligible' | 'no_dossiers';

export interface Ledger {
  readonly above: readonly OfferFacts[];
  readonly below: readonly OfferFacts[];
  readonly leftOut: readonly { readonly offer: OfferFacts; readonly because: LeftOutReason }[];
}

interface Definition {
  /** Null when the offer counts below the line, else why it is left out. */
  readonly excludes: (offer: OfferFacts) => LeftOutReason | null;
  /** What an offer adds above and below. */
  readonly weigh: (offer: OfferFacts) => Fraction;
}

const isLevel4 = (offer: OfferFacts): boolean => offer.level === 4;
const byOffer = (offer: OfferFacts): Fraction => ({ numerator: isLevel4(offer) ? 1 : 0, denominator: 1 });

/** The five denominators of "level 4 of what", each with its own rule for what stands below the line. */
export const RATIO_RULES: Readonly<Record<RatioDefinition, Definition>> = {
  all_procedures: { excludes: () => null, weigh: byOffer },
  eligible_procedures: { excludes: (offer) => (offer.eligible ? null : 'not_eligible'), weigh: byOffer },
  /** Level 4 over online services, levels 3 and 4: the literal reading of the order. */
  online_services: { excludes: (offer) => (offer.level >= 3 ? null : 'not_online'), weigh: byOffer },
  with_dossiers: { excludes: (offer) => (offer.dossiersOnline + offer.dossiersOther > 0 ? null : 'no_dossiers'), weigh: byOffer },
  /** Circular 23/2018/TT-BTTTT: online dossiers of level-4 services over all dossiers of the same services. */
  dossiers: {
    excludes: (offer) => (!isLevel4(offer) ? 'not_online' : offer.dossiersOnline + offer.dossiersOther > 0 ? null : 'no_dossiers'),
    weigh: (offer) => ({ numerator: offer.dossiersOnline, denominator: offer.dossiersOnline + offer.dossiersOther }),
  },
};

/** The ratio under one definition, with the list behind it: what is above and below the line and what is left out. */
export function ratioOf(definition: RatioDefinition, offers: readonly OfferFacts[]): { fraction: Fraction; ledger: Ledger } {
  const rule = RATIO_RULES[definition];
  const above: OfferFacts[] = [];
  const below: OfferFacts[] = [];
  const leftOut: { offer: OfferFacts; because: LeftOutReason }[] = [];
  let numerator = 0;
  let denominator = 0;
  for (const offer of offers) {
    const because = rule.excludes(offer);
    if (because !== null) {
      leftOut.push({ offer, because });
      continue;
    }
    const weight = rule.weigh(offer);
    numerator += weight.numerator;
    denominator += weight.denominator;
    (weight.numerator > 0 ? above : below).push(offer);
  }
  return { fraction: { numerator, denominator }, ledger: { above, below, leftOut } };
}
