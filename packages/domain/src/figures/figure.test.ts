import { describe, expect, it } from '@jest/globals';
import { headline, type Figure } from './index.js';

const figure = (heldOn: string, provenance: Figure['provenance'], numerator = 1): Figure => ({ heldOn, provenance, numerator, denominator: 2, uses: null });

describe('the headline', () => {
  it('is of the newest day held', () => {
    expect(headline([figure('2019-06-14', 'certified'), figure('2019-09-14', 'computed', 2)])?.numerator).toBe(2);
  });

  it('is for one day the certified one, else the declared, else the computed', () => {
    const day = '2019-09-14';
    expect(headline([figure(day, 'certified', 9), figure(day, 'declared', 8), figure(day, 'computed', 7)])?.numerator).toBe(9);
    expect(headline([figure(day, 'computed', 7), figure(day, 'declared', 8)])?.numerator).toBe(8);
  });

  it('is the later recorded of two alike: a correction is a new row', () => {
    expect(headline([figure('2019-09-14', 'declared', 1), figure('2019-09-14', 'declared', 3)])?.numerator).toBe(3);
  });

  it('is nothing where nothing was said', () => {
    expect(headline([])).toBeNull();
  });
});
