import type { Silence } from '@tiendo/domain/figures';
import type { ObligationStatus } from '@tiendo/domain/obligations';
import type { ReportStatus } from '@tiendo/domain/reports';
import type { Bilingual } from './locale.js';

/** How an agency stands against a target: derived, never typed. */
export type PerformanceStatus = ObligationStatus;
/** Where a report is on its way. */
export type WorkflowStatus = ReportStatus;
/** Attested or ruled silences: none of them is a zero, none is a missing report. */
export type SilenceKind = Silence;

export const PERFORMANCE_NAMES: Bilingual<PerformanceStatus> = {
  vi: {
    met: 'Đạt đúng hạn',
    met_late: 'Đạt quá hạn',
    on_track: 'Đúng tiến độ',
    at_risk: 'Nguy cơ chậm tiến độ',
    due_soon: 'Sắp đến hạn',
    overdue: 'Chưa đạt, quá hạn',
    not_reported: 'Chưa báo cáo',
    not_applicable: 'Không áp dụng',
  },
  en: {
    met: 'Met on time',
    met_late: 'Met late',
    on_track: 'On track',
    at_risk: 'At risk of delay',
    due_soon: 'Due soon',
    overdue: 'Not met, overdue',
    not_reported: 'Not reported',
    not_applicable: 'Not applicable',
  },
};

/** For dense tables; the full name is its title. */
export const PERFORMANCE_SHORT_NAMES: Bilingual<PerformanceStatus> = {
  vi: { ...PERFORMANCE_NAMES.vi, at_risk: 'Nguy cơ chậm', overdue: 'Quá hạn' },
  en: { ...PERFORMANCE_NAMES.en, at_risk: 'At risk', overdue: 'Overdue' },
};

/** The rule behind each status, shown on hover and in the key of a printed table. */
export const PERFORMANCE_MEANINGS: Bilingual<PerformanceStatus> = {
  vi: {
    met: 'Đã đạt ngưỡng của chỉ tiêu, ngày triển khai không muộn hơn hạn.',
    met_late: 'Đã đạt ngưỡng của chỉ tiêu nhưng sau hạn.',
    on_track: 'Chưa đạt; với đà hiện nay sẽ đạt trước hạn và không lỡ mốc nào.',
    at_risk: 'Chưa đạt; với đà hiện nay sẽ không kịp hạn, hoặc đã lỡ một mốc trung gian.',
    due_soon: 'Chưa đạt và chỉ còn 14 ngày hoặc ít hơn.',
    overdue: 'Đã hết hạn mà chưa đạt ngưỡng.',
    not_reported: 'Kỳ báo cáo gần nhất đã hết hạn mà chưa có số liệu. Không phải là 0.',
    not_applicable: 'Cơ quan không thuộc diện áp dụng, đã được xác nhận.',
  },
  en: {
    met: 'The threshold is reached and deployment was no later than the deadline.',
    met_late: 'The threshold is reached, but after the deadline.',
    on_track: 'Not met yet; at this pace it will be met in time and no milestone was missed.',
    at_risk: 'Not met yet; at this pace it will miss the deadline, or a milestone was missed.',
    due_soon: 'Not met yet and 14 days or fewer are left.',
    overdue: 'The deadline has passed and the threshold is not reached.',
    not_reported: 'The latest report is past due and there is no figure. This is not a zero.',
    not_applicable: 'The agency is confirmed to be outside the scope of this target.',
  },
};

export const WORKFLOW_NAMES: Bilingual<WorkflowStatus> = {
  vi: {
    not_started: 'Chưa lập',
    draft: 'Đang soạn thảo',
    with_head: 'Chờ lãnh đạo ký duyệt',
    sent: 'Đã gửi',
    in_review: 'Đang kiểm tra',
    returned: 'Trả lại, yêu cầu bổ sung',
    accepted: 'Đã xác nhận',
    locked: 'Đã khóa',
  },
  en: {
    not_started: 'Not started',
    draft: 'In drafting',
    with_head: 'Awaiting head’s sign-off',
    sent: 'Sent',
    in_review: 'In review',
    returned: 'Returned for correction',
    accepted: 'Confirmed',
    locked: 'Locked',
  },
};

/** For dense tables; the full name is its title. */
export const WORKFLOW_SHORT_NAMES: Bilingual<WorkflowStatus> = {
  vi: { ...WORKFLOW_NAMES.vi, with_head: 'Chờ ký duyệt', returned: 'Trả lại' },
  en: { ...WORKFLOW_NAMES.en, with_head: 'Awaiting sign-off', returned: 'Returned' },
};

export const SILENCE_NAMES: Bilingual<SilenceKind> = {
  vi: { nothing_arose: 'Không phát sinh', unchanged: 'Không thay đổi', not_applicable: 'Không áp dụng' },
  en: { nothing_arose: 'Nothing arose', unchanged: 'Unchanged', not_applicable: 'Not applicable' },
};

export const SILENCE_MEANINGS: Bilingual<SilenceKind> = {
  vi: {
    nothing_arose: 'Cơ quan xác nhận trong kỳ không có phát sinh.',
    unchanged: 'Cơ quan xác nhận không thay đổi so với kỳ trước.',
    not_applicable: 'Chỉ tiêu không áp dụng với cơ quan, đã được xác nhận.',
  },
  en: {
    nothing_arose: 'The agency attests that nothing arose in the period.',
    unchanged: 'The agency attests that nothing changed since the last period.',
    not_applicable: 'The target does not apply to the agency; this is confirmed.',
  },
};

/** What stands in a cell on paper and in Excel, where hatching fails; the same in both languages. */
export const PAPER_SIGNS = { no_data: '…', nothing_arose: '–', unchanged: '=', not_applicable: 'KAD' } as const;
export type PaperSign = keyof typeof PAPER_SIGNS;

/** The key under a printed table. */
export const PAPER_SIGN_MEANINGS: Bilingual<PaperSign> = {
  vi: { no_data: 'chưa có số liệu', nothing_arose: 'không phát sinh', unchanged: 'không thay đổi', not_applicable: 'không áp dụng' },
  en: { no_data: 'no data', nothing_arose: 'nothing arose', unchanged: 'unchanged', not_applicable: 'not applicable (không áp dụng)' },
};
