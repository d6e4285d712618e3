import Bowser from 'bowser';
import type { SessionView } from '@tiendo/types';

export type DeviceWords = Pick<SessionView, 'browser' | 'system' | 'kind'>;

const KINDS: Readonly<Record<string, SessionView['kind']>> = { desktop: 'desktop', mobile: 'mobile', tablet: 'tablet' };

/** What a device says of itself in its User-Agent, in words; it may say anything, so nothing is decided by it. */
export function deviceWords(userAgent: string | null): DeviceWords {
  if (userAgent === null || userAgent === '') return { browser: null, system: null, kind: 'other' };
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, 500));
  return { browser: named(browser.name, browser.version?.split('.')[0]), system: named(os.name, os.versionName ?? os.version), kind: KINDS[platform.type ?? ''] ?? 'other' };
}

function named(name: string | undefined, version: string | undefined): string | null {
  return name === undefined || name === '' ? null : [name, version].filter(Boolean).join(' ');
}
