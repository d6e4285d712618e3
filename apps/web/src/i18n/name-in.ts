import type { Locale } from '@tiendo/phrases';

/** The name of an agency, target or jurisdiction in the language of the page; Vietnamese where no English one is known. */
export function nameIn(locale: Locale, named: { readonly nameVi: string; readonly nameEn: string }): string {
  return locale === 'en' && named.nameEn !== '' ? named.nameEn : named.nameVi;
}
