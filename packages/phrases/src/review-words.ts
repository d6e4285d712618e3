import type { AdoptionReading, RatioDefinition } from '@tiendo/domain/figures';
import type { AdoptedFunction, Indicator } from '@tiendo/domain/targets';
import { ADOPTION_READING_NAMES } from './figures.js';
import type { Bilingual, Locale } from './locale.js';

/** How an indicator is counted, for the heads of tables: the sentence, what stands above and below the line, and the unit. */
export interface IndicatorWords {
  readonly definition: string;
  readonly above: string;
  readonly below: string;
  readonly unit: string;
}

const RATIOS: Readonly<Record<Locale, Readonly<Record<RatioDefinition, IndicatorWords>>>> = {
  vi: {
    all_procedures: { definition: 'Số dịch vụ mức độ 4 trên tất cả thủ tục hành chính của cơ quan.', above: 'Dịch vụ mức độ 4', below: 'Thủ tục hành chính', unit: 'dịch vụ' },
    eligible_procedures: { definition: 'Số dịch vụ mức độ 4 trên số thủ tục đủ điều kiện cung cấp trực tuyến.', above: 'Dịch vụ mức độ 4', below: 'Thủ tục đủ điều kiện', unit: 'dịch vụ' },
    online_services: { definition: 'Số dịch vụ mức độ 4 trên số dịch vụ công trực tuyến mức độ 3 và 4.', above: 'Dịch vụ mức độ 4', below: 'Dịch vụ trực tuyến (mức độ 3, 4)', unit: 'dịch vụ' },
    with_dossiers: { definition: 'Số dịch vụ mức độ 4 trên số dịch vụ có phát sinh hồ sơ trong kỳ.', above: 'Dịch vụ mức độ 4', below: 'Dịch vụ có hồ sơ', unit: 'dịch vụ' },
    dossiers: { definition: 'Số hồ sơ nộp trực tuyến trên tổng số hồ sơ của dịch vụ mức độ 4 (Thông tư 23/2018/TT-BTTTT).', above: 'Hồ sơ trực tuyến', below: 'Tổng số hồ sơ', unit: 'hồ sơ' },
  },
  en: {
    all_procedures: { definition: 'Services at level 4 of all administrative procedures of the agency.', above: 'Services at level 4', below: 'Procedures', unit: 'services' },
    eligible_procedures: { definition: 'Services at level 4 of the procedures that may be offered online.', above: 'Services at level 4', below: 'Eligible procedures', unit: 'services' },
    online_services: { definition: 'Services at level 4 of online services at levels 3 and 4.', above: 'Services at level 4', below: 'Online services (levels 3, 4)', unit: 'services' },
    with_dossiers: { definition: 'Services at level 4 of the services that had dossiers in the period.', above: 'Services at level 4', below: 'Services with dossiers', unit: 'services' },
    dossiers: { definition: 'Dossiers filed online of all dossiers of services at level 4 (Circular 23/2018/TT-BTTTT).', above: 'Dossiers online', below: 'All dossiers', unit: 'dossiers' },
  },
};

const ADOPTIONS: Readonly<Record<Locale, Readonly<Record<AdoptedFunction, (reading: string) => IndicatorWords>>>> = {
  vi: {
    payment: (reading) => ({ definition: `Cơ quan được tính là sử dụng thanh toán trực tuyến khi ${reading}.`, above: 'Thủ tục đã bật', below: 'Thủ tục trực tuyến có thu phí', unit: 'thủ tục' }),
    receipt: (reading) => ({ definition: `Cơ quan được tính là sử dụng hóa đơn, biên lai điện tử khi ${reading}.`, above: 'Thủ tục đã bật', below: 'Thủ tục trực tuyến có thu phí', unit: 'thủ tục' }),
  },
  en: {
    payment: (reading) => ({ definition: `An agency counts as using online payment when ${reading}.`, above: 'Procedures with it on', below: 'Online procedures with a fee', unit: 'procedures' }),
    receipt: (reading) => ({ definition: `An agency counts as using e-invoices or e-receipts when ${reading}.`, above: 'Procedures with it on', below: 'Online procedures with a fee', unit: 'procedures' }),
  },
};

/** The words for an indicator. */
export function indicatorWords(indicator: Indicator, locale: Locale): IndicatorWords {
  if (indicator.kind === 'ratio') return RATIOS[locale][indicator.definition];
  const reading: AdoptionReading = indicator.reading;
  return ADOPTIONS[locale][indicator.function](ADOPTION_READING_NAMES[locale][reading]);
}

/** What a filter restricts, as it stands on the cover of an export: 'Nhóm cơ quan: UBND phường, xã'. */
export const FILTER_NAMES: Bilingual<'kind' | 'status' | 'target' | 'report' | 'under' | 'q'> = {
  vi: { kind: 'Nhóm cơ quan', status: 'Trạng thái', target: 'Chỉ tiêu', report: 'Báo cáo kỳ', under: 'Cơ quan và đơn vị trực thuộc', q: 'Tên có chứa' },
  en: { kind: 'Group', status: 'Status', target: 'Target', report: 'Report', under: 'Agency and those under it', q: 'Name contains' },
};

/** Lines of the review that depend on who issues it and on what was sent. */
export const REVIEW_WORDS: Bilingual<'committee' | 'director' | 'on_behalf' | 'chairman' | 'head' | 'filing' | 'city_office' | 'in_place' | 'at_agency' | 'due_for' | 'unchanged' | 'objective' | 'subjective' | 'said_by' | 'others' | 'more' | 'assumed' | 'made_up_target'> = {
  vi: {
    committee: 'Ủy ban nhân dân {place}',
    director: 'GIÁM ĐỐC',
    on_behalf: 'TM. ỦY BAN NHÂN DÂN',
    chairman: 'CHỦ TỊCH',
    head: 'THỦ TRƯỞNG CƠ QUAN',
    filing: 'VT',
    city_office: 'Văn phòng UBND {place}',
    in_place: 'trên địa bàn {place}',
    at_agency: 'tại {agency}',
    due_for: '{due} đối với {groups}',
    unchanged: 'Không thay đổi so với kỳ trước',
    objective: 'Nguyên nhân khách quan',
    subjective: 'Nguyên nhân chủ quan',
    said_by: '{words} ({agencies})',
    others: 'và {count} cơ quan khác',
    more: 'Còn {count} nội dung khác của các cơ quan, xem trong hệ thống',
    assumed: 'giả định',
    made_up_target: 'Chỉ tiêu minh hoạ.',
  },
  en: {
    committee: 'People’s Committee of {place}',
    director: 'DIRECTOR',
    on_behalf: 'FOR THE PEOPLE’S COMMITTEE',
    chairman: 'CHAIRMAN',
    head: 'HEAD OF AGENCY',
    filing: 'Clerical office',
    city_office: 'Office of the People’s Committee of {place}',
    in_place: 'in {place}',
    at_agency: 'of the {agency}',
    due_for: '{due} for {groups}',
    unchanged: 'Unchanged since last period',
    objective: 'Objective causes',
    subjective: 'Subjective causes',
    said_by: '{words} ({agencies})',
    others: 'and {count} more',
    more: 'The agencies wrote {count} more things on this; see the system',
    assumed: 'assumed',
    made_up_target: 'Illustrative target.',
  },
};
