import { QUARTERLY_FORM, type CauseKind, type Check, type CheckCode, type ItemCode, type ReportSection, type RiskReason } from '@tiendo/domain/reports';
import type { Bilingual, Locale } from './locale.js';
import { SILENCE_NAMES } from './statuses.js';

/** Parts of an agency's quarterly report, in the order of the official outline. */
export const SECTION_NAMES: Bilingual<ReportSection> = {
  vi: {
    direction: 'Chỉ đạo, triển khai',
    results: 'Kết quả thực hiện',
    assessment: 'Tồn tại, hạn chế và nguyên nhân',
    plan: 'Nhiệm vụ quý tới',
    proposals: 'Kiến nghị, đề xuất',
  },
  en: {
    direction: 'Direction and roll-out',
    results: 'Results',
    assessment: 'Shortcomings and causes',
    plan: 'Tasks of the next quarter',
    proposals: 'Proposals',
  },
};

export const ITEM_NAMES: Bilingual<ItemCode> = {
  vi: {
    direction: 'Văn bản, kế hoạch đã ban hành',
    level4: 'Dịch vụ công mức độ 4',
    payment: 'Thanh toán trực tuyến',
    receipt: 'Hóa đơn, biên lai điện tử',
    usage: 'Hồ sơ nộp trực tuyến',
    results: 'Đánh giá kết quả',
    difficulties: 'Khó khăn, nguyên nhân',
    next_steps: 'Việc sẽ làm',
    proposals: 'Kiến nghị với thành phố',
  },
  en: {
    direction: 'Documents and plans issued',
    level4: 'Services at level 4',
    payment: 'Online payment',
    receipt: 'E-invoice, e-receipt',
    usage: 'Dossiers filed online',
    results: 'Assessment of the results',
    difficulties: 'Difficulties and causes',
    next_steps: 'What will be done',
    proposals: 'Proposals to the city',
  },
};

export const CAUSE_KIND_NAMES: Bilingual<CauseKind> = {
  vi: { objective: 'khách quan', subjective: 'chủ quan' },
  en: { objective: 'objective', subjective: 'subjective' },
};

/** A question of the reviewer: what is wrong, and how to mend it. */
export interface CheckSentence {
  readonly title: string;
  readonly mend: string;
}

type Found = Check['found'];

/** "“không phát sinh” hay “không thay đổi”": the silences that may answer an item; none where it must be written. */
function silencesOf(item: ItemCode | undefined, locale: Locale, or: string): string | null {
  const silences = QUARTERLY_FORM.find(({ code }) => code === item)?.silences ?? [];
  return silences.length === 0 ? null : silences.map((silence) => `“${SILENCE_NAMES[locale][silence].toLocaleLowerCase(locale)}”`).join(or);
}

const CHECKS: Readonly<Record<Locale, Readonly<Record<CheckCode, (found: Found, item: ItemCode | undefined) => CheckSentence>>>> = {
  vi: {
    words_missing: (_found, item) => {
      const silences = silencesOf(item, 'vi', ' hay ');
      return { title: 'Chưa có nội dung', mend: silences ? `Viết nội dung, hoặc chọn ${silences} nếu đúng như vậy.` : 'Viết nội dung của mục này; mục này không được để trống.' };
    },
    cause_missing: () => ({ title: 'Có khó khăn nhưng chưa nêu nguyên nhân', mend: 'Viết nguyên nhân của khó khăn ở ô bên dưới.' }),
    cause_kind_missing: () => ({ title: 'Chưa chọn loại nguyên nhân', mend: 'Chọn nguyên nhân khách quan hay chủ quan.' }),
    nothing_to_count: () => ({ title: 'Không có thủ tục nào để tính', mend: 'Kiểm tra sổ dịch vụ công; nếu đúng là không có, Văn phòng UBND sẽ xác nhận không áp dụng.' }),
    proof_missing: () => ({ title: 'Chưa có tài liệu kiểm chứng', mend: 'Đính kèm quyết định, ảnh màn hình hoặc biên bản chứng minh con số này.' }),
    denominator_fell: ({ was, is }) => ({ title: `Mẫu số giảm từ ${was} xuống ${is}`, mend: 'Nêu văn bản bãi bỏ hoặc lý do ngừng các dịch vụ đó.' }),
    share_jumped: ({ points }) => ({ title: `Tỷ lệ tăng ${points} điểm so với kỳ trước`, mend: 'Đính kèm danh sách dịch vụ mới lên mức độ 4 trong kỳ.' }),
    share_fell: ({ points }) => ({ title: Number(points) > 0 ? `Tỷ lệ giảm ${points} điểm so với kỳ trước` : 'Tỷ lệ giảm so với kỳ trước', mend: 'Nêu lý do giảm trong phần đánh giá kết quả.' }),
    on_but_unused: ({ on }) => ({ title: `Đã bật ở ${on} thủ tục nhưng chưa có giao dịch nào trong kỳ`, mend: 'Nhập số giao dịch vào sổ dịch vụ công, hoặc nêu lý do chưa phát sinh.' }),
    unchanged_without_last: () => ({ title: 'Chọn “không thay đổi” nhưng kỳ trước chưa có nội dung', mend: 'Viết nội dung cho kỳ này.' }),
    returned_item_unchanged: () => ({ title: 'Mục bị trả lại chưa được sửa', mend: 'Sửa theo lý do trả lại, hoặc giải trình trong nội dung của mục.' }),
  },
  en: {
    words_missing: (_found, item) => {
      const silences = silencesOf(item, 'en', ' or ');
      return { title: 'Nothing is written', mend: silences ? `Write it, or choose ${silences} if that is so.` : 'Write it; this item may not stay empty.' };
    },
    cause_missing: () => ({ title: 'A difficulty without its cause', mend: 'Write the cause in the field below.' }),
    cause_kind_missing: () => ({ title: 'The kind of cause is not chosen', mend: 'Choose objective or subjective.' }),
    nothing_to_count: () => ({ title: 'There is no procedure to count', mend: 'Look at the service register; if there is none, the city office will confirm that the target does not apply.' }),
    proof_missing: () => ({ title: 'No evidence is attached', mend: 'Attach the decision, a screenshot or minutes that prove this figure.' }),
    denominator_fell: ({ was, is }) => ({ title: `The denominator fell from ${was} to ${is}`, mend: 'Name the document that abolished those services, or why they stopped.' }),
    share_jumped: ({ points }) => ({ title: `The share rose by ${points} points since last period`, mend: 'Attach the list of services that reached level 4 in the period.' }),
    share_fell: ({ points }) => ({ title: Number(points) > 0 ? `The share fell by ${points} points since last period` : 'The share fell since last period', mend: 'Say why in the assessment of the results.' }),
    on_but_unused: ({ on }) => ({ title: `Switched on for ${on} procedures and used by nobody in the period`, mend: 'Enter the transactions in the register, or say why there were none.' }),
    unchanged_without_last: () => ({ title: '“Unchanged” is chosen but last period holds nothing', mend: 'Write it for this period.' }),
    returned_item_unchanged: () => ({ title: 'A returned item was not changed', mend: 'Change it as the reason says, or explain in the item itself.' }),
  },
};

/** The sentence of a check with its numbers put in; how to mend it is said for the item that is asked. */
export function checkSentence(code: CheckCode, found: Found, locale: Locale, item?: ItemCode): CheckSentence {
  return CHECKS[locale][code](found, item);
}

/** Why a report stands high in the queue. */
export const RISK_REASON_NAMES: Bilingual<RiskReason> = {
  vi: {
    resent: 'gửi lại sau khi trả',
    returned_item_unchanged: 'trả lại mà không sửa',
    denominator_fell: 'mẫu số giảm',
    share_jumped: 'tỷ lệ tăng nhanh',
    share_fell: 'tỷ lệ giảm',
    on_but_unused: 'đã bật nhưng chưa dùng',
    nothing_to_count: 'không có thủ tục để tính',
    proof_missing: 'thiếu minh chứng',
    unchanged: 'không thay đổi so với kỳ trước',
  },
  en: {
    resent: 'sent again after a return',
    returned_item_unchanged: 'returned and not changed',
    denominator_fell: 'denominator fell',
    share_jumped: 'share jumped',
    share_fell: 'share fell',
    on_but_unused: 'on but unused',
    nothing_to_count: 'nothing to count',
    proof_missing: 'proof missing',
    unchanged: 'unchanged since last period',
  },
};
