import type { OfferEdit, OfferView, Usage } from '@tiendo/types';
import { fold } from '../../i18n/fold.js';
import { parseDay } from '../../ui/parse-day.js';

export type OfferPatch = Omit<OfferEdit, 'version'>;
export type CellKind = 'level' | 'day' | 'yes_no' | 'count' | 'words';

/** One column that can be written in the grid: how a cell reads, and what a written text changes. */
export interface OfferColumn {
  readonly key: string;
  readonly kind: CellKind;
  readonly read: (offer: OfferView) => string;
  /** The change that a text means; null when it cannot be read as one. */
  readonly write: (text: string, offer: OfferView, today: string) => OfferPatch | null;
  /** A cell that has no meaning for this service. */
  readonly applies: (offer: OfferView) => boolean;
}

// Without diacritics, as `fold` leaves them.
const YES = ['co', 'x', '1', 'yes', 'true', 'y'];
const NO = ['khong', '', '0', 'no', 'false', 'n', '-'];

/** Yes or no as people type it in either language; null for anything else. */
export function readYesNo(text: string): boolean | null {
  const word = fold(text.trim());
  return YES.includes(word) ? true : NO.includes(word) ? false : null;
}

/** A count as people type or paste it: '1.284', '1 284', '12'; null for anything else. */
export function readCount(text: string): number | null {
  const digits = text.trim().replace(/(?<=\d)[.,\s](?=\d{3}(\D|$))/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

const always = () => true;
const online = (offer: OfferView) => offer.level >= 3 && offer.feeBearing;

const count = (key: keyof Usage): OfferColumn => ({
  key,
  kind: 'count',
  read: (offer) => String(offer.usage[key]),
  write: (text) => {
    const value = readCount(text === '' ? '0' : text);
    return value === null ? null : { usage: { [key]: value } };
  },
  applies: key === 'paidOnline' || key === 'receiptsIssued' ? online : always,
});

const day = (key: 'level4On' | 'promisedOn', applies: OfferColumn['applies'], change: (value: string | null) => OfferPatch): OfferColumn => ({
  key,
  kind: 'day',
  read: (offer) => offer[key] ?? '',
  write: (text) => {
    if (text.trim() === '') return change(null);
    const value = parseDay(text);
    return value === null ? null : change(value);
  },
  applies,
});

/** The columns in their order; a new one is a line here. */
export const OFFER_COLUMNS: readonly OfferColumn[] = [
  {
    key: 'level',
    kind: 'level',
    read: (offer) => String(offer.level),
    write: (text, offer, today) => {
      const level = Number(text.trim().replace(/^(mức|muc|level)\s*(độ|do)?\s*/i, ''));
      if (![1, 2, 3, 4].includes(level)) return null;
      return level === 4 ? { level, level4On: offer.level4On ?? today } : { level, level4On: null };
    },
    applies: always,
  },
  day('level4On', (offer) => offer.level === 4, (value) => ({ level4On: value })),
  day('promisedOn', (offer) => offer.level < 4, (value) => ({ promisedOn: value, registeredLevel: value === null ? null : 4 })),
  {
    key: 'paymentOn',
    kind: 'yes_no',
    read: (offer) => (offer.paymentOn ? '1' : '0'),
    write: (text, offer, today) => {
      const on = readYesNo(text);
      return on === null ? null : { paymentOn: on, paymentSince: on ? (offer.paymentSince ?? today) : null };
    },
    applies: online,
  },
  {
    key: 'receiptOn',
    kind: 'yes_no',
    read: (offer) => (offer.receiptOn ? '1' : '0'),
    write: (text, offer, today) => {
      const on = readYesNo(text);
      return on === null ? null : { receiptOn: on, receiptSince: on ? (offer.receiptSince ?? today) : null };
    },
    applies: online,
  },
  count('dossiersOnline'),
  count('dossiersCounter'),
  count('dossiersPost'),
  count('paidOnline'),
  count('receiptsIssued'),
  { key: 'barrier', kind: 'words', read: (offer) => offer.barrier, write: (text) => ({ barrier: text.trim() }), applies: always },
];
