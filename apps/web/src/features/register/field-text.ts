import { formatDate } from '@tiendo/phrases';

/** Fields of a change that people know by name; what else is recorded is not told. */
export const TOLD_FIELDS = [
  'level',
  'level4On',
  'registeredLevel',
  'promisedOn',
  'paymentOn',
  'paymentSince',
  'receiptOn',
  'receiptSince',
  'dossiersOnline',
  'dossiersCounter',
  'dossiersPost',
  'paidOnline',
  'receiptsIssued',
  'barrier',
  'withdrawnOn',
  'reason',
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

export interface FieldWords {
  readonly yes: string;
  readonly no: string;
  /** For what is empty. */
  readonly nothing: string;
}

/** A recorded value as people read it: days as dd/MM/yyyy, yes and no in words, what is empty as such. */
export function fieldText(value: string | null, { yes, no, nothing }: FieldWords): string {
  if (value === null || value === '') return nothing;
  if (value === 'true') return yes;
  if (value === 'false') return no;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}

export interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The changes that are told, in the order of the register's columns. */
export function toldChanges(fields: readonly Change[]): (Change & { readonly field: ToldField })[] {
  return TOLD_FIELDS.flatMap((field) => fields.filter((change): change is Change & { field: ToldField } => change.field === field));
}
