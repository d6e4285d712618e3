import { describe, expect, it } from '@jest/globals';
import { formatPeriod, reportTitle } from './index.js';

const quarter = { code: '2019-Q3', kind: 'quarter', cutoffOn: '2019-09-14' } as const;
const oneOff = { code: '2019-10-31', kind: 'one_off', cutoffOn: '2019-10-31' } as const;

describe('a period in words', () => {
  it('is a quarter by its number, or the day as of which it speaks', () => {
    expect([formatPeriod(quarter, 'vi'), formatPeriod(quarter, 'en')]).toEqual(['Quý III/2019', 'Q3 2019']);
    expect([formatPeriod(oneOff, 'vi'), formatPeriod(oneOff, 'en')]).toEqual(['đến hết ngày 31/10/2019', 'as of 31/10/2019']);
  });

  it('names the report', () => {
    expect([reportTitle(quarter, 'vi'), reportTitle(quarter, 'en')]).toEqual(['Báo cáo Quý III/2019', 'Q3 2019 report']);
    expect([reportTitle(oneOff, 'vi'), reportTitle(oneOff, 'en')]).toEqual(['Báo cáo chuyên đề đến hết ngày 31/10/2019', 'special report as of 31/10/2019']);
  });
});
