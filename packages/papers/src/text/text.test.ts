import { describe, expect, it } from '@jest/globals';
import { cleanText, foldText } from './clean-text.js';
import { columnLetter } from './column-letter.js';
import { csvBytes } from './csv-text.js';
import { asSentence, continued, officialMonth, pointMark } from './official-words.js';
import { romanNumeral } from './roman.js';
import { dayOfSerial, serialOfDay } from './serial-date.js';
import { balancedLines, textWidth } from './text-width.js';

describe('words', () => {
  it('fold to what they are compared by', () => {
    expect(foldText('Hóa đơn điện tử')).toBe(foldText('HOÁ  ĐƠN\nĐIỆN TỬ'.normalize('NFD')));
    expect(foldText('Mức độ (2,3,4)')).toBe('muc do');
    expect(cleanText('a\u0000\u200b\u00a0 b\r\nc')).toBe('a b\nc');
  });

  it('number as officials do', () => {
    expect([0, 3, 4, 5, 22, 23].map(pointMark)).toEqual(['a)', 'd)', 'đ)', 'e)', 'y)', '-']);
    expect([1, 4, 9, 14, 40, 93].map(romanNumeral)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'XCIII']);
    expect(['2019-09-01', '2020-01-31', '2020-02-01', '2020-12-01'].map(officialMonth)).toEqual(['9', '01', '02', '12']);
    expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  it('go on and end', () => {
    expect([asSentence('Xong'), asSentence('Xong.'), continued('Đề án')]).toEqual(['Xong.', 'Xong.', 'đề án']);
  });
});

describe('days in spreadsheets', () => {
  it('are counted from 1900 as everybody counts them', () => {
    expect(serialOfDay('2019-10-31')).toBe(43769);
    expect(dayOfSerial(43769)).toBe('2019-10-31');
    expect(() => serialOfDay('31/10/2019')).toThrow(RangeError);
  });
});

describe('widths of Times New Roman', () => {
  it('do not change with a diacritic but with a horn', () => {
    expect(textWidth('Ế', 10, false)).toBe(textWidth('E', 10, false));
    expect(textWidth('Ữ', 10, true)).toBe(7.96);
  });

  it('break a long name evenly and before a connecting word', () => {
    expect(balancedLines('SỞ THÔNG TIN VÀ TRUYỀN THÔNG', 12, true, 180)).toEqual(['SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG']);
    expect(balancedLines('SỞ XÂY DỰNG', 12, true, 180)).toEqual(['SỞ XÂY DỰNG']);
    expect(balancedLines('SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI', 12, true, 180)).toEqual(['SỞ LAO ĐỘNG - THƯƠNG', 'BINH VÀ XÃ HỘI']);
  });
});

describe('.csv', () => {
  it('quotes, escapes formulas and keeps numbers', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvBytes([['=1+1', '+84', '-5', '@x', -5, null, 'a"b', 'a;b\nc', '–']]));
    expect(text).toBe('\uFEFF\'=1+1,\'+84,\'-5,\'@x,-5,,"a""b","a;b\nc",–\r\n');
  });
});
