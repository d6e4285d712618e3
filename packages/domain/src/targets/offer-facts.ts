import type { PlainDate } from '../calendar/index.js';

/** What the register knows of one service offer (one procedure at one agency) on one day. */
export interface OfferFacts {
  readonly offerId: string;
  readonly code: string;
  readonly name: string;
  /** 1-4 in the scheme of Decree 43/2011/NĐ-CP Art. 3. */
  readonly level: 1 | 2 | 3 | 4;
  /** The day level 4 went live; judged by it even when certified later. */
  readonly level4On: PlainDate | null;
  /** May be offered online at all. */
  readonly eligible: boolean;
  readonly feeBearing: boolean;
  readonly paymentOn: boolean;
  readonly paymentSince: PlainDate | null;
  readonly receiptOn: boolean;
  readonly receiptSince: PlainDate | null;
  /** Dossiers and uses in the period looked at. */
  readonly dossiersOnline: number;
  readonly dossiersOther: number;
  readonly paidOnline: number;
  readonly receiptsIssued: number;
}
