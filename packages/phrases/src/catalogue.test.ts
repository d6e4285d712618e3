import { describe, expect, it } from '@jest/globals';
import * as phrases from './index.js';
import { LOCALES, type Locale } from './locale.js';

type Sentences = Record<string, unknown>;

const exported: readonly [string, unknown][] = Object.entries(phrases);
const catalogues = exported.filter(
  (entry): entry is [string, Record<Locale, Sentences>] => {
    const [, value] = entry;
    return typeof value === 'object' && value !== null && LOCALES.every((locale) => locale in value);
  },
);

const textsOf = (sentences: Sentences): string[] =>
  Object.values(sentences).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value as Sentences)));

describe('catalogues', () => {
  it('are found', () => {
    expect(catalogues.map(([name]) => name)).toEqual(expect.arrayContaining(['PERFORMANCE_NAMES', 'WORKFLOW_NAMES', 'ROLE_NAMES', 'PROBLEM_SENTENCES']));
  });

  it.each(catalogues)('%s has the same keys in every language', (_name, catalogue) => {
    expect(Object.keys(catalogue.en).sort()).toEqual(Object.keys(catalogue.vi).sort());
  });

  it.each(catalogues)('%s leaves nothing empty and is composed (NFC)', (_name, catalogue) => {
    const texts = LOCALES.flatMap((locale) => textsOf(catalogue[locale]));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.trim() === '' || text !== text.normalize('NFC'))).toEqual([]);
  });

  it('gives a problem it does not know the general sentences', () => {
    expect(phrases.problemSentence('no_such_code', 'vi')).toBe(phrases.PROBLEM_SENTENCES.vi.internal);
    expect(phrases.problemSentence('locked', 'en')).toBe(phrases.PROBLEM_SENTENCES.en.locked);
  });

  it('says when to try again, where the server knows', () => {
    expect(phrases.problemSentence('too_many_requests', 'vi', 20).mend).toBe('Thử lại sau 20 giây.');
    expect([1, 20].map((seconds) => phrases.problemSentence('too_many_requests', 'en', seconds).mend)).toEqual(['Try again in 1 second.', 'Try again in 20 seconds.']);
    expect(phrases.problemSentence('locked', 'en', 20)).toBe(phrases.PROBLEM_SENTENCES.en.locked);
  });
});

describe('localeOf', () => {
  it('is Vietnamese unless English is asked for', () => {
    expect(['en', 'en-GB', 'vi-VN', 'fr', '', null, undefined].map(phrases.localeOf)).toEqual(['en', 'en', 'vi', 'vi', 'vi', 'vi', 'vi']);
  });
});
