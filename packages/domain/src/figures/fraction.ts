/** A count out of a count. Whole numbers; never turned into a float before the last step. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** -1, 0 or 1 by cross-multiplication: exact, so 39.6 % is never taken for 40 %. Denominators must be above 0. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = BigInt(a.numerator) * BigInt(b.denominator);
  const right = BigInt(b.numerator) * BigInt(a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether `figure` reaches `threshold`. Nothing out of nothing (0/0) reaches nothing: it is for somebody to say that it does not apply. */
export function reaches(figure: Fraction, threshold: Fraction): boolean {
  return figure.denominator > 0 && compareFractions(figure, threshold) >= 0;
}

/** How many of today's units are still missing: the smallest k with (n + k)/d at or above the threshold. */
export function missingOfToday(figure: Fraction, threshold: Fraction): number {
  const needed = ceilDivide(BigInt(threshold.numerator) * BigInt(figure.denominator), BigInt(threshold.denominator));
  return Math.max(0, Number(needed) - figure.numerator);
}

/** How many units that are new in numerator and denominator alike would close the gap: the smallest j with (n + j)/(d + j) at or above the threshold; null when none can (threshold 100 % or more). */
export function missingWhenNew(figure: Fraction, threshold: Fraction): number | null {
  const rest = BigInt(threshold.denominator) - BigInt(threshold.numerator);
  const lack = BigInt(threshold.numerator) * BigInt(figure.denominator) - BigInt(threshold.denominator) * BigInt(figure.numerator);
  if (lack <= 0n) return 0;
  return rest <= 0n ? null : Number(ceilDivide(lack, rest));
}

/**
 * Tenths of a per cent for showing: 19/50 gives 380. Rounded half up, except that rounding never lifts a figure
 * over the `threshold` that it misses: 1999/5000 (39.98 %) against 40 % gives 399.
 * Null when the denominator is 0: there is no percentage of nothing.
 */
export function percentTenths(figure: Fraction, threshold?: Fraction): number | null {
  if (figure.denominator <= 0) return null;
  const scaled = BigInt(figure.numerator) * 1000n;
  const below = Number(scaled / BigInt(figure.denominator));
  const half = Number((scaled * 2n + BigInt(figure.denominator)) / (BigInt(figure.denominator) * 2n));
  if (threshold && !reaches(figure, threshold) && compareFractions({ numerator: half, denominator: 1000 }, threshold) >= 0) return below;
  return half;
}

function ceilDivide(a: bigint, b: bigint): bigint {
  return a <= 0n ? a / b : (a + b - 1n) / b;
}
