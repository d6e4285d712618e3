import { describe, expect, it } from '@jest/globals';
import { fold, foundIn } from './fold.js';

describe('finding without diacritics', () => {
  it('folds every tone and the two letters d', () => {
    expect(fold('Sở Giao thông vận tải, Đà Nẵng, Hòa')).toBe('so giao thong van tai, da nang, hoa');
    expect(fold('Hoà'.normalize('NFD'))).toBe(fold('Hòa'));
  });

  it('finds words in any order', () => {
    expect(foundIn('Sở Giao thông vận tải', 'van tai so')).toBe(true);
    expect(foundIn('Sở Giao thông vận tải', 'y te')).toBe(false);
    expect(foundIn('Lịch', '')).toBe(true);
  });
});
