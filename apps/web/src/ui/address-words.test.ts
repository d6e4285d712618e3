import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { codesInAddress, listInAddress, wordsInAddress } from './address-words.js';

const list = listInAddress(['ward', 'district', 'central']);

describe('a filter of many values in an address', () => {
  it.each([
    ['one plain value', 'ward', ['ward']],
    ['several after commas', 'district, ward', ['ward', 'district']],
    ['the name said again', ['ward', 'district'], ['ward', 'district']],
    ['the same twice', ['ward', 'ward'], ['ward']],
    ['one that nobody knows', 'ward,galaxy', ['ward']],
    ['nothing', undefined, []],
    ['an empty one', '', []],
    ['another kind of thing', { ward: true }, []],
  ])('reads %s', (_how, written, read) => {
    expect(z.parse(list, written)).toEqual(read);
  });

  it('takes codes as they are, each once and none too long', () => {
    const codes = codesInAddress(12);
    expect(z.parse(codes, 'HOA-DON')).toEqual(['HOA-DON']);
    expect(z.parse(codes, ['HOA-DON', 'HOA-DON', '', 'THANH-TOAN-TRUC-TUYEN', 7])).toEqual(['HOA-DON']);
  });

  it('searches for the digits of a number', () => {
    expect(z.parse(wordsInAddress(20), 1001)).toBe('1001');
    expect(z.safeParse(wordsInAddress(3), 'long').success).toBe(false);
  });
});
