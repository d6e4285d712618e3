import type { PlainDate } from '../calendar/index.js';

/** What an agency says of one service that it offers; levels in the scheme of Decree 43/2011/NĐ-CP, Article 3. */
export interface OfferValues {
  readonly level: 1 | 2 | 3 | 4;
  /** The day level 4 went live; null below level 4. */
  readonly level4On: PlainDate | null;
  /** The level that the agency has promised, and by when. */
  readonly registeredLevel: 3 | 4 | null;
  readonly promisedOn: PlainDate | null;
  readonly paymentOn: boolean;
  readonly paymentSince: PlainDate | null;
  readonly receiptOn: boolean;
  readonly receiptSince: PlainDate | null;
  /** What stands in the way of level 4, in words. */
  readonly barrier: string;
}

/** What arose of one service in one period. */
export interface OfferUsage {
  readonly dossiersOnline: number;
  readonly dossiersCounter: number;
  readonly dossiersPost: number;
  readonly paidOnline: number;
  readonly receiptsIssued: number;
}

export interface OfferState {
  readonly values: OfferValues;
  readonly usage: OfferUsage;
}

type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Only what is given changes; null empties a day. */
export type OfferPatch = Changes<OfferValues> & { readonly usage?: Changes<OfferUsage> | undefined };

/** A service as it is taken into the register when nothing more is said of it. */
export const NEW_OFFER: OfferValues = {
  level: 2,
  level4On: null,
  registeredLevel: null,
  promisedOn: null,
  paymentOn: false,
  paymentSince: null,
  receiptOn: false,
  receiptSince: null,
  barrier: '',
};

export const NO_USAGE: OfferUsage = { dossiersOnline: 0, dossiersCounter: 0, dossiersPost: 0, paidOnline: 0, receiptsIssued: 0 };

/**
 * The service after a change, with what follows of itself: below level 4 it has no day of level 4, a promise that is taken back
 * has no day, a function that is switched on without a day is on since `today`, one that is switched off has none.
 */
export function patchOffer(state: OfferState, patch: OfferPatch, today: PlainDate): OfferState {
  const { usage, ...given } = patch;
  const values = { ...state.values, ...withoutUndefined(given) };
  return {
    values: {
      ...values,
      barrier: values.barrier.normalize('NFC').trim(),
      level4On: values.level === 4 || patch.level4On ? values.level4On : null,
      promisedOn: values.registeredLevel !== null || patch.promisedOn ? values.promisedOn : null,
      paymentSince: since(values.paymentOn, values.paymentSince, patch.paymentSince, state.values.paymentOn, today),
      receiptSince: since(values.receiptOn, values.receiptSince, patch.receiptSince, state.values.receiptOn, today),
    },
    usage: { ...state.usage, ...withoutUndefined(usage ?? {}) },
  };
}

function since(isOn: boolean, day: PlainDate | null, given: PlainDate | null | undefined, wasOn: boolean, today: PlainDate): PlainDate | null {
  // A day that is given for a function that is off stays, so that the rules can object to it.
  if (!isOn) return given ?? null;
  return day ?? (wasOn && given === undefined ? null : today);
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
