/** Vietnamese first; a locale is an argument everywhere, never a global. */
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'vi';

/** One word or sentence for each key in each language: a key missing in either does not compile. */
export type Bilingual<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>;

/** Reads `vi`, `vi-VN`, `en-GB` ...; anything else is Vietnamese. */
export function localeOf(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().split('-')[0] === 'en' ? 'en' : DEFAULT_LOCALE;
}
