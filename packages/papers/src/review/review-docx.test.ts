import { describe, expect, it } from '@jest/globals';
import { paragraphsOf, partOf, tablesOf } from '../testing/read-docx.js';
import { largeReview, sampleReview } from '../testing/sample-review.js';
import type { ReviewRow } from './review-paper.js';
import { writeReviewDocx } from './write-review-docx.js';

const documentOf = async (paper = sampleReview()): Promise<string> => partOf(await writeReviewDocx(paper), 'word/document.xml');

describe('the review as an official report (Decree 30/2020/NĐ-CP Annex I)', () => {
  it('is A4 with the margins of the decree, annexes across and numbered apart', async () => {
    const xml = await documentOf();
    const pages = xml.match(/<w:pgSz[^>]*>/g);
    expect(pages).toEqual([
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
    ]);
    expect(xml.match(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/g)).toHaveLength(3);
    expect(xml.match(/<w:pgNumType w:start="1"/g)).toHaveLength(3);
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(3);
  });

  it('has its page number above in the middle, but not on page 1', async () => {
    const bytes = await writeReviewDocx(sampleReview());
    const rels = partOf(bytes, 'word/_rels/document.xml.rels');
    const target = (id: string): string => `word/${new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(rels)?.slice(1).find(Boolean) ?? ''}`;
    const xml = partOf(bytes, 'word/document.xml');
    const refs = [...xml.matchAll(/<w:headerReference w:type="(\w+)" r:id="(\w+)"\/>/g)].map(([, kind, id]) => [kind, partOf(bytes, target(id ?? ''))] as const);
    expect(refs).toHaveLength(6);
    for (const [kind, header] of refs) {
      expect(header.includes('PAGE')).toBe(kind === 'default');
      if (kind === 'default') expect(header).toContain('w:val="center"');
    }
  });

  it('has letterhead, motto and rules in their lengths', async () => {
    const xml = await documentOf();
    const [letterhead = []] = tablesOf(xml);
    expect(letterhead[0]?.[0]).toEqual(['UBND THÀNH PHỐ ĐÀ NẴNG', 'SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG', '']);
    expect(letterhead[0]?.[1]).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', '']);
    expect(letterhead[1]).toEqual([['Số:          /BC-STTTT'], ['Đà Nẵng, ngày      tháng 9 năm 2019']]);
    const rules = [...xml.matchAll(/<w:ind w:left="(\d+)" w:right="(\d+)"\/>/g)].map(([, left, right]) => [Number(left), Number(right)] as const);
    expect(rules).toHaveLength(3);
    for (const [left, right] of rules) expect(left).toBe(right);
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
    const motto = (widths[1] ?? 0) - 2 * (rules[1]?.[0] ?? 0);
    // 'Độc lập - Tự do - Hạnh phúc' in 13-point bold Times New Roman is 159 points wide.
    expect(Math.abs(motto / 20 - 159)).toBeLessThan(2);
  });

  it.each([['2019-09-19', 'tháng 9 năm 2019'], ['2020-01-05', 'tháng 01 năm 2020'], ['2020-02-05', 'tháng 02 năm 2020'], ['2020-03-05', 'tháng 3 năm 2020']])('%s is %s', async (day, text) => {
    expect((await documentOf(sampleReview({ generatedOn: day }))).includes(text)).toBe(true);
  });

  it('has its parts in their order and ends with the end mark', async () => {
    const lines = paragraphsOf(await documentOf());
    const order = [
      'BÁO CÁO', 'Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng.', 'I. TÌNH HÌNH GỬI BÁO CÁO', 'II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU', '1. Dịch vụ công trực tuyến mức độ 4',
      'III. ĐÁNH GIÁ CHUNG', '1. Kết quả đạt được', '2. Tồn tại, hạn chế', 'a) Nhiều thủ tục chưa có biểu mẫu điện tử.', '3. Nguyên nhân', 'a) Nguyên nhân khách quan', '- Danh mục thủ tục đang được rà soát, công bố lại.', 'b) Nguyên nhân chủ quan', 'IV. KIẾN NGHỊ, ĐỀ XUẤT',
      'Nơi nhận:', '- Như trên;', '- Văn phòng UBND thành phố;', '- Lưu: VT, CNTT.', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Phụ lục I', 'Phụ lục II',
    ];
    const places = order.map((text) => lines.indexOf(text));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    const closing = lines.find((text) => text.startsWith('Trên đây là')) ?? '';
    expect(closing.endsWith('xem xét, chỉ đạo./.')).toBe(true);
    expect(lines.filter((text) => text.includes('./.'))).toHaveLength(1);
  });

  it('needs no repair: every table is fixed, every cell as wide as its column, every heading repeated', async () => {
    const xml = await documentOf();
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables).toHaveLength(5);
    for (const table of tables) {
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      expect(Number(/<w:tblW w:type="dxa" w:w="(\d+)"\/>/.exec(table)?.[1])).toBe(grid.reduce((sum, width) => sum + width, 0));
      for (const row of table.match(/<w:tr[ >].*?<\/w:tr>/gs) ?? []) {
        expect([...row.matchAll(/<w:tcW w:type="dxa" w:w="(\d+)"\/>/g)].map(([, width]) => Number(width))).toEqual(grid);
        expect(row).toContain('<w:cantSplit/>');
      }
    }
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect([...xml.matchAll(/w:line="\d+"( w:lineRule="(\w+)")?/g)].every(([, , rule]) => rule === 'auto')).toBe(true);
  });

  it('is in Times New Roman, dated by its paper, and the same for the same paper', async () => {
    const bytes = await writeReviewDocx(sampleReview());
    expect(partOf(bytes, 'word/styles.xml')).toContain('w:ascii="Times New Roman"');
    expect(partOf(bytes, 'docProps/core.xml').match(/2019-09-19T00:00:00Z/g)).toHaveLength(2);
    expect(await writeReviewDocx(sampleReview())).toEqual(bytes);
  });

  it('marks made-up data on every page, and only them', async () => {
    const marked = await writeReviewDocx(sampleReview());
    expect(partOf(marked, 'word/footer1.xml')).toContain('DỮ LIỆU MINH HOẠ');
    const real = await writeReviewDocx(sampleReview({ illustrative: false }));
    expect(partOf(real, 'word/footer1.xml')).not.toContain('MINH HOẠ');
  });

  it('opens in one sentence: what it executes, whose report, of which period', async () => {
    const opening = paragraphsOf(await documentOf()).find((text) => text.startsWith('Thực hiện ')) ?? '';
    expect(opening).toMatch(/^Thực hiện Nghị quyết số 17\/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ về một số .*; ý kiến chỉ đạo của Phó Chủ tịch UBND thành phố Lê Trung Chinh tại hội nghị/);
    expect(opening).toMatch(/, Sở Thông tin và Truyền thông báo cáo kết quả rà soát việc thực hiện các chỉ tiêu được giao quý\u00a0III\/2019 \(kỳ báo cáo từ ngày 15\/06\/2019 đến hết ngày 14\/09\/2019; số liệu cập nhật đến ngày 19\/09\/2019\) như sau:$/);
    const lines = paragraphsOf(await documentOf());
    expect(lines.slice(lines.indexOf('BÁO CÁO') + 1, lines.indexOf('Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng.')).join(' ').trim()).toBe('Về kết quả thực hiện các chỉ tiêu được giao quý\u00a0III/2019 trên địa bàn thành phố Đà Nẵng');
  });

  it.each<[string, string, Partial<ReviewRow>]>([
    ['what is none is not counted out', 'Đến ngày 19/09/2019, có 2/2 cơ quan, địa phương đã gửi báo cáo. Chi tiết tại Phụ lục II.', {}],
    ['not yet due', 'Đến ngày 19/09/2019, có 1/2 cơ quan, địa phương đã gửi báo cáo; 1 cơ quan chưa gửi, chưa đến hạn. Chi tiết tại Phụ lục II.', { reportStatus: 'draft', reportSentOn: null }],
    ['past due', 'Đến ngày 19/09/2019, có 1/2 cơ quan, địa phương đã gửi báo cáo; 1 cơ quan chưa gửi, đã quá hạn. Chi tiết tại Phụ lục II.', { reportStatus: 'draft', reportSentOn: null, lateDays: 1 }],
    ['late', 'Đến ngày 19/09/2019, có 2/2 cơ quan, địa phương đã gửi báo cáo, trong đó 1 cơ quan gửi chậm. Chi tiết tại Phụ lục II.', { reportSentOn: '2019-09-19', lateDays: 1 }],
  ])('says who has reported: %s', async (_, sentence, more) => {
    const [group] = sampleReview().groups;
    const rows = (group?.rows ?? []).slice(0, 2).map((row, index) => (index === 0 ? row : { ...row, ...more }));
    expect(paragraphsOf(await documentOf(sampleReview({ groups: [{ code: 'department', name: 'Sở, ban, ngành', asked: false, rows }] })))).toContain(sentence);
  });

  it('says that nobody has reported yet, and has no span as of one day', async () => {
    const rows = (sampleReview().groups[0]?.rows ?? []).slice(0, 2).map((row): ReviewRow => ({ ...row, reportStatus: 'draft', reportSentOn: null }));
    const lines = paragraphsOf(await documentOf(sampleReview({ groups: [{ code: 'department', name: 'Sở, ban, ngành', asked: false, rows }], period: { code: '2019-10-31', label: 'đến hết ngày 31/10/2019', from: '2019-10-31', to: '2019-10-31' } })));
    expect(lines).toContain('Đến ngày 19/09/2019, chưa có cơ quan nào trong số 2 cơ quan, địa phương gửi báo cáo (chưa đến hạn). Chi tiết tại Phụ lục II.');
    expect(lines.find((text) => text.startsWith('Thực hiện '))).toContain('được giao đến hết ngày\u00a031/10/2019 (số liệu cập nhật đến ngày 19/09/2019) như sau:');
  });

  it('leaves those that are only asked out of the count and says so', async () => {
    expect(paragraphsOf(await documentOf()).find((text) => text.startsWith('Đến ngày'))).toContain(' cơ quan, địa phương (không kể cơ quan được đề nghị phối hợp) đã gửi báo cáo');
  });

  it('tells apart who met a target by what they declared, and who is silent', async () => {
    const lines = paragraphsOf(await documentOf());
    expect(lines).toContain('Kết quả: 4/12 cơ quan thuộc diện đã đạt, trong đó 1 cơ quan đạt theo số liệu tự khai, chưa xác nhận; 1 cơ quan chưa đạt, đã quá hạn; 2 cơ quan chưa báo cáo, không tính vào số tổng. Tính chung các cơ quan có số liệu: 26,1% (2.256/8.645 dịch vụ).');
    expect(lines).toContain('Yêu cầu: mỗi cơ quan, địa phương đạt từ 40% trở lên; thời hạn: hết ngày 31/10/2019. Cách tính: dịch vụ mức độ 4 đã xác nhận trên tổng số dịch vụ công trực tuyến mức độ 3 và 4, chốt tại ngày kết thúc kỳ (giả định).');
  });

  it('has five targets in one table and six in two of three', async () => {
    const grids = async (targets: number): Promise<number[]> => tablesOf(await documentOf(largeReview(8, targets))).filter((table) => /^\(\d\)/.test(table[0]?.[2]?.[0] ?? '')).map((table) => (table[0]?.length ?? 0) - 3);
    expect(await grids(5)).toEqual([5]);
    expect(await grids(6)).toEqual([3, 3]);
  });

  it('uses dashes where there are more points than letters', async () => {
    const results = Array.from({ length: 24 }, (_unused, index) => `Việc thứ ${index + 1}`);
    const lines = paragraphsOf(await documentOf(sampleReview({ narrative: { ...sampleReview().narrative, results } })));
    expect(lines).toContain('- Việc thứ 1.');
    expect(lines).not.toContain('a) Việc thứ 1.');
  });

  it('says what is not written yet, and its filters', async () => {
    const empty = { results: [], difficulties: [], causes: [], proposals: [] };
    const lines = paragraphsOf(await documentOf(sampleReview({ narrative: empty, basis: [], filters: ['Nhóm: UBND quận, huyện'] })));
    expect(lines.filter((text) => text === '(Đơn vị soạn thảo bổ sung nội dung.)')).toHaveLength(4);
    expect(lines).toContain('Báo cáo này chỉ tổng hợp phần số liệu được lọc theo các điều kiện sau. Nhóm: UBND quận, huyện.');
  });

  it('keeps to the groups where a document could not carry every agency, and says so', async () => {
    const xml = await documentOf(largeReview(5000, 6));
    const lines = paragraphsOf(xml);
    expect(lines.filter((text) => text.startsWith('Có 5.000 cơ quan; số liệu từng cơ quan xem tệp .xlsx'))).toHaveLength(2);
    expect(lines).not.toContain('UBND phường số 1');
    // Letterhead, summary, two tables of at most four targets, reports, signature.
    expect(tablesOf(xml)).toHaveLength(6);
  });
});
