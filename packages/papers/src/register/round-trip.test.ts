import { describe, expect, it } from '@jest/globals';
import { MOST_OF_A_PERIOD } from '@tiendo/domain/register';
import fc from 'fast-check';
import { checkAddress } from './read-address.js';
import { readRegisterFile } from './read-register-file.js';
import type { RegisterValues } from './register-file.js';
import type { RegisterPaper } from './register-paper.js';
import { writeRegisterCsv } from './write-register-csv.js';
import { writeRegisterXlsx } from './write-register-xlsx.js';

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const words = fc
  .array(fc.constantFrom('Hóa đơn', 'biên lai', '=1+1', '+84', '-2', '@x', '"ngoặc"', 'a;b', 'a,b', '_x0041_', '<&>', 'dòng\nmới', '0,5', 'Có', "'", "'=1", "''-2"), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const level = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
const count = maybe(fc.integer({ min: 0, max: MOST_OF_A_PERIOD }));
const values: fc.Arbitrary<RegisterValues> = fc.record({
  code: fc.integer({ min: 0, max: 999_999 }).map((n) => `1.${String(n).padStart(6, '0')}`),
  name: words, field: maybe(words), level, level4On: maybe(day), registeredLevel: maybe(fc.constantFrom(3 as const, 4 as const)), promisedOn: maybe(day), feeBearing: maybe(fc.boolean()),
  paymentOn: maybe(fc.boolean()), paymentSince: maybe(day), receiptOn: maybe(fc.boolean()), receiptSince: maybe(day),
  dossiersOnline: count, dossiersCounter: count, dossiersPost: count, paidOnline: count, receiptsIssued: count, barrier: maybe(words),
});
const rows = fc.uniqueArray(values, { selector: (row) => row.code, minLength: 1, maxLength: 6 });

function paperOf(rowsOfPaper: readonly RegisterValues[], locale: 'vi' | 'en' = 'vi'): RegisterPaper {
  return { locale, agency: { code: 'UBNDTK', name: 'UBND quận Thanh Khê' }, period: { code: '2019-Q3', label: 'Quý III/2019' }, generatedOn: '2019-09-16', illustrative: locale === 'vi', rows: rowsOfPaper };
}

describe('what is exported can be imported', () => {
  it.each(['vi', 'en'] as const)('.xlsx and .csv give back every value (%s)', async (locale) => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const paper = paperOf(given, locale);
        for (const bytes of [await writeRegisterXlsx(paper), writeRegisterCsv(paper)]) {
          const file = await readRegisterFile(bytes, 'danh-muc');
          expect(file.problems).toEqual([]);
          expect(file.rows.map(({ rowNumber: _row, ...row }) => row)).toEqual(given);
          expect(file).toMatchObject({ agencyCode: 'UBNDTK', period: '2019-Q3', illustrative: paper.illustrative });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('an empty template is recognised and has no row yet', async () => {
    const file = await readRegisterFile(await writeRegisterXlsx(paperOf([])), 'mau.xlsx');
    expect(file).toMatchObject({ agencyCode: 'UBNDTK', period: '2019-Q3', rows: [] });
    expect(file.problems.map((problem) => problem.code)).toEqual(['no_rows']);
  });

  it('the same paper gives the same bytes', async () => {
    const paper = paperOf([]);
    expect(await writeRegisterXlsx(paper)).toEqual(await writeRegisterXlsx(paper));
  });

  it('a file of another agency or quarter is told', async () => {
    const file = await readRegisterFile(writeRegisterCsv(paperOf([{ ...sample, code: '1.000001' }])), 'x.csv');
    expect(checkAddress(file, { agencyCode: 'UBNDTK', period: '2019-Q3' })).toEqual([]);
    expect(checkAddress(file, { agencyCode: 'STTTT', period: '2019-Q2' })).toMatchObject([
      { code: 'wrong_agency', written: 'UBNDTK', expected: { wanted: 'STTTT' } },
      { code: 'wrong_period', written: '2019-Q3', expected: { wanted: '2019-Q2' } },
    ]);
  });

  it('rows of several agencies in one file are refused', async () => {
    const csv = 'Mã thủ tục,Tên thủ tục,Mức độ,Mã cơ quan\r\n1.000001,A,4,STTTT\r\n1.000002,B,3,SNV\r\n';
    const file = await readRegisterFile(new TextEncoder().encode(csv), 'x.csv');
    expect(file.rows).toEqual([]);
    expect(file.problems).toMatchObject([{ code: 'mixed_agencies', expected: { found: 'STTTT, SNV' } }]);
  });

  it('tells at most 1,000 problems one by one, and refuses more than 50,000 rows', async () => {
    const bad = Array.from({ length: 1500 }, () => 'x,,\r\n').join('');
    const many = await readRegisterFile(new TextEncoder().encode(`Mã thủ tục,Tên thủ tục,Mức độ\r\n${bad}`), 'x.csv');
    expect(many.problems).toHaveLength(1001);
    expect(many.problems.at(-1)).toMatchObject({ code: 'too_many_problems', expected: { rest: '3500' } });
    const long = Array.from({ length: 50_041 }, (_unused, index) => `1.${String(index).padStart(6, '0')},A,4\r\n`).join('');
    const tooLong = await readRegisterFile(new TextEncoder().encode(`Mã thủ tục,Tên thủ tục,Mức độ\r\n${long}`), 'x.csv');
    expect(tooLong.problems.map((problem) => problem.code)).toEqual(['too_many_rows']);
  });

  it('an unclosed quotation mark does not swallow the file in silence', async () => {
    const csv = `Mã thủ tục,Tên thủ tục,Mức độ\r\n1.000001,"A,4\r\n${'1.000002,B,3\r\n'.repeat(2000)}`;
    expect((await readRegisterFile(new TextEncoder().encode(csv), 'x.csv')).problems.map((problem) => problem.code)).toEqual(['unclosed_quote']);
  });
});

const sample: RegisterValues = {
  code: null, name: 'Thủ tục', field: null, level: 4, level4On: null, registeredLevel: null, promisedOn: null, feeBearing: null, paymentOn: null, paymentSince: null,
  receiptOn: null, receiptSince: null, dossiersOnline: null, dossiersCounter: null, dossiersPost: null, paidOnline: null, receiptsIssued: null, barrier: null,
};
