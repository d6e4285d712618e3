import { RATIO_DEFINITIONS, type Fraction, type RatioDefinition } from '@tiendo/domain/figures';
import { adoptionOf, ratioOf, type AdoptedFunction, type Indicator, type OfferFacts } from '@tiendo/domain/targets';
import type { LedgerLine } from '@tiendo/types';

/** The items of the form whose numbers the register gives. */
const FIGURE_ITEMS = ['level4', 'payment', 'receipt', 'usage'] as const;
export type FigureItem = (typeof FIGURE_ITEMS)[number];

/** A number of the form with the list of services behind it. */
interface FormFigure extends Fraction {
  /** Adoption: payments made or receipts issued in the period. */
  readonly uses: number | null;
  readonly ledger: readonly LedgerLine[];
}

export interface FormFigures {
  readonly items: Readonly<Record<FigureItem, FormFigure>>;
  /** "Of what", all five side by side. */
  readonly denominators: readonly { readonly definition: RatioDefinition; readonly fraction: Fraction }[];
}

/** Why an offer is not counted, as the ledger says it. */
type LeftOut = 'not_online' | 'not_eligible' | 'no_dossiers' | 'no_fee';

/** The figures of a report from what the register knew on its day; `definition` is that of the level target. */
export function formFigures(definition: RatioDefinition, offers: readonly OfferFacts[]): FormFigures {
  return {
    items: { level4: level4(definition, offers), payment: adoption('payment', offers), receipt: adoption('receipt', offers), usage: usage(offers) },
    denominators: RATIO_DEFINITIONS.map((each) => ({ definition: each, fraction: ratioOf(each, offers).fraction })),
  };
}

function level4(definition: RatioDefinition, offers: readonly OfferFacts[]): FormFigure {
  return { ...ratioOf(definition, offers).fraction, uses: null, ledger: ratioLedger(definition, offers) };
}

function adoption(which: AdoptedFunction, offers: readonly OfferFacts[]): FormFigure {
  const { fraction, uses } = adoptionOf(which, offers);
  return { ...fraction, uses, ledger: adoptionLedger(which, offers) };
}

/** The services above and below the line of an indicator, then those that are left out and why. */
export function ledgerOf(indicator: Indicator, offers: readonly OfferFacts[]): LedgerLine[] {
  return indicator.kind === 'ratio' ? ratioLedger(indicator.definition, offers) : adoptionLedger(indicator.function, offers);
}

function ratioLedger(definition: RatioDefinition, offers: readonly OfferFacts[]): LedgerLine[] {
  const { above, below, leftOut } = ratioOf(definition, offers).ledger;
  return [...above.map((offer) => line(offer, 'above')), ...below.map((offer) => line(offer, 'below')), ...leftOut.map(({ offer, because }) => line(offer, 'left_out', because))];
}

function adoptionLedger(which: AdoptedFunction, offers: readonly OfferFacts[]): LedgerLine[] {
  const { on, off } = adoptionOf(which, offers);
  const counted = new Set([...on, ...off]);
  const leftOut = offers.filter((offer) => !counted.has(offer));
  return [...on.map((offer) => line(offer, 'above')), ...off.map((offer) => line(offer, 'below')), ...leftOut.map((offer) => line(offer, 'left_out', offer.feeBearing ? 'not_online' : 'no_fee'))];
}

/** Dossiers that came online out of all dossiers of the period. */
function usage(offers: readonly OfferFacts[]): FormFigure {
  const sum = (count: (offer: OfferFacts) => number): number => offers.reduce((total, offer) => total + count(offer), 0);
  const online = sum((offer) => offer.dossiersOnline);
  const ledger = offers.map((offer) => {
    if (offer.dossiersOnline > 0) return line(offer, 'above');
    return offer.dossiersOther > 0 ? line(offer, 'below') : line(offer, 'left_out', 'no_dossiers');
  });
  return { numerator: online, denominator: online + sum((offer) => offer.dossiersOther), uses: null, ledger };
}

function line(offer: OfferFacts, side: LedgerLine['side'], because: LeftOut | null = null): LedgerLine {
  return { offerId: offer.offerId, code: offer.code, name: offer.name, side, because, level: offer.level, level4On: offer.level4On };
}

export function isFigureItem(code: string): code is FigureItem {
  return (FIGURE_ITEMS as readonly string[]).includes(code);
}
