import { describe, expect, it } from '@jest/globals';
import { PROBLEM_CODES } from '../register/problem-codes.js';
import { fill } from './fill.js';
import { IMPORT_PROBLEMS } from './problems.js';
import { MESSAGES, type MessageKey } from './say.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const keys = Object.keys(MESSAGES.vi) as MessageKey[];

describe('sentences', () => {
  it('exist in both languages with the same keys', () => {
    expect(Object.keys(MESSAGES.en).sort()).toEqual([...keys].sort());
    expect(Object.keys(IMPORT_PROBLEMS.vi).sort()).toEqual([...PROBLEM_CODES].sort());
    expect(Object.keys(IMPORT_PROBLEMS.en).sort()).toEqual([...PROBLEM_CODES].sort());
  });

  it.each(keys)('%s takes the same values in both languages', (key) => {
    expect(placeholders(MESSAGES.en[key])).toEqual(placeholders(MESSAGES.vi[key]));
  });

  it('are composed (NFC) and not empty', () => {
    const texts = [...Object.values(MESSAGES.vi), ...Object.values(IMPORT_PROBLEMS.vi).flatMap((sentence) => Object.values(sentence as object) as string[])];
    expect(texts.filter((text) => text !== text.normalize('NFC') || text.trim() === '')).toEqual([]);
  });

  it('offer what could be meant in both languages or in neither', () => {
    for (const code of PROBLEM_CODES) expect(IMPORT_PROBLEMS.en[code].mendKnown === undefined).toBe(IMPORT_PROBLEMS.vi[code].mendKnown === undefined);
  });

  it('take values as they are', () => {
    expect(fill('{a} và {b}{c}', { a: '{b}', b: '$&' })).toBe('{b} và $&');
  });
});
