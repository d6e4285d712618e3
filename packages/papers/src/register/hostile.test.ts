import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { describePlace, describeProblem } from './describe-problem.js';
import { readRegisterFile } from './read-register-file.js';

const FOLDER = fileURLToPath(new URL('../../fixtures/hostile/', import.meta.url));

/** What each file made by LibreOffice (fixtures/make-hostile.py) must come to: rows understood, and each problem as 'code place'. */
const EXPECTED: Readonly<Record<string, { rows: number; problems: readonly string[] }>> = {
  '01-title-rows-merged.xlsx': { rows: 3, problems: [] },
  '02-heading-of-two-rows.xlsx': { rows: 3, problems: [] },
  '03-codes-as-numbers.xlsx': { rows: 5, problems: ['code_is_number A2', 'code_is_number A3', 'code_is_number A4', 'code_is_date A5', 'code_too_short A6'] },
  '04-formulas.xlsx': { rows: 3, problems: ['error_value P3', 'error_value Q4'] },
  '05-formulas-never-calculated.xlsx': { rows: 1, problems: ['formula_without_value M2'] },
  '06-words-in-number-cells.xlsx': {
    rows: 2,
    problems: ['not_a_number N2', 'not_whole P2', 'not_a_number Q2', 'negative M3', 'not_whole N3', 'not_a_number O3', 'too_large P3'],
  },
  '07-decomposed-letters.xlsx': { rows: 3, problems: [] },
  '08-headings-without-diacritics.xlsx': { rows: 3, problems: [] },
  '09-dates.xlsx': {
    rows: 13,
    problems: [
      'date_impossible G7', 'date_impossible G8', 'date_short_year G9', 'date_form G10', 'date_out_of_range G11', 'date_impossible G13', 'date_out_of_range G14',
    ],
  },
  '10-duplicate-and-missing-codes.xlsx': { rows: 4, problems: ['duplicate_code A4', 'required A5'] },
  '11-table-on-hidden-sheet.xlsx': { rows: 0, problems: ['hidden_sheet'] },
  '12-two-tables.xlsx': { rows: 0, problems: ['several_sheets'] },
  '13-blank.xlsx': { rows: 0, problems: ['empty_file'] },
  '14-zero-bytes.xlsx': { rows: 0, problems: ['empty_file'] },
  '15-old-xls-renamed.xlsx': { rows: 0, problems: ['old_xls'] },
  '16-password.xlsx': { rows: 0, problems: ['password_protected'] },
  '17-utf8-comma-bom.csv': { rows: 3, problems: [] },
  '18-utf8-semicolon-no-bom.csv': { rows: 3, problems: [] },
  '19-utf16le-tab.csv': { rows: 3, problems: [] },
  '20-windows-1258-semicolon.csv': { rows: 3, problems: ['legacy_encoding'] },
  '21-merged-in-the-table.xlsx': { rows: 3, problems: ['merged_cells C2'] },
  '22-ods-renamed.xlsx': { rows: 0, problems: ['ods_file'] },
  '23-macro-workbook.xlsx': { rows: 0, problems: ['macro_file'] },
  '24-empty-rows.xlsx': { rows: 2, problems: [] },
  '25-yes-no-and-levels.xlsx': { rows: 7, problems: ['level_form D6', 'yes_no_form H6', 'yes_no_form I6', 'yes_no_form K6', 'level_range D7'] },
  '26-missing-and-repeated-columns.xlsx': { rows: 0, problems: ['missing_column', 'duplicate_column E', 'unknown_column D'] },
  '27-hidden-row-and-notes.xlsx': { rows: 3, problems: ['unknown_column S', 'other_sheets', 'hidden_rows'] },
  '28-another-table.xlsx': { rows: 0, problems: ['header_not_found'] },
  '29-english-headings.xlsx': { rows: 3, problems: [] },
  '30-own-export-saved-again.xlsx': { rows: 2, problems: [] },
};

const read = (name: string) => readRegisterFile(readFileSync(`${FOLDER}${name}`), name);

describe('register files made by LibreOffice', () => {
  it('has an expectation for every file', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', async (name, { rows, problems }) => {
    const file = await read(name);
    expect(file.rows).toHaveLength(rows);
    expect(file.problems.map(({ code, column, row }) => [code, `${column?.letter ?? ''}${row ?? ''}`].join(' ').trim())).toEqual(problems);
  });

  it.each(Object.keys(EXPECTED))('%s: every problem has sentences without gaps in both languages', async (name) => {
    const { problems } = await read(name);
    for (const problem of problems) {
      for (const locale of ['vi', 'en'] as const) {
        const { expected, mend } = describeProblem(problem, locale);
        expect(`${expected} ${mend} ${describePlace(problem, locale)}`).toMatch(/^[^{}]{10,}$/);
        expect(mend).toMatch(/[.:]\S*$|\d\.$/);
      }
    }
  });
});

describe('what is read from them', () => {
  const GOOD_CODES = ['1.001193', '1.004222', '2.000815'];

  it.each(['01-title-rows-merged.xlsx', '02-heading-of-two-rows.xlsx', '07-decomposed-letters.xlsx', '08-headings-without-diacritics.xlsx', '29-english-headings.xlsx'])(
    '%s gives the same rows as a plain file',
    async (name) => {
      const { rows } = await read(name);
      expect(rows.map((row) => row.code)).toEqual(GOOD_CODES);
      expect(rows[0]).toMatchObject({ name: 'Đăng ký khai sinh', field: 'Hộ tịch', level: 4, registeredLevel: 4, feeBearing: true, paymentOn: true, receiptOn: false, dossiersOnline: 120, paidOnline: 118, barrier: null });
      expect(rows[1]).toMatchObject({ level: 3, dossiersOnline: 0, barrier: 'Chưa có biểu mẫu điện tử' });
    },
  );

  it.each(['17-utf8-comma-bom.csv', '18-utf8-semicolon-no-bom.csv', '19-utf16le-tab.csv', '20-windows-1258-semicolon.csv'])('%s keeps letters, quotes and line breaks', async (name) => {
    const { rows } = await read(name);
    expect(rows.map((row) => row.code)).toEqual(GOOD_CODES);
    expect(rows[0]).toMatchObject({ name: 'Đăng ký "khai sinh", lần đầu\n(trong nước)', barrier: '=1+1; thử' });
  });

  it('offers the code that a spreadsheet spoilt', async () => {
    const { problems } = await read('03-codes-as-numbers.xlsx');
    expect(problems.map((problem) => problem.expected['mended'])).toEqual(['1.001190', '2.000800', '1.001193', undefined, '1.001190']);
    expect(problems.map((problem) => problem.written)).toEqual(['1.00119', '2.0008', '1001193', '01/03/2019', '1.00119']);
  });

  it('takes what a formula gave', async () => {
    const { rows } = await read('04-formulas.xlsx');
    expect(rows[0]).toMatchObject({ name: 'Đăng ký khai sinh', dossiersOnline: 120, dossiersCounter: 121 });
    expect(rows[1]).toMatchObject({ barrier: null, paidOnline: null });
  });

  it('reads every way to write a date', async () => {
    const { rows } = await read('09-dates.xlsx');
    expect(rows.map((row) => row.promisedOn)).toEqual([
      '2019-10-31', '2019-09-01', '2019-10-31', '2019-10-31', '2019-10-31', null, null, null, null, null, '2019-09-05', null, null,
    ]);
    expect(rows[0]?.level4On).toBe('2019-03-01');
  });

  it('reads every way to write a count', async () => {
    const { rows } = await read('06-words-in-number-cells.xlsx');
    expect(rows[0]).toMatchObject({ dossiersOnline: 1234, dossiersCounter: null, dossiersPost: 1234 });
    expect(rows[1]).toMatchObject({ receiptsIssued: 1234567 });
  });

  it('reads every way to write yes, no and a level', async () => {
    const { rows } = await read('25-yes-no-and-levels.xlsx');
    expect(rows.map((row) => row.level)).toEqual([4, 4, 3, 2, null, null, 1]);
    expect(rows.map((row) => [row.feeBearing, row.paymentOn, row.receiptOn])).toEqual([
      [true, false, true], [true, false, true], [true, false, false], [true, false, true], [null, null, null], [null, null, null], [true, false, true],
    ]);
  });

  it('knows our own export again after somebody saved it', async () => {
    const file = await read('30-own-export-saved-again.xlsx');
    expect(file).toMatchObject({ agencyCode: 'STTTT', period: '2019-Q3', illustrative: true });
    expect(file.rows[0]).toMatchObject({ code: '1.001190', level4On: '2019-03-01', paidOnline: 1284, barrier: '=1+1 là công thức giả' });
  });
});
