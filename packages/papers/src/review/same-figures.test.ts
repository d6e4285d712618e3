import { describe, expect, it } from '@jest/globals';
import { parseCsv, type CellValue } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { Provenance } from '@tiendo/domain/figures';
import { PERFORMANCE_NAMES, PROVENANCE_NAMES } from '@tiendo/phrases';
import { partOf, tablesOf } from '../testing/read-docx.js';
import { LEVEL4, sampleReview } from '../testing/sample-review.js';
import type { ReviewPaper } from './review-paper.js';
import { writeReviewCsv } from './write-review-csv.js';
import { writeReviewDocx } from './write-review-docx.js';
import type { ReviewJson } from './write-review-json.js';
import { writeReviewJson } from './write-review-json.js';
import { writeReviewXlsx } from './write-review-xlsx.js';

/** One figure as a reader of any of the four would write it down: 'STTTT DVC-MUC-4 62,5% 25/40 Đạt đúng hạn'. */
type Line = string;
const line = (agency: string, target: string, share: string, fraction: string, status: string): Line => [agency, target, share, fraction, status].join(' | ');

function fromJson(bytes: Uint8Array): Line[] {
  const review = JSON.parse(new TextDecoder().decode(bytes)) as ReviewJson;
  return review.groups.flatMap((group) =>
    group.agencies.flatMap((agency) =>
      agency.cells.map(({ targetCode, status, figure, share, sign, functionOn }) => {
        const target = review.targets.find((candidate) => candidate.code === targetCode);
        const adopted = target?.kind === 'adoption' && functionOn !== null && figure !== null;
        const shown = adopted ? (functionOn ? 'Có' : 'Chưa') : (share ?? sign ?? '');
        return line(agency.name, targetCode, shown, figure === null ? '' : `${figure.numerator}/${figure.denominator}`, PERFORMANCE_NAMES.vi[status]);
      }),
    ),
  );
}

function fromCsv(bytes: Uint8Array): Line[] {
  const [head = [], ...rows] = parseCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), { delimiter: ',', unescapeFormulae: true });
  const at = (row: readonly CellValue[], name: string): string => String(row[head.indexOf(name)] ?? '');
  return rows.map((row) => {
    const above = at(row, 'Tử số');
    const share = at(row, 'Đã sử dụng') || at(row, 'Tỷ lệ');
    return line(at(row, 'Cơ quan'), at(row, 'Mã chỉ tiêu'), above === '' ? at(row, 'Ký hiệu') : share, above === '' ? '' : `${above}/${at(row, 'Mẫu số')}`, at(row, 'Trạng thái'));
  });
}

async function fromXlsx(bytes: Uint8Array, paper: ReviewPaper): Promise<Line[]> {
  const { sheets } = await readXlsx(bytes);
  return paper.targets.flatMap((target, position) => {
    const rows = sheets[position + 2]?.rows ?? [];
    const head = (rows[4] ?? []).map(String);
    const read = (row: readonly unknown[], name: string): unknown => row[head.indexOf(name)];
    return rows.slice(5).flatMap((row) => {
      if (row[1] === null) return [];
      const [above, below, share] = [read(row, target.above), read(row, target.below), read(row, 'Tỷ lệ')];
      const hasFigure = typeof above === 'number';
      const adopted = target.kind === 'adoption' ? String(read(row, 'Đã sử dụng')) : '…';
      const shown = hasFigure && adopted !== '…' ? adopted : typeof share === 'number' ? percent(share) : String(share);
      return [line(String(row[2]), target.code, shown, hasFigure ? `${above}/${String(below)}` : '', String(read(row, 'Trạng thái')))];
    });
  });
}

/** What the number format of the sheet shows. */
function percent(share: number): string {
  if (share === 0) return '0%';
  return share < 0.001 ? '<0,1%' : `${(share * 100).toFixed(1).replace('.', ',')}%`;
}

function fromDocx(bytes: Uint8Array, paper: ReviewPaper): Line[] {
  const annex = tablesOf(partOf(bytes, 'word/document.xml')).find((table) => table[0]?.[2]?.[0]?.startsWith('(1)')) ?? [];
  return annex.slice(1).flatMap((cells) => {
    if (!/^\d+$/.test(cells[0]?.[0] ?? '')) return [];
    return paper.targets.map((target, position) => {
      const [figure = '', status = ''] = cells[position + 2] ?? [];
      const [, shown = figure, fraction = figure.includes('/') ? figure : ''] = /^(\S+) \(([\d./]+)\)$/.exec(figure) ?? [];
      return line(cells[1]?.[0] ?? '', target.code, shown, fraction.replaceAll('.', ''), status);
    });
  });
}

describe('the four forms of a review', () => {
  it('show the same figures, cell by cell', async () => {
    const paper = sampleReview();
    const json = fromJson(writeReviewJson(paper)).sort();
    expect(json).toHaveLength(45);
    expect(fromCsv(writeReviewCsv(paper)).sort()).toEqual(json);
    expect((await fromXlsx(await writeReviewXlsx(paper), paper)).sort()).toEqual(json);
    expect(fromDocx(await writeReviewDocx(paper), paper).sort()).toEqual(json);
  });

  it('say the same beside each figure: where it is from, its note, its lateness, the report and its days', () => {
    const paper = sampleReview({ filters: ['Nhóm cơ quan: UBND quận, huyện'] });
    const review = JSON.parse(new TextDecoder().decode(writeReviewJson(paper))) as ReviewJson;
    const day = (value: string | null | undefined): string => (value === null || value === undefined ? '' : value.split('-').reverse().join('/'));
    const expected = review.groups.flatMap((group) =>
      group.agencies.flatMap((agency) =>
        agency.cells.map((cell) => ({
          'Mã kỳ báo cáo': review.period.code,
          'Kỳ báo cáo': review.period.label,
          'Số liệu tại ngày': day(review.generatedOn),
          'Nhóm cơ quan': group.name,
          'Đề nghị phối hợp': group.asked ? 'Có' : 'Không',
          'Mã cơ quan': agency.code,
          'Mã chỉ tiêu': cell.targetCode,
          'Hạn chỉ tiêu': day(review.targets.find(({ code }) => code === cell.targetCode)?.dueOn),
          'Mã trạng thái': cell.status,
          'Nguồn số liệu': cell.provenance === null ? '' : PROVENANCE_NAMES.vi[cell.provenance as Provenance],
          'Số ngày quá hạn chỉ tiêu': cell.lateDays === 0 ? '' : String(cell.lateDays),
          'Mã trạng thái báo cáo': agency.report?.status ?? '',
          'Hạn gửi': day(agency.report?.dueOn),
          'Ngày gửi': day(agency.report?.sentOn),
          'Số ngày chậm': agency.report?.lateDays === null || agency.report === null ? '' : String(agency.report.lateDays),
          'Tính chất dữ liệu': 'dữ liệu minh hoạ',
          'Phạm vi, bộ lọc': review.filters.join('; '),
        })),
      ),
    );
    const [head = [], ...rows] = parseCsv(new TextDecoder().decode(writeReviewCsv(paper)), { delimiter: ',', unescapeFormulae: true });
    const read = rows.map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((name) => [name, String(row[head.indexOf(name)] ?? '')])));
    expect(read).toEqual(expected);
    const declared = rows.filter((row) => String(row[head.indexOf('Ghi chú')]).includes('tự khai, chưa xác nhận'));
    expect(declared).toHaveLength(review.groups.flatMap((group) => group.totals).reduce((sum, { metDeclared }) => sum + metDeclared, 0));
  });

  it('show what they should: exact tenths, silence by its sign and never as zero', () => {
    const lines = fromJson(writeReviewJson(sampleReview()));
    expect(lines).toContain('Sở Tài nguyên và Môi trường | DVC-MUC-4 | 39,9% | 1999/5000 | Nguy cơ chậm tiến độ');
    expect(lines).toContain('UBND quận Hải Châu | DVC-MUC-4 | 39,6% | 61/154 | Sắp đến hạn');
    expect(lines).toContain('UBND xã Hòa Ninh | DVC-MUC-4 | <0,1% | 1/3000 | Nguy cơ chậm tiến độ');
    expect(lines).toContain('Sở Ngoại vụ | DVC-MUC-4 | 0/0 | 0/0 | Đúng tiến độ');
    expect(lines).toContain('Sở Ngoại vụ | THANH-TOAN | – |  | Đúng tiến độ');
    expect(lines).toContain('Sở Du lịch | DVC-MUC-4 | … |  | Chưa báo cáo');
    expect(lines).toContain('UBND huyện Hoàng Sa | DVC-MUC-4 | KAD |  | Không áp dụng');
    expect(lines).toContain('UBND huyện Hòa Vang | THANH-TOAN | Chưa | 0/66 | Chưa đạt, quá hạn');
    expect(lines).toContain('=UBND xã "Hòa Bắc", thử <&> | DVC-MUC-4 | … |  | Chưa báo cáo');
  });

  it('have the same totals: silence and the agencies that are only asked are left out', async () => {
    const paper = sampleReview();
    const json = JSON.parse(new TextDecoder().decode(writeReviewJson(paper))) as ReviewJson;
    const level = json.targets.find((target) => target.code === LEVEL4.code)?.totals;
    expect(level).toEqual({ bound: 12, met: 4, metDeclared: 1, notReported: 2, overdue: 1, notApplicable: 2, figure: { numerator: 2256, denominator: 8645 }, adopted: { numerator: 0, denominator: 0 }, share: '26,1%' });
    expect(json.targets[1]?.totals).toMatchObject({ figure: { numerator: 110, denominator: 286 }, adopted: { numerator: 7, denominator: 9 }, share: '77,8%' });
    expect(json.groups.find((group) => group.asked)?.totals[0]).toMatchObject({ bound: 1, figure: null, share: null });

    const { sheets } = await readXlsx(await writeReviewXlsx(paper));
    const totals = sheets[2]?.rows[5] ?? [];
    expect(totals.slice(2, 8)).toEqual(['Tổng cộng', 'dịch vụ', 2256, 8645, 0.261, 'đạt 4/12, chưa báo cáo 2']);
    const cover = sheets[0]?.rows.find((row) => row[1] === LEVEL4.name) ?? [];
    expect(cover.slice(4, 11)).toEqual([12, 4, 1, 2, 2256, 8645, 0.261]);
    const coverOfUse = sheets[0]?.rows.find((row) => row[1] === paper.targets[1]?.name) ?? [];
    expect(coverOfUse.slice(4, 11)).toEqual([12, 7, 6, 2, 7, 9, 0.778]);

    const summary = tablesOf(partOf(await writeReviewDocx(paper), 'word/document.xml')).find((table) => table[0]?.[1]?.[0] === 'Chỉ tiêu, nhóm cơ quan') ?? [];
    expect(summary[1]).toEqual([['I'], [LEVEL4.name], ['dịch vụ'], ['12'], ['4'], ['1'], ['2'], ['26,1%', '(2.256/8.645)'], ['≥\u00a040%']]);
    expect(summary[6]).toEqual([['II'], [paper.targets[1]?.name], ['cơ quan'], ['12'], ['7'], ['6'], ['2'], ['77,8%', '(7/9)'], ['100%']]);
  });
});
