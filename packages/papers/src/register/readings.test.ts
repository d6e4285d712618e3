import { describe, expect, it } from '@jest/globals';
import type { GridCell } from './grid.js';
import { readCode } from './read-code.js';
import { readDate } from './read-date.js';
import { readCount, readLevel, readText, readYesNo } from './read-values.js';

describe('codes stay strings', () => {
  it.each<[GridCell, unknown]>([
    ['1.001190', { value: '1.001190' }],
    [' 1.001190\u00a0', { value: '1.001190' }],
    ['1.001190\u200b', { value: '1.001190' }],
    ['1.001193.000.00.00.H17', { value: '1.001193.000.00.00.H17' }],
    ['1.0133611', { value: '1.0133611', warning: 'code_unusual' }],
    ['1.014955-Xoa', { value: '1.014955-Xoa', warning: 'code_unusual' }],
    ['1,001190', { problem: 'code_form', expected: { mended: '1.001190' } }],
    ['1001190', { problem: 'code_form', expected: { mended: '1.001190' } }],
    ['1.0011', { problem: 'code_too_short', expected: { mended: '1.001100' } }],
    ['BXD-12', { problem: 'code_form' }],
    [1.00119, { problem: 'code_is_number', expected: { mended: '1.001190' } }],
    [2.000806, { problem: 'code_is_number', expected: { mended: '2.000806' } }],
    [1001190, { problem: 'code_is_number', expected: { mended: '1.001190' } }],
    [42, { problem: 'code_is_number', expected: {} }],
    [{ date: '2019-03-01' }, { problem: 'code_is_date' }],
    [null, { value: null }],
  ])('%j', (cell, reading) => {
    expect(readCode(cell)).toEqual(reading);
  });
});

describe('dates', () => {
  it.each<[GridCell, unknown]>([
    ['31/10/2019', { value: '2019-10-31' }],
    ['1/9/2019', { value: '2019-09-01' }],
    ['01.09.2019', { value: '2019-09-01' }],
    ['2019-09-01', { value: '2019-09-01' }],
    ['31/10/2019 00:00:00', { value: '2019-10-31' }],
    ['2019-10-31T00:00:00Z', { value: '2019-10-31' }],
    ['ngày 31 tháng 10 năm 2019', { value: '2019-10-31' }],
    ['29/02/2020', { value: '2020-02-29' }],
    ['29/02/2019', { problem: 'date_impossible' }],
    ['31/04/2019', { problem: 'date_impossible' }],
    ['10/31/2019', { problem: 'date_impossible' }],
    ['31/10/19', { problem: 'date_short_year' }],
    ['10/2019', { problem: 'date_form' }],
    ['31/10/1919', { problem: 'date_out_of_range', expected: { from: '2000', to: '2099' } }],
    [43769, { value: '2019-10-31' }],
    [43769.99, { value: '2019-10-31' }],
    [12, { problem: 'date_form' }],
    [{ date: '2019-10-31' }, { value: '2019-10-31' }],
    ['', { value: null }],
  ])('%j', (cell, reading) => {
    expect(readDate(cell)).toEqual(reading);
  });
});

describe('counts', () => {
  it.each<[GridCell, unknown]>([
    [0, { value: 0 }],
    [-0, { value: 0 }],
    ['0', { value: 0 }],
    ['1.234', { value: 1234 }],
    ['1,234', { value: 1234 }],
    ['2.345.678', { value: 2345678 }],
    ['1\u00a0234', { value: 1234 }],
    ['12,0', { value: 12 }],
    ['1.23', { problem: 'not_whole' }],
    [1.234, { problem: 'not_whole', expected: { mended: '1234' } }],
    [12.5, { problem: 'not_whole', expected: {} }],
    ['12 hồ sơ', { problem: 'not_a_number', expected: { mended: '12' } }],
    ['12-15', { problem: 'not_a_number', expected: {} }],
    ['1e3', { problem: 'not_a_number', expected: {} }],
    ['-', { problem: 'not_a_number', expected: {} }],
    [true, { problem: 'not_a_number', expected: {} }],
    [-3, { problem: 'negative' }],
    ['\u22123', { problem: 'negative' }],
    [1_000_000_001, { problem: 'too_large' }],
    [null, { value: null }],
  ])('%j', (cell, reading) => {
    expect(readCount(cell)).toEqual(reading);
  });
});

describe('words', () => {
  it('are composed and cleaned, numbers become their text', () => {
    expect(readText('  Ho\u0301a  đơn\u00a0điện tử\u200b ', 100)).toEqual({ value: 'Hóa đơn điện tử' });
    expect(readText(2019, 100)).toEqual({ value: '2019' });
    expect(readText(' \t ', 100)).toEqual({ value: null });
    expect(readText('a'.repeat(101), 100)).toEqual({ problem: 'text_too_long', expected: { longest: '100', length: '101' } });
  });

  it('are yes or no only when nobody could doubt it', () => {
    expect([true, 'Có', 'CO', 'x', 1, '✓', 'TRUE', 'yes'].map((cell) => readYesNo(cell))).toEqual(Array(8).fill({ value: true }));
    expect([false, 'Không', 'khong', 0, 'no', 'chưa'].map((cell) => readYesNo(cell))).toEqual(Array(6).fill({ value: false }));
    expect([2, 'có thể', '?', '-'].map((cell) => readYesNo(cell))).toEqual(Array(4).fill({ problem: 'yes_no_form' }));
  });

  it('are a level in many forms', () => {
    expect([4, '4', '4.0', '4,0', 'mức 4', 'Mức độ 4', 'MĐ4', 'level 4', ' M 4 '].map((cell) => readLevel(cell, [2, 3, 4]))).toEqual(Array(9).fill({ value: 4 }));
    expect([1, 5, 'mức 0', 10].map((cell) => readLevel(cell, [2, 3, 4]))).toEqual(Array(4).fill({ problem: 'level_range', expected: { levels: '2, 3, 4' } }));
    expect([4.5, 'bốn', 'toàn trình', '3-4', true].map((cell) => readLevel(cell, [2, 3, 4]))).toEqual(Array(5).fill({ problem: 'level_form' }));
  });
});
