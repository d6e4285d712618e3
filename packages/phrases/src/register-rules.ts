import type { OfferBreachCode } from '@tiendo/domain/register';
import type { Locale } from './locale.js';

/** What a file says that the register cannot take, or would rather have looked at, beyond the rules of a single service. */
export const REGISTER_ROW_PROBLEMS = ['not_announced', 'period_locked', 'name_differs', 'fee_differs', 'more_problems'] as const;
export type RegisterRowProblem = (typeof REGISTER_ROW_PROBLEMS)[number];

/** What was right on another day than the one on which it is done. */
export const REGISTER_DAY_PROBLEMS = ['import_day_moved', 'put_back_another_day'] as const;
export type RegisterDayProblem = (typeof REGISTER_DAY_PROBLEMS)[number];

export type RegisterRuleCode = OfferBreachCode | RegisterRowProblem | RegisterDayProblem;

/** What should have stood there, and how to mend it. */
export interface RuleSentence {
  readonly expected: string;
  readonly mend: string;
}

const VI: Readonly<Record<RegisterRuleCode, RuleSentence>> = {
  level4_day_missing: { expected: 'ngày triển khai mức độ 4', mend: 'Ghi ngày dịch vụ bắt đầu hoạt động ở mức độ 4.' },
  level4_day_future: {
    expected: 'ngày triển khai mức độ 4 không sau hôm nay ({today})',
    mend: 'Nếu chưa triển khai, giữ mức độ hiện tại, ghi mức độ đăng ký và ngày hẹn.',
  },
  level4_day_too_early: { expected: 'ngày triển khai mức độ 4 từ năm 2011 trở đi', mend: 'Kiểm tra lại năm; các mức độ có từ Nghị định 43/2011/NĐ-CP.' },
  level4_day_without_level: { expected: 'mức độ 4, hoặc để trống ngày triển khai mức độ 4', mend: 'Chọn mức độ 4, hoặc xóa ngày triển khai mức độ 4.' },
  level4_fee_without_payment: {
    expected: 'thanh toán trực tuyến đã bật, vì dịch vụ mức độ 4 có thu phí phải cho thanh toán trực tuyến (Điều 3 Nghị định 43/2011/NĐ-CP)',
    mend: 'Bật thanh toán trực tuyến cùng ngày bật, hoặc để dịch vụ ở mức độ 3.',
  },
  promise_without_level: { expected: 'mức độ đăng ký đi cùng ngày hẹn', mend: 'Chọn mức độ đăng ký, hoặc xóa ngày hẹn.' },
  promise_not_ahead: { expected: 'ngày hẹn sau hôm nay ({today})', mend: 'Ghi một ngày sắp tới; nếu đã triển khai, ghi mức độ và ngày triển khai.' },
  payment_day_future: { expected: 'ngày bật thanh toán không sau hôm nay ({today})', mend: 'Chỉ bật thanh toán trực tuyến khi đã dùng được, với ngày bật thực tế.' },
  payment_day_without_payment: { expected: 'thanh toán trực tuyến là Có, hoặc để trống ngày bật', mend: 'Bật thanh toán trực tuyến, hoặc xóa ngày bật.' },
  receipt_day_future: { expected: 'ngày bật biên lai, hóa đơn điện tử không sau hôm nay ({today})', mend: 'Chỉ bật biên lai, hóa đơn điện tử khi đã dùng được, với ngày bật thực tế.' },
  receipt_day_without_receipt: { expected: 'biên lai, hóa đơn điện tử là Có, hoặc để trống ngày bật', mend: 'Bật biên lai, hóa đơn điện tử, hoặc xóa ngày bật.' },
  paid_more_than_dossiers: { expected: 'số giao dịch không nhiều hơn tổng số hồ sơ trong kỳ', mend: 'Kiểm tra số hồ sơ trực tuyến, trực tiếp, bưu chính và số giao dịch thanh toán.' },
  more_than_a_period: { expected: 'không quá 10.000.000 trong một kỳ', mend: 'Kiểm tra lại con số, tối đa là 10.000.000: có thể thừa chữ số, hoặc là số tiền, là ngày tháng ghi nhầm ô.' },
  not_announced: {
    expected: 'mã trong danh mục thủ tục đã công bố cho cơ quan này',
    mend: 'Đối chiếu mã với danh mục đã công bố; nếu thủ tục không thuộc cơ quan này, xóa dòng.',
  },
  period_locked: { expected: 'số liệu của kỳ chưa khóa', mend: 'Kỳ này đã khóa nên số hồ sơ, giao dịch không sửa được; xóa các cột đó hoặc để nguyên số cũ.' },
  name_differs: { expected: 'tên như danh mục đã công bố: “{stored}”', mend: 'Tên trong sổ giữ theo danh mục đã công bố; kiểm tra lại mã của dòng này.' },
  fee_differs: { expected: 'như danh mục đã công bố: {stored}', mend: 'Việc thu phí trong sổ giữ theo danh mục đã công bố; nếu danh mục sai, báo cơ quan điều phối.' },
  more_problems: { expected: 'không còn lỗi', mend: 'Còn {stored} lỗi, lưu ý nữa chưa liệt kê. Sửa các lỗi ở trên rồi tải lên lại để xem tiếp.' },
  import_day_moved: {
    expected: 'nhập trong cùng ngày đã kiểm tra tệp, vì có dịch vụ bật thanh toán hoặc biên lai mà không ghi ngày',
    mend: 'Thả lại tệp để kiểm tra theo ngày hôm nay, hoặc ghi rõ ngày bật trong tệp.',
  },
  put_back_another_day: {
    expected: 'đưa lại vào sổ trong ngày đã đưa ra',
    mend: 'Thêm lại dịch vụ từ danh mục đã công bố; những ngày ở ngoài sổ giữ nguyên như đã báo cáo.',
  },
};

const EN: Readonly<Record<RegisterRuleCode, RuleSentence>> = {
  level4_day_missing: { expected: 'the day on which level 4 went live', mend: 'Give the day from which the service works at level 4.' },
  level4_day_future: {
    expected: 'a day of level 4 that is not after today ({today})',
    mend: 'If it is not live yet, keep the present level and give the registered level and the promised day.',
  },
  level4_day_too_early: { expected: 'a day of level 4 in 2011 or later', mend: 'Check the year; the levels began with Decree 43/2011/NĐ-CP.' },
  level4_day_without_level: { expected: 'level 4, or no day of level 4', mend: 'Choose level 4, or empty the day of level 4.' },
  level4_fee_without_payment: {
    expected: 'online payment that is on: a service at level 4 with a fee lets it be paid online (Article 3 of Decree 43/2011/NĐ-CP)',
    mend: 'Switch online payment on with its day, or keep the service at level 3.',
  },
  promise_without_level: { expected: 'a registered level beside the promised day', mend: 'Choose the registered level, or empty the promised day.' },
  promise_not_ahead: { expected: 'a promised day after today ({today})', mend: 'Give a day to come; if the service is live, give its level and day.' },
  payment_day_future: { expected: 'a day of online payment that is not after today ({today})', mend: 'Switch online payment on once it works, with the day it began.' },
  payment_day_without_payment: { expected: 'online payment Yes, or no day', mend: 'Switch online payment on, or empty its day.' },
  receipt_day_future: { expected: 'a day of e-receipts that is not after today ({today})', mend: 'Switch e-receipts or e-invoices on once they work, with the day they began.' },
  receipt_day_without_receipt: { expected: 'e-receipt or e-invoice Yes, or no day', mend: 'Switch e-receipts or e-invoices on, or empty their day.' },
  paid_more_than_dossiers: { expected: 'no more payments than dossiers of the period', mend: 'Check the dossiers online, in person and by post, and the payments.' },
  more_than_a_period: { expected: 'at most 10,000,000 in a period', mend: 'Check the number, which may be 10,000,000 at most: a digit too many, or an amount of money or a date in the wrong cell.' },
  not_announced: {
    expected: 'a code from the list of procedures announced for this agency',
    mend: 'Compare the code with the announced list; if the procedure is not this agency’s, delete the row.',
  },
  period_locked: { expected: 'figures of a period that is not locked', mend: 'The period is locked, so its dossiers and payments stay; delete those columns or leave the old numbers.' },
  name_differs: { expected: 'the name in the announced list: “{stored}”', mend: 'The register keeps the announced name; check the code of this row.' },
  fee_differs: { expected: 'as in the announced list: {stored}', mend: 'The register keeps what was announced about fees; if the list is wrong, tell the coordinating department.' },
  more_problems: { expected: 'no more errors', mend: '{stored} more errors and warnings are not listed. Mend those above and upload again to see the rest.' },
  import_day_moved: {
    expected: 'the import on the day of the dry run, since payment or e-receipts are switched on somewhere without a day',
    mend: 'Drop the file again to try it with today, or write the day into the file.',
  },
  put_back_another_day: {
    expected: 'a service put back on the day it was taken out',
    mend: 'Add the service anew from the announced list; the days on which it was out stay as they were.',
  },
};

export const REGISTER_RULES: Readonly<Record<Locale, Readonly<Record<RegisterRuleCode, RuleSentence>>>> = { vi: VI, en: EN };

/** The sentences of a rule with its values filled in: `today` as people write it, `stored` what the announced list says */
export function registerRule(code: RegisterRuleCode, locale: Locale, values: Readonly<Record<string, string>> = {}): RuleSentence {
  const { expected, mend } = REGISTER_RULES[locale][code];
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return { expected: filled(expected), mend: filled(mend) };
}
