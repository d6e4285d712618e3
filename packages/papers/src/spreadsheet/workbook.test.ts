import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { collect } from '../archive/zip-writer.js';
import { neededHeight } from './row-height.js';
import type { SheetPlan } from './sheet.js';
import { quotedSheet, sheetNames, workbookStream } from './workbook.js';
import { cellText, xmlText } from './xml-text.js';

const sheet = (name: string, value: string): SheetPlan => ({ name, columns: [{ width: 10 }], rows: [{ cells: [{ value, look: {} }] }], print: { landscape: false, footer: '' } });

describe('a workbook', () => {
  it('gives lawful, unique names', () => {
    expect(sheetNames(["'a/b:c'", 'A B C', '', 'x'.repeat(40), 'x'.repeat(40)])).toEqual(['a b c', 'A B C (2)', 'Sheet', 'x'.repeat(31), `${'x'.repeat(27)} (2)`]);
    expect(quotedSheet("d'Ivoire")).toBe("'d''Ivoire'");
  });

  it('keeps any text as it is', async () => {
    const texts = ['<&>"\'', '_x0041_', ' đầu và cuối ', 'dòng\nmới', '=HYPERLINK("x")', '😀', 'a\u0001b\ud800c'];
    const { sheets } = await readXlsx(await collect(workbookStream({ title: 'T', madeOn: '2019-09-16', sheets: texts.map((text, index) => sheet(`S${index}`, text)) })));
    expect(sheets.map((each) => each.rows[0]?.[0])).toEqual([...texts.slice(0, -1), 'abc']);
  });

  it('escapes for XML', () => {
    expect(xmlText('a\u0000<b & "c">\r')).toBe('a&lt;b &amp; &quot;c&quot;&gt;&#13;');
    expect(cellText('_x000D_ _xyz')).toBe('_x005F_x000D_ _xyz');
  });

  it('makes a row as high as its wrapped text', () => {
    const cell = (value: string, wrap: boolean) => ({ value, look: { wrap } });
    expect(neededHeight([cell('ngắn', true)], [{ width: 10 }])).toBeUndefined();
    expect(neededHeight([cell('một câu dài hơn cột', true)], [{ width: 10 }])).toBe(45);
    expect(neededHeight([cell('một câu dài hơn cột', true)], [{ width: 12 }])).toBe(30);
    expect(neededHeight([cell('một câu dài hơn cột', false)], [{ width: 10 }])).toBeUndefined();
    expect(neededHeight([cell('một\nhai\nba', true)], [{ width: 10 }])).toBe(45);
  });
});
