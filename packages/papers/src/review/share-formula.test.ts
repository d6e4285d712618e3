import { Script, createContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fraction } from '@tiendo/domain/figures';
import { percentText } from './review-cell.js';
import { shareFormat, shareFormula, shareValue } from './share-formula.js';

/** The few functions that the formula uses, as a spreadsheet runs them. */
const FUNCTIONS = {
  IF: (condition: boolean, yes: unknown, no: unknown) => (condition ? yes : no),
  AND: (...conditions: boolean[]) => conditions.every(Boolean),
  MIN: Math.min,
  INT: Math.floor,
  ISNUMBER: (value: unknown) => typeof value === 'number',
};

/** The formula as something to call with the values of A1 and B1. */
function calculator(formula: string): (above: number | string, below: number | string) => unknown {
  const script = new Script(formula.replace(/(?<![<>])=/g, '==='));
  const cells = createContext({ ...FUNCTIONS, A1: 0 as unknown, B1: 0 as unknown });
  return (above, below) => {
    Object.assign(cells, { A1: above, B1: below });
    return script.runInContext(cells);
  };
}

const thresholds: readonly Fraction[] = [{ numerator: 40, denominator: 100 }, { numerator: 1, denominator: 1 }, { numerator: 375, denominator: 1000 }, { numerator: 2, denominator: 3 }];
const figure = fc.integer({ min: 1, max: 200_000 }).chain((denominator) => fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }));

describe('the share as a formula', () => {
  it.each(thresholds)('gives the tenth that every document shows (threshold %j)', (threshold) => {
    const calculate = calculator(shareFormula('A1', 'B1', threshold));
    fc.assert(
      fc.property(figure, (given) => {
        const value = calculate(given.numerator, given.denominator);
        expect(value).toBe(shareValue(given, threshold));
        const shown = Number(value);
        const text = shown === 0 ? '0%' : shown < 0.001 ? '<0,1%' : `${(shown * 100).toFixed(1).replace('.', ',')}%`;
        expect(text).toBe(percentText(given, threshold, 'vi'));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[number, number, string]>([
    [19, 50, '38,0%'], [1999, 5000, '39,9%'], [2000, 5000, '40,0%'], [9999, 10_000, '99,9%'], [1, 3000, '<0,1%'], [0, 3000, '0%'], [209, 400, '52,3%'], [0, 0, '0/0'],
  ])('%i/%i is %s', (numerator, denominator, text) => {
    expect(percentText({ numerator, denominator }, { numerator: 40, denominator: 100 }, 'vi')).toBe(text);
  });

  it('never lifts a figure onto a threshold between two whole per cents', () => {
    const threshold = { numerator: 375, denominator: 1000 };
    expect(percentText({ numerator: 3748, denominator: 10_000 }, threshold, 'vi')).toBe('37,4%');
    expect(calculator(shareFormula('A1', 'B1', threshold))(3748, 10_000)).toBe(0.374);
  });

  it('passes a sign on and says 0/0 of nothing', () => {
    const calculate = calculator(shareFormula('A1', 'B1', { numerator: 2, denominator: 5 }));
    expect([calculate('…', '…'), calculate(0, 0)]).toEqual(['…', '0/0']);
    expect(shareFormat(',')).toBe('[=0]0%;[<0.001]"<0,1%";0.0%');
  });
});
