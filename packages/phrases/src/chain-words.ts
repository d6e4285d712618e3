import type { BrokenHead, BrokenLink } from '@tiendo/domain/chain';
import type { Bilingual, Locale } from './locale.js';
import { formatNumber } from './numbers.js';

/** Rows that nobody has sealed although their minute is over. */
export interface UnsealedRows {
  /** unsigned: sealed, and no head has been signed over them for too long. */
  readonly breach: 'unsealed' | 'unsigned';
  /** The first of them. */
  readonly seq: number;
  readonly count: number;
}

export type ChainBreach = BrokenLink | BrokenHead | UnsealedRows;

const BREACHES: Bilingual<ChainBreach['breach']> = {
  vi: {
    missing_link: 'thiếu mắt xích {position}: có người đã xóa mắt xích hoặc cắt bớt tệp',
    repeated_link: 'mắt xích {position} (dòng {seq}) đứng sai chỗ hoặc lặp lại',
    missing_row: 'dòng {seq} của mắt xích {position} đã bị xóa',
    foreign_row: 'dòng {seq} ở mắt xích {position} thuộc nơi khác',
    changed_row: 'dòng {seq} ở mắt xích {position} đã bị sửa sau khi niêm phong',
    wrong_link: 'mắt xích {position} (dòng {seq}) không nối với mắt xích trước: có dòng bị chèn, bị đổi chỗ hoặc bị thay',
    missing_head: 'trước đầu chuỗi số {number} (ngày {day}) thiếu một đầu chuỗi',
    head_order: 'đầu chuỗi số {number} (ngày {day}) không nối với đầu chuỗi trước nó',
    head_signature: 'chữ ký của đầu chuỗi số {number} (ngày {day}) không đúng',
    head_foreign: 'đầu chuỗi số {number} (ngày {day}) thuộc nơi khác',
    untrusted_key: 'đầu chuỗi số {number} (ngày {day}) ký bằng khóa không được tin cậy',
    cut_off: 'đầu chuỗi số {number} đã ký ngày {day} ở mắt xích {position}, nhưng chuỗi kết thúc trước đó: phần cuối đã bị cắt bỏ',
    rewritten: 'mắt xích {position} không phải là mắt xích đã ký ở đầu chuỗi số {number} (ngày {day}): chuỗi đã bị viết lại',
    unsealed: '{count} dòng chưa được niêm phong quá 60 giây, đầu tiên là dòng {seq}',
    unsigned: '{count} dòng đã niêm phong hơn 26 giờ mà chưa có đầu chuỗi nào ký chứng thực, đầu tiên là dòng {seq}: đầu chuỗi có thể đã bị xóa, hoặc hệ thống không chạy',
  },
  en: {
    missing_link: 'link {position} is missing: it was deleted, or the file was cut',
    repeated_link: 'link {position} (row {seq}) stands in the wrong place or twice',
    missing_row: 'row {seq} of link {position} was deleted',
    foreign_row: 'row {seq} at link {position} belongs to another jurisdiction',
    changed_row: 'row {seq} at link {position} was changed after it was sealed',
    wrong_link: 'link {position} (row {seq}) does not follow from the link before: a row was inserted, moved or replaced',
    missing_head: 'a head is missing before head {number} (of {day})',
    head_order: 'head {number} (of {day}) does not follow from the head before it',
    head_signature: 'the signature of head {number} (of {day}) is wrong',
    head_foreign: 'head {number} (of {day}) belongs to another jurisdiction',
    untrusted_key: 'head {number} (of {day}) is signed with a key that is not trusted',
    cut_off: 'head {number} of {day} was signed at link {position}, but the chain ends before it: its tail was cut off',
    rewritten: 'link {position} is not the one that was signed as head {number} (of {day}): the chain was rewritten',
    unsealed: '{count} rows have waited for their seal for more than 60 seconds, the first is row {seq}',
    unsigned: '{count} rows were sealed more than 26 hours ago and no signed head stands over them, the first is row {seq}: heads may have been deleted, or the system did not run',
  },
};

/** Where a chain does not hold, as a sentence without its stop. */
export function breachText(breach: ChainBreach, locale: Locale): string {
  const said: Readonly<Record<string, string | number | null | undefined>> = { ...breach };
  return BREACHES[locale][breach.breach].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = said[name];
    return typeof value === 'number' && name === 'count' ? formatNumber(value, locale) : String(value ?? '?');
  });
}
