import type { ItemContentView } from '@tiendo/types';

/** The part of an item that a person writes; figures come from the register. */
export type ItemWords = Pick<ItemContentView, 'words' | 'cause' | 'causeKind' | 'silence'>;

const FIELDS = ['words', 'cause', 'causeKind', 'silence'] as const satisfies readonly (keyof ItemWords)[];

export function wordsOf({ words, cause, causeKind, silence }: ItemWords): ItemWords {
  return { words, cause, causeKind, silence };
}

/** The fields in which `to` differs from `from`; nothing else is sent. */
export function changeBetween(from: ItemWords, to: ItemWords): Partial<ItemWords> {
  return Object.fromEntries(FIELDS.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]]));
}

export function isSame(a: ItemWords, b: ItemWords): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}
