import type { Fraction } from '@tiendo/domain/figures';
import { percentTenths } from '@tiendo/domain/figures';
import { isWholePercent } from './review-cell.js';

/** Shows what the formula below gives: zero as '0%', less than a tenth of a per cent as '<0,1%', else one decimal. */
export function shareFormat(decimal: string): string {
  return `[=0]0%;[<0.001]"<0${decimal}1%";0.0%`;
}

/**
 * The share of two cells as a formula in whole numbers, so that the spreadsheet shows the same tenth as every other document:
 * rounded half up, but never up to a whole per cent (or to the threshold) that it misses. A cell that holds a sign gives that sign.
 */
export function shareFormula(above: string, below: string, threshold: Fraction): string {
  const half = `INT((2000*${above}+${below})/(2*${below}))`;
  const { numerator, denominator } = threshold;
  const tenths = isWholePercent(threshold)
    ? `MIN(${half},10*INT(100*${above}/${below})+9)`
    : `IF(AND(${above}*${denominator}<${below}*${numerator},${half}*${denominator}>=1000*${numerator}),INT(1000*${above}/${below}),${half})`;
  return `IF(ISNUMBER(${below}),IF(${below}=0,"0/0",IF(2000*${above}<${below},${above}/${below},${tenths}/1000)),${below})`;
}

/** What the formula gives for a figure: a number of at most one tenth of a per cent, or '0/0'. */
export function shareValue(figure: Fraction, threshold: Fraction): number | string {
  const { numerator, denominator } = figure;
  if (denominator === 0) return '0/0';
  if (2000 * numerator < denominator) return numerator / denominator;
  const guard = isWholePercent(threshold) ? nextWholePercent(figure) : threshold;
  return (percentTenths(figure, guard) ?? 0) / 1000;
}

function nextWholePercent({ numerator, denominator }: Fraction): Fraction {
  return { numerator: Math.floor((numerator * 100) / denominator) + 1, denominator: 100 };
}
