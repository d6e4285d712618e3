import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { partOf } from '../testing/read-docx.js';
import { largeReview, sampleReview } from '../testing/sample-review.js';
import { reviewXlsxStream, writeReviewXlsx } from './write-review-xlsx.js';

describe('the review as a workbook', () => {
  it('has a cover, the reports and one sheet a target', async () => {
    const { sheets } = await readXlsx(await writeReviewXlsx(sampleReview()));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Bìa', 'Gửi báo cáo', '1. DVC-MUC-4', '2. THANH-TOAN', '3. HOA-DON']);
    const cover = sheets[0]?.rows.flat().filter((value) => value !== null).map(String) ?? [];
    expect(cover).toEqual(expect.arrayContaining(['DỮ LIỆU MINH HOẠ - không phải văn bản, số liệu chính thức', 'Quý III/2019 (từ ngày 15/06/2019 đến hết ngày 14/09/2019)', 'tất cả cơ quan, không lọc', '…  chưa có số liệu', 'KAD  không áp dụng']));
  });

  it('says its filters and nothing made up where nothing is', async () => {
    const paper = sampleReview({ illustrative: false, filters: ['Nhóm: UBND quận, huyện', 'Trạng thái: chưa đạt'] });
    const { sheets } = await readXlsx(await writeReviewXlsx(paper));
    const words = sheets.flatMap((sheet) => sheet.rows.flat()).map(String);
    expect(words).toEqual(expect.arrayContaining(paper.filters as string[]));
    expect(words.filter((word) => word.includes('MINH HOẠ'))).toEqual([]);
  });

  it('sums, shares and counts by formulas that carry their value', async () => {
    const { sheets } = await readXlsx(await writeReviewXlsx(sampleReview()));
    const cells = sheets[2]?.cells ?? new Map();
    const group = [...Array(8).keys()].map((column) => cells.get(`6,${column}`)?.formula);
    expect(group[4]).toBe('IF(COUNT(E8:E14)=0,"…",SUM(E8:E14))');
    expect(group[6]).toBe('IF(ISNUMBER(F7),IF(F7=0,"0/0",IF(2000*E7<F7,E7/F7,MIN(INT((2000*E7+F7)/(2*F7)),10*INT(100*E7/F7)+9)/1000)),F7)');
    expect(cells.get('5,4')?.formula).toBe('IF(COUNT(E7,E15,E20)=0,"…",SUM(E7,E15,E20))');
    expect(group[7]).toBe('"đạt "&(COUNTIF(H8:H14,"Đạt đúng hạn")+COUNTIF(H8:H14,"Đạt quá hạn"))&"/"&(COUNTIF(B8:B14,"?*")-COUNTIF(H8:H14,"Không áp dụng"))&", chưa báo cáo "&COUNTIF(H8:H14,"Chưa báo cáo")');
    expect(sheets[2]?.rows[6]?.[7]).toBe('đạt 2/6, chưa báo cáo 1');
  });

  it('counts on its cover who met a target by what they declared, and the reports sent, by formulas', async () => {
    const { sheets } = await readXlsx(await writeReviewXlsx(sampleReview()));
    const head = sheets[0]?.rows.findIndex((row) => row[5] === 'Cơ quan đạt') ?? -1;
    expect(sheets[0]?.rows[head]?.[6]).toBe('Trong đó tự khai, chưa xác nhận');
    expect(sheets[0]?.rows[head + 1]?.[6]).toBe(1);
    expect(sheets[0]?.cells?.get(`${head + 1},6`)?.formula).toBe('COUNTIF(\'1. DVC-MUC-4\'!K7:K23,"*tự khai, chưa xác nhận*")');
    const reports = sheets[1];
    expect(reports?.rows[3]?.slice(2, 4)).toEqual(['Tổng cộng', 'đã gửi 9/13']);
    expect(reports?.cells?.get('3,3')?.formula).toBe('"đã gửi "&COUNT(F5:F21)&"/"&(COUNTIF(B5:B21,"?*")-COUNTIF(D5:D21,"Không thuộc diện báo cáo"))');
    expect(reports?.cells?.get('4,3')?.formula).toBe('"đã gửi "&COUNT(F6:F12)&"/"&(COUNTIF(B6:B12,"?*")-COUNTIF(D6:D12,"Không thuộc diện báo cáo"))');
  });

  it('keeps text that looks like a formula as text', async () => {
    const bytes = await writeReviewXlsx(sampleReview());
    const { sheets } = await readXlsx(bytes);
    const at = sheets[2]?.rows.findIndex((row) => String(row[2]).startsWith('=UBND')) ?? -1;
    expect(sheets[2]?.rows[at]?.[2]).toBe('=UBND xã "Hòa Bắc", thử <&>');
    expect(sheets[2]?.cells?.get(`${at},2`)?.formula).toBeUndefined();
    expect(partOf(bytes, 'xl/styles.xml')).toContain('quotePrefix="1"');
  });

  it('prints: A4 across, heading on every page, and freezes what is read along', async () => {
    const { sheets } = await readXlsx(await writeReviewXlsx(sampleReview()));
    for (const sheet of sheets.slice(2)) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', printTitlesRow: '$5:$5', fitToWidth: 1 });
      expect(sheet.freezePane).toEqual({ rows: 5, columns: 3 });
    }
  });

  it('leaves out groups that a filter empties and survives having none', async () => {
    const paper = sampleReview({ groups: sampleReview().groups.map((group, index) => (index === 0 ? { ...group, rows: [] } : group)) });
    const { sheets } = await readXlsx(await writeReviewXlsx(paper));
    expect(sheets[2]?.rows[6]?.[2]).toBe('UBND quận, huyện');
    const empty = await readXlsx(await writeReviewXlsx(sampleReview({ groups: [] })));
    expect(empty.sheets[2]?.rows[5]?.slice(2, 8)).toEqual(['Tổng cộng', 'dịch vụ', '…', '…', '…', 'đạt 0/0, chưa báo cáo 0']);
  });

  it('is the same for the same paper, whole or in pieces, in both languages', async () => {
    const paper = sampleReview();
    const pieces: Uint8Array[] = [];
    for await (const piece of reviewXlsxStream(paper)) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(await writeReviewXlsx(paper))).toBe(true);
    const english = await readXlsx(await writeReviewXlsx({ ...paper, locale: 'en' }));
    expect(english.sheets.map((sheet) => sheet.name).slice(0, 2)).toEqual(['Cover', 'Reports']);
  });

  it('never holds more than a small piece of a large sheet', async () => {
    const paper = largeReview(3000, 4);
    let largest = 0;
    let total = 0;
    for await (const piece of reviewXlsxStream(paper)) {
      largest = Math.max(largest, piece.length);
      total += piece.length;
    }
    expect(total).toBeGreaterThan(500_000);
    expect(largest).toBeLessThan(200_000);
  });
});
