import type { Bilingual, Locale } from './locale.js';
import { REGISTER_RULES } from './register-rules.js';

/** How to mend one field of a form or of a file's row. */
const MENDS = {
  vi: {
    missing: 'Điền mục này.',
    empty: 'Không để trống mục này.',
    invalid_type: 'Ghi đúng kiểu dữ liệu.',
    too_small: 'Ghi giá trị lớn hơn hoặc dài hơn.',
    too_big: 'Ghi giá trị nhỏ hơn hoặc ngắn hơn.',
    invalid_format: 'Ghi đúng mẫu.',
    not_multiple_of: 'Ghi đúng bội số được yêu cầu.',
    not_in_list: 'Chọn một trong các giá trị cho phép.',
    unknown_field: 'Bỏ mục không có trong biểu mẫu.',
    not_allowed: 'Sửa giá trị này theo yêu cầu bên cạnh.',
    one_of_two: 'Chỉ điền một trong hai mục.',
    unreadable_file: 'Chọn tệp mở được, thuộc một trong các loại cho phép và không chứa macro.',
    unsafe_file: 'Lưu tệp thành PDF, hoặc bỏ macro và tệp nhúng bên trong.',
    mislabelled_file: 'Lưu lại tệp đúng loại ghi ở đuôi tên, hoặc sửa đuôi tên cho đúng nội dung.',
    date_in_past: 'Chọn hôm nay hoặc một ngày sau hôm nay.',
    unreadable_character: 'Xoá ký tự không đọc được trong mục này rồi nhập lại.',
    empty_file: 'Tệp này không có nội dung; chọn tệp khác.',
    bad_cursor: 'Mở lại danh sách từ trang đầu.',
    date_ahead: 'Chọn hôm nay hoặc một ngày trước hôm nay.',
    before_approval: 'Chọn ngày lãnh đạo đơn vị phê duyệt báo cáo hoặc một ngày sau đó.',
    zero_denominator: 'Ghi mẫu số lớn hơn 0, vì báo cáo có thủ tục, dịch vụ để tính.',
    over_denominator: 'Ghi tử số không lớn hơn mẫu số.',
    too_short: 'Mật khẩu này quá ngắn; dùng ít nhất 10 ký tự.',
    too_long: 'Mật khẩu này quá dài; dùng nhiều nhất 128 ký tự.',
    common_password: 'Mật khẩu này có trong danh sách mật khẩu phổ biến, bị dò đầu tiên; chọn mật khẩu khác, ví dụ một câu ngắn của riêng bạn.',
    own_word_password: 'Mật khẩu này lấy từ tên, thư điện tử hoặc tên hệ thống, dễ đoán; chọn mật khẩu khác.',
    repeated_password: 'Mật khẩu này lặp lại vài ký tự hoặc theo dãy liền nhau; chọn mật khẩu khác.',
    bad_url: 'Ghi địa chỉ đầy đủ, ví dụ https://lgsp.danang.gov.vn/tiendo.',
    not_https: 'Dùng địa chỉ bắt đầu bằng https://.',
    userinfo: 'Bỏ tên và mật khẩu khỏi địa chỉ; nội dung gửi đi đã được ký.',
    bad_port: 'Dùng cổng 443, hoặc cổng mà hệ thống này cho phép.',
    private_address: 'Dùng địa chỉ công khai trên Internet, không phải địa chỉ nội bộ.',
    bad_range: 'Ghi địa chỉ IP hoặc dải địa chỉ, ví dụ 203.162.4.0/24.',
    out_of_reach: 'Bỏ phạm vi này: khóa như vậy không dùng được việc đó.',
    too_far: 'Chọn ngày trong vòng một năm kể từ hôm nay.',
  },
  en: {
    missing: 'Fill this in.',
    empty: 'This must not be empty.',
    invalid_type: 'Give the kind of value that is asked for.',
    too_small: 'Give a larger or longer value.',
    too_big: 'Give a smaller or shorter value.',
    invalid_format: 'Follow the form that is asked for.',
    not_multiple_of: 'Give the multiple that is asked for.',
    not_in_list: 'Choose one of the allowed values.',
    unknown_field: 'Leave out what the form does not have.',
    not_allowed: 'Correct this value as said beside it.',
    one_of_two: 'Fill in only one of the two.',
    unreadable_file: 'Choose a file that opens, is of one of the accepted types and holds no macros.',
    unsafe_file: 'Save the file as PDF, or without macros and embedded files.',
    mislabelled_file: 'Save the file as the type that its name says, or give the name the ending of its content.',
    date_in_past: 'Choose today or a day after it.',
    unreadable_character: 'Remove the unreadable character from this field and enter it again.',
    empty_file: 'This file has no content; choose another.',
    bad_cursor: 'Open the list again from its first page.',
    date_ahead: 'Choose today or a day before it.',
    before_approval: 'Choose the day on which the head approved the report, or a day after it.',
    zero_denominator: 'Give a denominator above 0, as the report has services to count.',
    over_denominator: 'Give a numerator that does not exceed the denominator.',
    too_short: 'This password is too short; use at least 10 characters.',
    too_long: 'This password is too long; use at most 128 characters.',
    common_password: 'This password is on the list of common ones, which are tried first; choose another, for example a short sentence of your own.',
    own_word_password: 'This password is made of your name, your e-mail address or the name of the system; choose another.',
    repeated_password: 'This password repeats a few characters or is a run of neighbours; choose another.',
    bad_url: 'Give a whole address, for example https://lgsp.example.gov.vn/tiendo.',
    not_https: 'Use an address that begins with https://.',
    userinfo: 'Leave user name and password out of the address; what is sent is signed.',
    bad_port: 'Use port 443, or one that this installation allows.',
    private_address: 'Use a public internet address, not one of an internal network.',
    bad_range: 'Give an IP address or a range, for example 203.162.4.0/24.',
    out_of_reach: 'Leave this scope out: such a key can do nothing with it.',
    too_far: 'Choose a day within a year from today.',
  },
} as const satisfies Bilingual<string>;

export type FieldPhrase = keyof (typeof MENDS)['vi'];

/** The instruction for a wrong field; a code without one of its own gets the general one. */
export function fieldMend(code: string, locale: Locale): string {
  const known: Readonly<Record<string, string>> = MENDS[locale];
  const rules: Readonly<Record<string, { readonly mend: string }>> = REGISTER_RULES[locale];
  return known[code] ?? rules[code]?.mend ?? MENDS[locale].not_allowed;
}
