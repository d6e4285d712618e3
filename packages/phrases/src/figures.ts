import type { AdoptionReading, Provenance, RatioDefinition } from '@tiendo/domain/figures';
import type { IndicatorKind } from '@tiendo/domain/targets';
import type { Bilingual } from './locale.js';

/** What a target asks for. */
export const TARGET_KIND_NAMES: Bilingual<IndicatorKind> = {
  vi: { ratio: 'Tỷ lệ', adoption: 'Có sử dụng' },
  en: { ratio: 'Ratio', adoption: 'Adoption' },
};

/** When an agency counts as using a function. */
export const ADOPTION_READING_NAMES: Bilingual<AdoptionReading> = {
  vi: {
    lenient: 'ít nhất một thủ tục trực tuyến có thu phí đã bật',
    middle: 'mọi thủ tục trực tuyến có thu phí đã bật',
    strict: 'có giao dịch phát sinh trong kỳ',
  },
  en: {
    lenient: 'at least one online procedure with a fee has it on',
    middle: 'all online procedures with a fee have it on',
    strict: 'there was a transaction in the period',
  },
};

export const PROVENANCE_NAMES: Bilingual<Provenance> = {
  vi: { computed: 'tính từ sổ dịch vụ', declared: 'cơ quan khai', certified: 'đã xác nhận' },
  en: { computed: 'computed from the register', declared: 'declared by the agency', certified: 'certified' },
};

/** Said beside a level; "thẩm định" belongs to the ranking. */
export const LEVEL_CERTIFICATIONS = ['certified', 'uncertified'] as const;
export type LevelCertification = (typeof LEVEL_CERTIFICATIONS)[number];
export const LEVEL_CERTIFICATION_NAMES: Bilingual<LevelCertification> = {
  vi: { certified: 'đã xác nhận mức độ', uncertified: 'chưa xác nhận mức độ' },
  en: { certified: 'level certified', uncertified: 'level not certified' },
};

/** What a ratio is "of": stands beside every percentage. */
export const RATIO_DEFINITION_NAMES: Bilingual<RatioDefinition> = {
  vi: {
    all_procedures: 'trên tất cả thủ tục hành chính',
    eligible_procedures: 'trên thủ tục đủ điều kiện',
    online_services: 'trên dịch vụ công trực tuyến mức độ 3 và 4',
    with_dossiers: 'trên dịch vụ có phát sinh hồ sơ',
    dossiers: 'trên tổng số hồ sơ',
  },
  en: {
    all_procedures: 'of all administrative procedures',
    eligible_procedures: 'of eligible procedures',
    online_services: 'of online services at levels 3 and 4',
    with_dossiers: 'of services with dossiers',
    dossiers: 'of all dossiers',
  },
};
