import type { Locale } from '@tiendo/phrases';

/** A service level in the scheme of Decree 43/2011/NĐ-CP Art. 3. */
export type ServiceLevel = 1 | 2 | 3 | 4;

/** What a cell of a column holds: decides how it is read, written and validated. */
export type ColumnKind = 'code' | 'text' | 'level' | 'yes_no' | 'date' | 'count';

interface ColumnShape {
  readonly kind: ColumnKind;
  /** Every row must fill it; a file without the column is refused. */
  readonly required: boolean;
  readonly header: Readonly<Record<Locale, string>>;
  /** Other headings that people write for it; compared without diacritics, case and what stands in brackets. */
  readonly alsoKnownAs: readonly string[];
  /** Width in characters of the default font. */
  readonly width: number;
  /** Longest text kept; 0 where it does not matter. */
  readonly longest: number;
  /** Levels that are understood; those offered to choose from stand in the heading or are the same. */
  readonly levels?: readonly ServiceLevel[];
}

/** The register file, column by column: one format for export, template and import. */
export const REGISTER_COLUMNS = {
  code: {
    kind: 'code', required: true, width: 16, longest: 40,
    header: { vi: 'Mã thủ tục', en: 'Procedure code' },
    alsoKnownAs: ['Mã TTHC', 'Mã thủ tục hành chính', 'Mã số thủ tục', 'Mã số TTHC', 'Mã dịch vụ công', 'Mã DVC', 'Code', 'Service code'],
  },
  name: {
    kind: 'text', required: true, width: 52, longest: 1000,
    header: { vi: 'Tên thủ tục', en: 'Procedure name' },
    alsoKnownAs: ['Tên TTHC', 'Tên thủ tục hành chính', 'Thủ tục hành chính', 'Tên dịch vụ công', 'Tên DVC', 'Name', 'Service name'],
  },
  field: {
    kind: 'text', required: false, width: 22, longest: 300,
    header: { vi: 'Lĩnh vực', en: 'Field' },
    alsoKnownAs: ['Tên lĩnh vực', 'Sector'],
  },
  level: {
    kind: 'level', required: true, width: 10, longest: 0, levels: [1, 2, 3, 4],
    header: { vi: 'Mức độ (2,3,4)', en: 'Level (2,3,4)' },
    alsoKnownAs: ['Mức', 'Mức độ DVC', 'Mức độ dịch vụ công', 'Mức độ DVCTT', 'Mức độ hiện tại', 'Current level'],
  },
  level4On: {
    kind: 'date', required: false, width: 14, longest: 0,
    header: { vi: 'Ngày triển khai mức độ 4', en: 'Level 4 since' },
    alsoKnownAs: ['Ngày triển khai mức 4', 'Ngày lên mức độ 4', 'Level 4 deployed on'],
  },
  registeredLevel: {
    kind: 'level', required: false, width: 11, longest: 0, levels: [3, 4],
    header: { vi: 'Mức độ đăng ký', en: 'Registered level' },
    alsoKnownAs: ['Mức đăng ký', 'Đăng ký mức độ'],
  },
  promisedOn: {
    kind: 'date', required: false, width: 13, longest: 0,
    header: { vi: 'Ngày hẹn', en: 'Promised on' },
    alsoKnownAs: ['Ngày hẹn hoàn thành', 'Thời hạn đăng ký', 'Promised date'],
  },
  feeBearing: {
    kind: 'yes_no', required: false, width: 11, longest: 0,
    header: { vi: 'Có thu phí, lệ phí (Có/Không)', en: 'Fee-bearing (Yes/No)' },
    alsoKnownAs: ['Thu phí, lệ phí', 'Có thu phí', 'Phí, lệ phí', 'Có phí', 'Fee'],
  },
  paymentOn: {
    kind: 'yes_no', required: false, width: 12, longest: 0,
    header: { vi: 'Thanh toán trực tuyến (Có/Không)', en: 'Online payment (Yes/No)' },
    alsoKnownAs: ['TTTT', 'Có thanh toán trực tuyến'],
  },
  paymentSince: {
    kind: 'date', required: false, width: 13, longest: 0,
    header: { vi: 'Ngày bật thanh toán', en: 'Online payment since' },
    alsoKnownAs: ['Ngày bật thanh toán trực tuyến', 'Ngày triển khai thanh toán trực tuyến'],
  },
  receiptOn: {
    kind: 'yes_no', required: false, width: 13, longest: 0,
    header: { vi: 'Biên lai, hóa đơn điện tử (Có/Không)', en: 'E-receipt or e-invoice (Yes/No)' },
    alsoKnownAs: ['Hóa đơn, biên lai điện tử', 'Biên lai điện tử', 'Hóa đơn điện tử', 'E-receipt', 'E-invoice'],
  },
  receiptSince: {
    kind: 'date', required: false, width: 13, longest: 0,
    header: { vi: 'Ngày bật biên lai, hóa đơn', en: 'E-receipt since' },
    alsoKnownAs: ['Ngày bật hóa đơn, biên lai', 'Ngày bật biên lai, hóa đơn điện tử', 'E-receipt or e-invoice since'],
  },
  dossiersOnline: {
    kind: 'count', required: false, width: 11, longest: 0,
    header: { vi: 'Hồ sơ trực tuyến', en: 'Dossiers online' },
    alsoKnownAs: ['Số hồ sơ trực tuyến', 'Hồ sơ nộp trực tuyến', 'Online dossiers', 'Filed online'],
  },
  dossiersCounter: {
    kind: 'count', required: false, width: 11, longest: 0,
    header: { vi: 'Hồ sơ trực tiếp', en: 'Dossiers in person' },
    alsoKnownAs: ['Số hồ sơ trực tiếp', 'Hồ sơ nộp trực tiếp', 'Filed in person'],
  },
  dossiersPost: {
    kind: 'count', required: false, width: 11, longest: 0,
    header: { vi: 'Hồ sơ bưu chính', en: 'Dossiers by post' },
    alsoKnownAs: ['Số hồ sơ bưu chính', 'Hồ sơ qua bưu chính', 'Hồ sơ qua bưu điện', 'Filed by post'],
  },
  paidOnline: {
    kind: 'count', required: false, width: 13, longest: 0,
    header: { vi: 'Giao dịch thanh toán trực tuyến', en: 'Online payments made' },
    alsoKnownAs: ['Số giao dịch thanh toán trực tuyến', 'Số giao dịch', 'Online payment transactions'],
  },
  receiptsIssued: {
    kind: 'count', required: false, width: 13, longest: 0,
    header: { vi: 'Biên lai, hóa đơn đã phát hành', en: 'Receipts issued' },
    alsoKnownAs: ['Số biên lai, hóa đơn đã phát hành', 'Hóa đơn, biên lai đã phát hành', 'Receipts or invoices issued'],
  },
  barrier: {
    kind: 'text', required: false, width: 36, longest: 1000,
    header: { vi: 'Vướng mắc', en: 'Difficulty' },
    alsoKnownAs: ['Khó khăn, vướng mắc', 'Khó khăn', 'Barrier', 'Difficulties'],
  },
} as const satisfies Readonly<Record<string, ColumnShape>>;

export type RegisterColumn = keyof typeof REGISTER_COLUMNS;
export const REGISTER_COLUMN_KEYS = Object.keys(REGISTER_COLUMNS) as readonly RegisterColumn[];

/**
 * What a file says about itself: on the cover sheet of an .xlsx, in more columns of a .csv, which has no cover; either is understood in both.
 * `nature` tells made-up data from real, so that the two are never mixed by an import.
 */
export const ADDRESS_COLUMNS = {
  agencyCode: { header: { vi: 'Mã cơ quan', en: 'Agency code' }, alsoKnownAs: ['Mã đơn vị', 'Ký hiệu cơ quan'] },
  period: { header: { vi: 'Mã kỳ', en: 'Period code' }, alsoKnownAs: ['Kỳ báo cáo', 'Kỳ', 'Period', 'Quarter'] },
  nature: { header: { vi: 'Tính chất dữ liệu', en: 'Nature of the data' }, alsoKnownAs: [] },
} as const;
export type AddressColumn = keyof typeof ADDRESS_COLUMNS;

export function columnShape(column: RegisterColumn): ColumnShape {
  return REGISTER_COLUMNS[column];
}

export function columnHeader(column: RegisterColumn, locale: Locale): string {
  return REGISTER_COLUMNS[column].header[locale];
}
