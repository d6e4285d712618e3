import { DEFAULT_LOCALE, LOCALES, localeOf, type Locale } from '@tiendo/phrases';
import i18next, { type BackendModule, type InitOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { CatalogueName } from './catalogues.js';

const REMEMBERED = 'tiendo.locale';

const files = import.meta.glob<{ readonly messages: Record<string, unknown> }>('./messages/*/*.ts');

/** Brings one catalogue of one language when a screen first asks for it. */
const catalogueFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (locale, name, done) => {
    const load = files[`./messages/${locale}/${name}.ts`];
    if (!load) return done(new Error(`no messages for ${locale}/${name}`), null);
    load().then(
      (file) => done(null, file.messages),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

const options: InitOptions = {
  lng: rememberedLocale(),
  fallbackLng: false,
  supportedLngs: [...LOCALES],
  ns: ['ui'],
  defaultNS: 'ui',
  // React escapes; doing it twice would show 24&#x2F;11.
  interpolation: { escapeValue: false },
  react: { useSuspense: true },
};

/** Starts the messages in the remembered language, Vietnamese when none is remembered. */
export async function startMessages(): Promise<void> {
  i18next.on('languageChanged', (locale) => {
    document.documentElement.lang = locale;
  });
  await i18next.use(catalogueFiles).use(initReactI18next).init(options);
}

/** Changes the language of the page and remembers it on this device. */
export async function changeLocale(locale: Locale): Promise<void> {
  try {
    localStorage.setItem(REMEMBERED, locale);
  } catch {
    // A browser that keeps nothing still changes the language for this visit.
  }
  await i18next.changeLanguage(locale);
}

/** After signing in: the person's own language, unless this device remembers another choice. */
export async function adoptLocale(locale: Locale): Promise<void> {
  if (remembered() === null) await i18next.changeLanguage(locale);
}

/** The language of the page now, for code outside of components. */
export function currentLocale(): Locale {
  return localeOf(i18next.language);
}

/** For a route's loader: brings the screen's words together with its data, so that neither waits for the other. */
export async function loadMessages(...names: CatalogueName[]): Promise<void> {
  await i18next.loadNamespaces(names);
}

function rememberedLocale(): Locale {
  return localeOf(remembered() ?? DEFAULT_LOCALE);
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
