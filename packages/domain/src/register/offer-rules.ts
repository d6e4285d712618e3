import { plainDate, type PlainDate } from '../calendar/index.js';
import { NO_USAGE, type OfferState, type OfferUsage, type OfferValues } from './offer-state.js';

/** No service had a level before the year of Decree 43/2011/NĐ-CP, which made the levels. */
export const FIRST_LEVEL_DAY = plainDate('2011-01-01');

/**
 * The most that one cell of one service may say of a period, several times the people of the largest province. What is above it is
 * a slip of the hand, an amount of money or a date in the wrong cell. An assumption of ours; what stood there before stays.
 */
export const MOST_OF_A_PERIOD = 10_000_000;

export const OFFER_BREACH_CODES = [
  'level4_day_missing',
  'level4_day_future',
  'level4_day_too_early',
  'level4_day_without_level',
  'level4_fee_without_payment',
  'promise_without_level',
  'promise_not_ahead',
  'payment_day_future',
  'payment_day_without_payment',
  'receipt_day_future',
  'receipt_day_without_receipt',
  'paid_more_than_dossiers',
  'more_than_a_period',
] as const;
export type OfferBreachCode = (typeof OFFER_BREACH_CODES)[number];

export type OfferField = keyof OfferValues | `usage.${keyof OfferUsage}`;

/** One thing that a service cannot be: the field to mend and what stands there. */
export interface OfferBreach {
  readonly field: OfferField;
  readonly code: OfferBreachCode;
  readonly written: string | null;
}

export interface OfferSetting {
  readonly today: PlainDate;
  readonly feeBearing: boolean;
}

type Rule = (after: OfferState, before: OfferState | null, setting: OfferSetting) => OfferBreach | null;

const USAGE_KEYS = Object.keys(NO_USAGE) as (keyof OfferUsage)[];

const breach = (field: OfferField, code: OfferBreachCode, written: string | number | null): OfferBreach => ({ field, code, written: written === null ? null : String(written) });
const changed = (key: keyof OfferValues, after: OfferState, before: OfferState | null): boolean => before === null || after.values[key] !== before.values[key];

/** One rule an entry. What depends on today is asked only of a day that is written now: a promise of last month may have passed. */
const RULES: readonly Rule[] = [
  ({ values: { level, level4On } }) => (level === 4 && level4On === null ? breach('level4On', 'level4_day_missing', null) : null),
  ({ values: { level, level4On } }) => (level < 4 && level4On !== null ? breach('level4On', 'level4_day_without_level', level4On) : null),
  ({ values: { level4On } }, _, { today }) => (level4On !== null && level4On > today ? breach('level4On', 'level4_day_future', level4On) : null),
  ({ values: { level4On } }) => (level4On !== null && level4On < FIRST_LEVEL_DAY ? breach('level4On', 'level4_day_too_early', level4On) : null),
  // Level 4 is level 3 "and fees, if any, are paid online": Decree 43/2011/NĐ-CP, Article 3.
  ({ values: { level, paymentOn } }, _, { feeBearing }) =>
    level === 4 && feeBearing && !paymentOn ? breach('paymentOn', 'level4_fee_without_payment', 'false') : null,
  ({ values: { registeredLevel, promisedOn } }) => (registeredLevel === null && promisedOn !== null ? breach('promisedOn', 'promise_without_level', promisedOn) : null),
  (after, before, { today }) => {
    const { promisedOn } = after.values;
    return promisedOn !== null && changed('promisedOn', after, before) && promisedOn <= today ? breach('promisedOn', 'promise_not_ahead', promisedOn) : null;
  },
  ({ values: { paymentSince } }, _, { today }) => (paymentSince !== null && paymentSince > today ? breach('paymentSince', 'payment_day_future', paymentSince) : null),
  ({ values: { paymentOn, paymentSince } }) => (!paymentOn && paymentSince !== null ? breach('paymentSince', 'payment_day_without_payment', paymentSince) : null),
  ({ values: { receiptSince } }, _, { today }) => (receiptSince !== null && receiptSince > today ? breach('receiptSince', 'receipt_day_future', receiptSince) : null),
  ({ values: { receiptOn, receiptSince } }) => (!receiptOn && receiptSince !== null ? breach('receiptSince', 'receipt_day_without_receipt', receiptSince) : null),
  ({ usage }) => (usage.paidOnline > dossiersOf(usage) ? breach('usage.paidOnline', 'paid_more_than_dossiers', usage.paidOnline) : null),
  ...USAGE_KEYS.map((key): Rule => (after, before) => {
    const count = after.usage[key];
    return count > MOST_OF_A_PERIOD && count !== before?.usage[key] ? breach(`usage.${key}`, 'more_than_a_period', count) : null;
  }),
];

/** Everything that is wrong with a service as it would stand; `before` is null for one that is new. */
export function offerBreaches(after: OfferState, before: OfferState | null, setting: OfferSetting): OfferBreach[] {
  return RULES.flatMap((rule) => rule(after, before, setting) ?? []);
}

/** Dossiers of a period by every way in. */
export function dossiersOf({ dossiersOnline, dossiersCounter, dossiersPost }: Pick<OfferUsage, 'dossiersOnline' | 'dossiersCounter' | 'dossiersPost'>): number {
  return dossiersOnline + dossiersCounter + dossiersPost;
}
