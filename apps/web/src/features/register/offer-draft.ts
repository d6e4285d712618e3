import type { OfferEdit, OfferView, Usage } from '@tiendo/types';

type Fields = Omit<OfferEdit, 'version' | 'usage'>;

export const DRAFT_FIELDS = ['level', 'level4On', 'registeredLevel', 'promisedOn', 'paymentOn', 'paymentSince', 'receiptOn', 'receiptSince', 'barrier'] as const satisfies readonly (keyof Fields)[];
export const USAGE_FIELDS = ['dossiersOnline', 'dossiersCounter', 'dossiersPost', 'paidOnline', 'receiptsIssued'] as const satisfies readonly (keyof Usage)[];

/** What can be written of a service. */
export type OfferDraft = Pick<OfferView, (typeof DRAFT_FIELDS)[number] | 'usage'>;

/** Only the fields in which `to` differs: what somebody else wrote into another one meanwhile stays. */
export function patchBetween(from: OfferDraft, to: OfferDraft): Omit<OfferEdit, 'version'> {
  const fields = Object.fromEntries(DRAFT_FIELDS.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]]));
  const usage = Object.fromEntries(USAGE_FIELDS.filter((field) => from.usage[field] !== to.usage[field]).map((field) => [field, to.usage[field]]));
  return { ...fields, ...(Object.keys(usage).length > 0 ? { usage } : {}) };
}

/** What somebody else has changed since the form was opened, as texts: shown beside what was typed here. */
export function changesOfOthers(base: OfferDraft, theirs: OfferDraft): { readonly field: string; readonly from: string | null; readonly to: string | null }[] {
  type Value = string | number | boolean | null;
  const text = (value: Value | undefined) => String(value ?? '');
  const flat = ({ usage, ...fields }: OfferDraft): Record<string, Value> => ({ ...Object.fromEntries(DRAFT_FIELDS.map((field) => [field, fields[field]])), ...usage });
  const [was, is] = [flat(base), flat(theirs)];
  return [...DRAFT_FIELDS, ...USAGE_FIELDS].filter((field) => was[field] !== is[field]).map((field) => ({ field, from: text(was[field]), to: text(is[field]) }));
}
