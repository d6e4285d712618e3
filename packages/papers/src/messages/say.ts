import type { Locale } from '@tiendo/phrases';
import { EN } from './en.js';
import { fill } from './fill.js';
import { VI } from './vi.js';

export type MessageKey = keyof typeof VI;

export const MESSAGES: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { vi: VI, en: EN };

/** A sentence of ours with its values put in. */
export function say(locale: Locale, key: MessageKey, values?: Readonly<Record<string, string | number>>): string {
  return fill(MESSAGES[locale][key], values);
}
