import { LOCALES } from '@tiendo/phrases';
import { changeLocale } from '../i18n/i18n.js';
import { QuietButton } from '../ui/quiet-button.js';
import { useLocale } from '../ui/use-locale.js';

/** Each language by its own name, whatever the page speaks. */
const OWN_NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Offers the other language. */
export function LanguageSwitch() {
  const locale = useLocale();
  return LOCALES.filter((other) => other !== locale).map((other) => (
    <QuietButton key={other} lang={other} onClick={() => void changeLocale(other)}>
      {OWN_NAMES[other]}
    </QuietButton>
  ));
}
