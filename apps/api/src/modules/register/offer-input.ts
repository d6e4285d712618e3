import { plainDate } from '@tiendo/domain/calendar';
import type { OfferPatch } from '@tiendo/domain/register';
import type { OfferEdit } from '@tiendo/types';

type Given<T> = T | null | undefined;

/** The body of an edit as the domain reads it; its days have been checked by the contract. */
export function patchOf({ version: _version, level, level4On, registeredLevel, promisedOn, paymentSince, receiptSince, ...rest }: OfferEdit): OfferPatch {
  return {
    ...rest,
    level: level as OfferPatch['level'],
    registeredLevel: registeredLevel as OfferPatch['registeredLevel'],
    level4On: day(level4On),
    promisedOn: day(promisedOn),
    paymentSince: day(paymentSince),
    receiptSince: day(receiptSince),
  };
}

function day(text: Given<string>): Given<ReturnType<typeof plainDate>> {
  return typeof text === 'string' ? plainDate(text) : text;
}
