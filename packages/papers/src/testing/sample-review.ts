import type { ReviewCell, ReviewGroup, ReviewPaper, ReviewRow, ReviewTarget } from '../review/review-paper.js';

/** A review with every status, every silence and every awkward fraction in it; for tests and for looking at. */
export const LEVEL4: ReviewTarget = {
  code: 'DVC-MUC-4', name: 'Dịch vụ công trực tuyến mức độ 4', kind: 'ratio', threshold: { numerator: 40, denominator: 100 }, comparator: 'at_least', dueOn: '2019-10-31',
  definition: 'Dịch vụ mức độ 4 đã xác nhận trên tổng số dịch vụ công trực tuyến mức độ 3 và 4, chốt tại ngày kết thúc kỳ (giả định).',
  above: 'Dịch vụ mức độ 4', below: 'Dịch vụ trực tuyến (mức độ 3, 4)', unit: 'dịch vụ',
};
export const PAYMENT: ReviewTarget = {
  code: 'THANH-TOAN', name: 'Sử dụng thanh toán trực tuyến', kind: 'adoption', threshold: { numerator: 1, denominator: 1 }, comparator: 'at_least', dueOn: '2019-10-31',
  definition: 'Có ít nhất một thủ tục thu phí, lệ phí đã bật thanh toán trực tuyến (giả định).',
  above: 'Thủ tục đã bật', below: 'Thủ tục có thu phí, lệ phí', unit: 'thủ tục',
};
export const RECEIPT: ReviewTarget = {
  ...PAYMENT, code: 'HOA-DON', name: 'Sử dụng biên lai, hóa đơn điện tử',
  definition: 'Có ít nhất một thủ tục thu phí, lệ phí đã phát hành biên lai hoặc hóa đơn điện tử (giả định).',
};

const SILENT = { numerator: null, denominator: null, provenance: null } as const;

export function ratio(numerator: number, denominator: number, status: ReviewCell['status'], more: Partial<ReviewCell> = {}): ReviewCell {
  return { targetCode: LEVEL4.code, status, numerator, denominator, silence: null, provenance: 'certified', ...more };
}

export function uses(target: ReviewTarget, numerator: number, denominator: number, more: Partial<ReviewCell> = {}): ReviewCell {
  const on = numerator > 0;
  return { targetCode: target.code, status: on ? 'met' : 'on_track', numerator, denominator, silence: null, provenance: 'declared', functionOn: on, ...more };
}

export function silent(target: ReviewTarget, silence: ReviewCell['silence'], more: Partial<ReviewCell> = {}): ReviewCell {
  const status = silence === 'not_applicable' ? 'not_applicable' : silence === 'not_reported' ? 'not_reported' : 'on_track';
  return { targetCode: target.code, ...SILENT, silence, status, ...more };
}

function row(agencyCode: string, agencyName: string, cells: readonly ReviewCell[], report: Partial<ReviewRow> = {}): ReviewRow {
  return { agencyCode, agencyName, reportStatus: 'accepted', reportDueOn: '2019-09-18', reportSentOn: '2019-09-17', lateDays: null, cells, ...report };
}

const UNSENT = { reportStatus: 'not_started', reportSentOn: null } as const;

const DEPARTMENTS: ReviewGroup = {
  code: 'department', name: 'Sở, ban, ngành', asked: false,
  rows: [
    row('STTTT', 'Sở Thông tin và Truyền thông', [ratio(25, 40, 'met'), uses(PAYMENT, 8, 8, { provenance: 'certified' }), uses(RECEIPT, 8, 8)]),
    row('SGTVT', 'Sở Giao thông vận tải', [ratio(21, 47, 'met', { provenance: 'declared' }), uses(PAYMENT, 6, 12), uses(RECEIPT, 3, 12)], { reportStatus: 'sent' }),
    row('SXD', 'Sở Xây dựng', [ratio(19, 50, 'on_track'), uses(PAYMENT, 3, 8), uses(RECEIPT, 0, 8, { status: 'at_risk' })], { reportStatus: 'draft', reportSentOn: null }),
    row('STNMT', 'Sở Tài nguyên và Môi trường', [ratio(1999, 5000, 'at_risk'), uses(PAYMENT, 0, 21), uses(RECEIPT, 0, 21)], { reportStatus: 'returned', reportSentOn: '2019-09-20', lateDays: 2 }),
    row('TTTP', 'Thanh tra thành phố', [silent(LEVEL4, 'not_applicable'), silent(PAYMENT, 'not_applicable'), silent(RECEIPT, 'not_applicable')]),
    row('SDL', 'Sở Du lịch', [silent(LEVEL4, 'not_reported', { lateDays: 5 }), silent(PAYMENT, 'not_reported'), silent(RECEIPT, 'not_reported')], { ...UNSENT, lateDays: 1 }),
    row('SNG', 'Sở Ngoại vụ', [ratio(0, 0, 'on_track'), silent(PAYMENT, 'nothing_arose'), silent(RECEIPT, 'nothing_arose')]),
  ],
};
const DISTRICTS: ReviewGroup = {
  code: 'district', name: 'UBND quận, huyện', asked: false,
  rows: [
    row('UBNDTK', 'UBND quận Thanh Khê', [ratio(64, 125, 'met_late', { lateDays: 0 }), uses(PAYMENT, 40, 60), uses(RECEIPT, 12, 60)]),
    row('UBNDHC', 'UBND quận Hải Châu', [ratio(61, 154, 'due_soon'), uses(PAYMENT, 30, 70), uses(RECEIPT, 0, 70, { status: 'due_soon' })], { reportStatus: 'in_review' }),
    row('UBNDHV', 'UBND huyện Hòa Vang', [ratio(15, 124, 'overdue', { lateDays: 12, silence: 'unchanged' }), uses(PAYMENT, 0, 66, { status: 'overdue', lateDays: 12 }), uses(RECEIPT, 0, 66, { status: 'overdue', lateDays: 12 })], { reportStatus: 'with_head', reportSentOn: null }),
    row('HS', 'UBND huyện Hoàng Sa', [silent(LEVEL4, 'not_applicable'), silent(PAYMENT, 'not_applicable'), silent(RECEIPT, 'not_applicable')], { reportStatus: null, reportDueOn: null, reportSentOn: null }),
  ],
};
const WARDS: ReviewGroup = {
  code: 'ward', name: 'UBND phường, xã', asked: false,
  rows: [
    row('P-HHB', 'UBND phường Hòa Hiệp Bắc', [ratio(51, 105, 'met'), uses(PAYMENT, 22, 22), uses(RECEIPT, 22, 22)], { reportStatus: 'locked', reportDueOn: '2019-09-16', reportSentOn: '2019-09-16' }),
    row('X-HB', '=UBND xã "Hòa Bắc", thử <&>', [silent(LEVEL4, 'not_reported'), silent(PAYMENT, 'not_reported'), silent(RECEIPT, 'not_reported')], { ...UNSENT, reportDueOn: '2019-09-16' }),
    row('X-HN', 'UBND xã Hòa Ninh', [ratio(1, 3000, 'at_risk'), uses(PAYMENT, 1, 19), uses(RECEIPT, 0, 19, { functionOn: null })], { reportDueOn: '2019-09-16', reportSentOn: '2019-09-16' }),
  ],
};
const CENTRAL: ReviewGroup = {
  code: 'central', name: 'Cơ quan Trung ương trên địa bàn', asked: true,
  rows: [row('CT', 'Cục Thuế', [silent(LEVEL4, null), silent(PAYMENT, null), silent(RECEIPT, null)], { ...UNSENT })],
};

export function sampleReview(more: Partial<ReviewPaper> = {}): ReviewPaper {
  return {
    locale: 'vi',
    generatedOn: '2019-09-19',
    illustrative: true,
    jurisdiction: 'thành phố Đà Nẵng',
    area: 'trên địa bàn thành phố Đà Nẵng',
    issuer: {
      parentBody: 'UBND thành phố Đà Nẵng', body: 'Sở Thông tin và Truyền thông', symbol: 'BC-STTTT', place: 'Đà Nẵng', addressee: 'Ủy ban nhân dân thành phố Đà Nẵng',
      signer: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], filing: 'VT, CNTT',
    },
    period: { code: '2019-Q3', label: 'Quý III/2019', from: '2019-06-15', to: '2019-09-14' },
    dueTexts: ['hết ngày 16/09/2019 đối với UBND phường, xã', 'hết ngày 18/09/2019 đối với sở, ban, ngành, UBND quận, huyện'],
    filters: [],
    basis: ['Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ về một số nhiệm vụ, giải pháp trọng tâm phát triển Chính phủ điện tử giai đoạn 2019 - 2020, định hướng đến 2025', 'ý kiến chỉ đạo của Phó Chủ tịch UBND thành phố Lê Trung Chinh tại hội nghị ngày 19 tháng 8 năm 2019'],
    targets: [LEVEL4, PAYMENT, RECEIPT],
    groups: [DEPARTMENTS, DISTRICTS, WARDS, CENTRAL],
    narrative: {
      results: ['Hệ thống một cửa điện tử đã kết nối đến tất cả UBND phường, xã; thanh toán trực tuyến được bật trên nền tảng dùng chung.'],
      difficulties: ['Nhiều thủ tục chưa có biểu mẫu điện tử.', 'Một số cơ quan chưa phát hành biên lai điện tử do chưa có văn bản hướng dẫn thống nhất.'],
      causes: [{ title: 'Nguyên nhân khách quan', points: ['Danh mục thủ tục đang được rà soát, công bố lại'] }, { title: 'Nguyên nhân chủ quan', points: ['Cán bộ đầu mối kiêm nhiệm'] }],
      proposals: ['Đề nghị UBND thành phố giao các cơ quan hoàn thành đăng ký danh mục dịch vụ mức độ 4 trước ngày 30/9/2019.'],
    },
    recipients: ['Văn phòng UBND thành phố'],
    ...more,
  };
}

/** A review of made-up agencies and targets of any size. */
export function largeReview(agencies: number, targets: number): ReviewPaper {
  const list = Array.from({ length: targets }, (_unused, index): ReviewTarget => ({ ...LEVEL4, code: `CT-${index + 1}`, name: `Chỉ tiêu số ${index + 1}` }));
  const statuses = ['met', 'on_track', 'at_risk', 'due_soon', 'overdue'] as const;
  const rows = Array.from({ length: agencies }, (_unused, index): ReviewRow => ({
    agencyCode: `CQ-${index + 1}`, agencyName: `UBND phường số ${index + 1}`, reportStatus: 'accepted', reportDueOn: '2019-09-16', reportSentOn: '2019-09-16', lateDays: null,
    cells: list.map((target, at): ReviewCell => {
      const status = statuses[(index + at) % 5] ?? 'met';
      return (index + at) % 17 === 0 ? silent(target, 'not_reported') : ratio((index * 7 + at) % 60, 60 + ((index + at) % 40), status, { targetCode: target.code });
    }),
  }));
  const size = Math.ceil(agencies / 4);
  const groups = [0, 1, 2, 3].map((part): ReviewGroup => ({ code: `N${part + 1}`, name: `Nhóm ${part + 1}`, asked: false, rows: rows.slice(part * size, (part + 1) * size) }));
  return sampleReview({ targets: list, groups });
}
