import { describe, expect, it } from '@jest/globals';
import { fieldText, toldChanges } from './field-text.js';

const words = { yes: 'Có', no: 'Không', nothing: 'trống' };

describe('a recorded value', () => {
  it.each([
    ['2019-09-16', '16/09/2019'],
    ['true', 'Có'],
    ['false', 'Không'],
    ['0', '0'],
    ['', 'trống'],
    [null, 'trống'],
    ['chữ ký số', 'chữ ký số'],
  ])('%s is read as %s', (value, expected) => expect(fieldText(value, words)).toBe(expected));

  it('is told in the order of the columns, without what people do not know by name', () => {
    const change = (field: string) => ({ field, from: null, to: '1' });
    expect(toldChanges(['barrier', 'period', 'level', 'dossiersPost'].map(change)).map(({ field }) => field)).toEqual(['level', 'dossiersPost', 'barrier']);
  });
});
