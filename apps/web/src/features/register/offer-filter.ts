import type { OfferView } from '@tiendo/types';
import { foundIn } from '../../i18n/fold.js';
import type { OfferChip } from './register-search.js';

/** Whether an offer answers a chip's question. */
export const CHIP_TESTS: Readonly<Record<OfferChip, (offer: OfferView) => boolean>> = {
  level4: (offer) => offer.level === 4,
  level3: (offer) => offer.level === 3,
  not_online: (offer) => offer.level < 3,
  promised: (offer) => offer.promisedOn !== null && offer.level < 4,
  no_payment: (offer) => offer.feeBearing && offer.level >= 3 && !offer.paymentOn,
  no_receipt: (offer) => offer.feeBearing && offer.level >= 3 && !offer.receiptOn,
  withdrawn: (offer) => offer.withdrawnOn !== null,
  no_dossiers: (offer) => offer.usage.dossiersOnline + offer.usage.dossiersCounter + offer.usage.dossiersPost === 0,
};

/** The offers that answer every chosen chip and contain the words, in their order; those taken out of the register only where they are asked for. */
export function shownOffers(offers: readonly OfferView[], chips: readonly OfferChip[], q: string): OfferView[] {
  return offers.filter((offer) => (offer.withdrawnOn === null || chips.includes('withdrawn')) && chips.every((chip) => CHIP_TESTS[chip](offer)) && (q === '' || foundIn(`${offer.code} ${offer.name} ${offer.field}`, q)));
}
