import { localeOf, type Locale } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';

/** The language of the page; the component renders again when it changes. */
export function useLocale(): Locale {
  return localeOf(useTranslation('ui').i18n.language);
}
