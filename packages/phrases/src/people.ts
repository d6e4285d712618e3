import type { Role } from '@tiendo/domain/access';
import type { Bilingual } from './locale.js';

export const RANKING_GROUPS = ['department', 'central', 'district', 'ward'] as const;
export type RankingGroup = (typeof RANKING_GROUPS)[number];

/** Never one league table: each group has its own criteria. */
export const RANKING_GROUP_NAMES: Bilingual<RankingGroup> = {
  vi: {
    department: 'Sở, ban, ngành',
    central: 'Cơ quan Trung ương trên địa bàn',
    district: 'UBND quận, huyện',
    ward: 'UBND phường, xã',
  },
  en: {
    department: 'City departments',
    central: 'Central agencies in the city',
    district: 'District People’s Committees',
    ward: 'Ward and commune People’s Committees',
  },
};

export const ROLE_NAMES: Bilingual<Role> = {
  vi: {
    reporting_officer: 'Cán bộ đầu mối',
    head: 'Lãnh đạo đơn vị',
    clerk: 'Văn thư',
    coordinator: 'Cơ quan điều phối',
    city_office: 'Văn phòng UBND thành phố',
    administrator: 'Quản trị hệ thống',
    leader: 'Lãnh đạo UBND thành phố',
  },
  en: {
    reporting_officer: 'Reporting officer',
    head: 'Head of agency',
    clerk: 'Clerk',
    coordinator: 'Coordinating department',
    city_office: 'City office',
    administrator: 'Administrator',
    leader: 'City leader',
  },
};

/** What each role does here, for the sign-in page and the list of people. */
export const ROLE_DUTIES: Bilingual<Role> = {
  vi: {
    reporting_officer: 'lập sổ dịch vụ và báo cáo quý',
    head: 'ký duyệt và gửi báo cáo',
    clerk: 'lấy số và phát hành văn bản',
    coordinator: 'kiểm tra báo cáo, xác nhận mức độ',
    city_office: 'theo dõi thời hạn, đôn đốc',
    administrator: 'người dùng, cơ quan, lịch, đồng hồ minh hoạ',
    leader: 'xem tiến độ toàn thành phố',
  },
  en: {
    reporting_officer: 'keeps the register and the quarterly report',
    head: 'signs off and sends the report',
    clerk: 'numbers and dispatches documents',
    coordinator: 'checks reports, certifies levels',
    city_office: 'watches deadlines and urges',
    administrator: 'people, agencies, calendar, demonstration clock',
    leader: 'sees the progress of the whole city',
  },
};
