import * as z from 'zod/mini';
import { listInAddress, wordsInAddress } from '../../ui/address-words.js';

/** Chips over the register; each is a question that an officer asks of it. */
export const OFFER_CHIPS = ['level4', 'level3', 'not_online', 'promised', 'no_payment', 'no_receipt', 'no_dossiers', 'withdrawn'] as const;
export type OfferChip = (typeof OFFER_CHIPS)[number];

/** What the register shows stands in its address: chips, words, the open service, the open panel. */
export const RegisterSearch = z.object({
  chip: z.optional(listInAddress(OFFER_CHIPS)),
  q: z.catch(z.optional(wordsInAddress(200)), undefined),
  offer: z.catch(z.optional(z.uuid()), undefined),
  panel: z.catch(z.optional(z.enum(['take', 'import'])), undefined),
});
export type RegisterSearch = z.output<typeof RegisterSearch>;
