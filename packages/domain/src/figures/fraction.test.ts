import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareFractions, missingOfToday, missingWhenNew, percentTenths, reaches, type Fraction } from './index.js';

const FORTY: Fraction = { numerator: 2, denominator: 5 };
const anyFraction = fc.record({ numerator: fc.integer({ min: 0, max: 5000 }), denominator: fc.integer({ min: 1, max: 5000 }) }).filter((f) => f.numerator <= f.denominator);
const anyThreshold = fc.record({ numerator: fc.integer({ min: 1, max: 99 }), denominator: fc.constant(100) });

describe('fractions', () => {
  it.each([
    [19, 50, false, 1, 2, 380],
    [20, 50, true, 0, 0, 400],
    [61, 154, false, 1, 1, 396],
    [0, 7, false, 3, 5, 0],
    [1999, 5000, false, 1, 2, 399],
    [0, 0, false, 0, 0, null],
  ])('%i of %i against 40 %%', (numerator, denominator, met, missing, orNew, tenths) => {
    const figure = { numerator, denominator };
    expect(reaches(figure, FORTY)).toBe(met);
    expect(missingOfToday(figure, FORTY)).toBe(missing);
    expect(missingWhenNew(figure, FORTY)).toBe(orNew);
    expect(percentTenths(figure, FORTY)).toBe(tenths);
  });

  it('never shows a figure as having reached the threshold that it misses', () => {
    fc.assert(
      fc.property(anyFraction, anyThreshold, (figure, threshold) => {
        const tenths = percentTenths(figure, threshold) ?? 0;
        expect(compareFractions({ numerator: tenths, denominator: 1000 }, threshold) >= 0).toBe(reaches(figure, threshold));
      }),
      // Exactly met by rounding down is the one case in which showing and judging could part.
      { examples: [[{ numerator: 1999, denominator: 5000 }, { numerator: 40, denominator: 100 }]] },
    );
  });

  it('misses exactly as many of today’s units as close the gap, and not one fewer', () => {
    fc.assert(
      fc.property(anyFraction, anyThreshold, (figure, threshold) => {
        const k = missingOfToday(figure, threshold);
        expect(reaches({ numerator: figure.numerator + k, denominator: figure.denominator }, threshold)).toBe(true);
        if (k > 0) expect(reaches({ numerator: figure.numerator + k - 1, denominator: figure.denominator }, threshold)).toBe(false);
      }),
    );
  });

  it('closes the gap with exactly as many new units', () => {
    fc.assert(
      fc.property(anyFraction, anyThreshold, (figure, threshold) => {
        const j = missingWhenNew(figure, threshold) ?? Number.NaN;
        expect(reaches({ numerator: figure.numerator + j, denominator: figure.denominator + j }, threshold)).toBe(true);
        if (j > 0) expect(reaches({ numerator: figure.numerator + j - 1, denominator: figure.denominator + j - 1 }, threshold)).toBe(false);
      }),
    );
  });

  it('cannot reach 100 % by adding new ones', () => {
    expect(missingWhenNew({ numerator: 3, denominator: 4 }, { numerator: 1, denominator: 1 })).toBeNull();
  });

  it('compares exactly where floats would not', () => {
    expect(compareFractions({ numerator: 1_000_000_000, denominator: 3_000_000_000 }, { numerator: 1_000_000_001, denominator: 3_000_000_000 })).toBe(-1);
    expect(compareFractions({ numerator: 1, denominator: 3 }, { numerator: 2, denominator: 6 })).toBe(0);
  });
});
