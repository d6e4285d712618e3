import type { ItemCode } from '@tiendo/domain/reports';
import type { AgencyKind } from '@tiendo/types';

/** An hour of a day, Asia/Ho_Chi_Minh: `2019-06-17 14:30`. */
export type Moment = string;

/** What happens to one report, as far as it gets; every moment is of the year 2019. */
export interface ReportScript {
  /** The officer types; `partly` leaves the later items open. */
  readonly typed: Moment;
  readonly partly?: boolean;
  readonly submitted?: Moment;
  readonly givenBack?: { readonly at: Moment; readonly reason: string };
  readonly sent?: Moment;
  readonly dispatched?: { readonly at: Moment; readonly number: string };
  readonly opened?: Moment;
  readonly returned?: { readonly at: Moment; readonly item: ItemCode; readonly reason: string };
  /** Answered after the return, sent again and opened again. */
  readonly resent?: { readonly typed: Moment; readonly sent: Moment; readonly opened: Moment };
  readonly accepted?: Moment;
  /** A value that the reviewer verified, beside the reported one. */
  readonly verified?: { readonly item: 'level4' | 'payment' | 'receipt'; readonly numerator: number; readonly denominator: number; readonly reason: string };
}

/** Q2 as most agencies of a kind did it: in time, and accepted. */
export const USUAL_Q2: Readonly<Record<AgencyKind, ReportScript>> = {
  ward: { typed: '06-17 09:10', submitted: '06-17 14:05', sent: '06-17 15:20', opened: '06-19 08:40', accepted: '06-20 10:15' },
  district: { typed: '06-18 09:30', submitted: '06-19 09:00', sent: '06-19 14:40', opened: '06-24 09:05', accepted: '06-25 15:30' },
  department: { typed: '06-17 10:00', submitted: '06-18 15:10', sent: '06-19 10:25', opened: '06-24 14:00', accepted: '06-26 09:45' },
  central: { typed: '06-18 10:40', submitted: '06-19 08:55', sent: '06-19 16:10', opened: '06-25 10:20', accepted: '06-27 14:35' },
};

const Q2_RETURN = 'Nêu rõ nguyên nhân là khách quan hay chủ quan và biện pháp khắc phục của đơn vị.';

/** Q2 of those that did it otherwise; null never sent anything. */
export const OTHER_Q2: Readonly<Record<string, ReportScript | null>> = {
  SXD: { ...USUAL_Q2.department, dispatched: { at: '06-19 15:45', number: '118/BC-SXD' } },
  STTTT: { ...USUAL_Q2.department, dispatched: { at: '06-19 11:00', number: '86/BC-STTTT' } },
  SNNPTNT: { ...USUAL_Q2.department, submitted: '06-20 16:20', sent: '06-21 09:15' },
  SYT: {
    typed: '06-17 11:00',
    submitted: '06-18 09:00',
    sent: '06-18 14:30',
    opened: '06-20 09:30',
    returned: { at: '06-20 10:40', item: 'difficulties', reason: Q2_RETURN },
    resent: { typed: '06-21 10:00', sent: '06-24 08:50', opened: '06-25 09:10' },
    accepted: '06-26 10:30',
  },
  KBNN: { typed: '06-18 10:40', submitted: '06-19 08:55', sent: '06-19 16:10' },
  NHNN: { typed: '06-18 10:45', submitted: '06-19 09:00', sent: '06-19 16:20', opened: '06-25 11:00' },
  BQLATTP: { typed: '06-19 16:40', partly: true },
  VNCPTKTXH: null,
  CATP: null,
  'CL-HX': { ...USUAL_Q2.ward, submitted: '06-18 08:30', sent: '06-18 10:05' },
  'ST-AHD': null,
  'HV-HB': null,
};

const accepted = (minute: string): ReportScript => ({
  typed: `09-12 08:${minute}`,
  submitted: `09-12 10:${minute}`,
  sent: `09-12 15:${minute}`,
  opened: `09-13 09:${minute}`,
  accepted: `09-13 14:${minute}`,
});
const inReview = (minute: string): ReportScript => ({ typed: `09-12 09:${minute}`, submitted: `09-13 08:${minute}`, sent: `09-13 10:${minute}`, opened: `09-13 15:${minute}` });
const sent = (minute: string): ReportScript => ({ typed: `09-12 13:${minute}`, submitted: `09-13 09:${minute}`, sent: `09-13 16:${minute}` });
const withHead = (minute: string): ReportScript => ({ typed: `09-13 08:${minute}`, submitted: `09-13 15:${minute}` });
const draft = (minute: string): ReportScript => ({ typed: `09-13 13:${minute}`, partly: true });

/** Q3 by the morning of 16 September; whoever is not named has not begun. */
export const Q3: Readonly<Record<string, ReportScript>> = {
  STTTT: accepted('05'),
  SGTVT: accepted('10'),
  SNV: accepted('15'),
  SKHCN: accepted('20'),
  SDL: {
    ...accepted('25'),
    verified: { item: 'payment', numerator: 3, denominator: 4, reason: 'Kiểm tra thực tế: dịch vụ cấp lại thẻ hướng dẫn viên chưa nhận được thanh toán thử.' },
  },
  'LC-HHB': accepted('30'),
  'TK-TC': accepted('35'),
  'HC-HC1': accepted('40'),
  'HC-PN': accepted('45'),
  'CL-KT': accepted('50'),
  SKHDT: inReview('05'),
  SCT: inReview('15'),
  'TK-VT': inReview('25'),
  'HC-TT': inReview('35'),
  STP: sent('05'),
  VP: sent('10'),
  CUCTHUE: sent('15'),
  'LC-HM': sent('20'),
  'TK-XH': sent('25'),
  'HC-TP': sent('30'),
  'HC-ND': sent('35'),
  'ST-MT': sent('40'),
  'NHS-MA': sent('45'),
  'CL-HA': sent('50'),
  'HV-HCH': sent('55'),
  SLDTBXH: {
    ...accepted('32'),
    returned: { at: '09-13 11:20', item: 'results', reason: 'Bổ sung kết quả cụ thể của hai dịch vụ đã nâng lên mức độ 4 trong kỳ và số hồ sơ phát sinh.' },
  },
  'TK-AK': {
    ...accepted('42'),
    returned: { at: '09-13 10:45', item: 'next_steps', reason: 'Nêu thời hạn hoàn thành của dịch vụ đã đăng ký nâng mức độ.' },
  },
  STC: withHead('05'),
  SGDDT: withHead('12'),
  'HC-TB': withHead('18'),
  'TK-TKD': withHead('24'),
  'LC-HKN': withHead('30'),
  'CL-HTD': withHead('36'),
  'HV-HPC': withHead('42'),
  SVHTT: { typed: '09-12 14:10', submitted: '09-13 09:40', givenBack: { at: '09-13 11:05', reason: 'Làm rõ vì sao một dịch vụ phải hạ xuống mức độ 3 trước khi trình lại.' } },
  STNMT: draft('05'),
  SNNPTNT: draft('10'),
  BHXH: draft('15'),
  QTK: draft('20'),
  QHC: draft('25'),
  'HC-HTT': draft('28'),
  'HC-BH': draft('31'),
  'TK-TG': draft('34'),
  'ST-TQ': draft('37'),
  'ST-PM': draft('40'),
  'NHS-KM': draft('43'),
  'HV-HT': draft('46'),
  'HV-HPO': draft('49'),
};
