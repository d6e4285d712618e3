import type { Locale } from '@tiendo/phrases';

/** The name of an agency, target or jurisdiction in the language of the page; Vietnamese where no English one is known. */
export function nameIn(locale: Locale, named: { readonly nameVi: string; readonly nameEn: string }): string {
  return locale === 'en' && named.nameEn !== '' ? named.nameEn : named.nameVi;
}

/** A place after a common noun: 'UBND thành phố Đà Nẵng', not 'UBND Thành phố Đà Nẵng'. */
export function placeIn(locale: Locale, named: { readonly nameVi: string; readonly nameEn: string }): string {
  const name = nameIn(locale, named);
  return locale === 'vi' ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name;
}
