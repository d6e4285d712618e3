import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatChange, formatNumber, formatPercent, formatPoints, formatRatio, formatThreshold } from './numbers.js';

describe('numbers', () => {
  it('groups thousands by a point in Vietnamese and a comma in English', () => {
    expect(formatNumber(1284, 'vi')).toBe('1.284');
    expect(formatNumber(1234567, 'en')).toBe('1,234,567');
    expect(formatNumber(-1284, 'vi')).toBe('−1.284');
    expect(formatNumber(0, 'vi')).toBe('0');
  });

  it('refuses a number that is not whole', () => {
    expect(() => formatNumber(0.5, 'vi')).toThrow(RangeError);
  });

  it('shows a ratio with its fraction', () => {
    expect(formatRatio(19, 50, 'vi')).toBe('38,0% (19/50)');
    expect(formatRatio(19, 50, 'en')).toBe('38.0% (19/50)');
    expect(formatRatio(0, 50, 'vi')).toBe('0% (0/50)');
    expect(formatRatio(50, 50, 'vi')).toBe('100,0% (50/50)');
    expect(formatRatio(0, 0, 'vi')).toBe('0/0');
  });

  it('rounds half up', () => {
    expect(formatPercent(61, 154, 'vi')).toBe('39,6%');
    expect(formatPercent(1, 8, 'vi')).toBe('12,5%');
    expect(formatPercent(1, 16, 'vi')).toBe('6,3%');
  });

  it('never lifts a figure onto a whole per cent that it misses', () => {
    expect(formatPercent(1999, 5000, 'vi')).toBe('39,9%');
    expect(formatPercent(9999, 10_000, 'vi')).toBe('99,9%');
    expect(formatPercent(2000, 5000, 'vi')).toBe('40,0%');
    expect(formatPercent(1, 100_000, 'vi')).toBe('<0,1%');
  });

  it('never shows the threshold for a figure under it, whatever the counts', () => {
    for (let denominator = 1; denominator <= 400; denominator += 1) {
      for (let numerator = 0; numerator <= denominator; numerator += 1) {
        const shown = Number(formatPercent(numerator, denominator, 'en').replace(/[<%]/g, ''));
        expect(shown >= 40).toBe(numerator * 100 >= 40 * denominator);
      }
    }
  });

  it('keeps a threshold that is not whole, too', () => {
    expect(formatPercent(37_499, 100_000, 'vi', { numerator: 375, denominator: 1000 })).toBe('37,4%');
    expect(formatThreshold({ numerator: 375, denominator: 1000 }, 'vi')).toBe('37,5%');
    expect(formatThreshold({ numerator: 2, denominator: 5 }, 'vi')).toBe('40%');
  });

  it('signs changes', () => {
    expect(formatPoints(143, 'vi')).toBe('+14,3 điểm');
    expect(formatPoints(-10, 'en')).toBe('−1.0 point');
    expect(formatPoints(0, 'vi')).toBe('0');
    expect(formatChange(13, 'vi')).toBe('+13');
    expect(formatChange(-2, 'vi')).toBe('−2');
    expect(formatChange(0, 'vi')).toBe('0');
  });

  it('says the size of a file in the unit a person would say', () => {
    expect(formatBytes(320, 'vi')).toBe('320 B');
    expect(formatBytes(320_400, 'vi')).toBe('320 kB');
    expect(formatBytes(4_130_000, 'vi')).toBe('4,1 MB');
    expect(formatBytes(20_000_000, 'vi')).toBe('20 MB');
  });
});
