import { AUDIT_FIELD_NAMES, isMachineField, type AuditField } from './audit-fields.js';
import { formatDate, formatQuarter } from './dates.js';
import type { Bilingual, Locale } from './locale.js';
import { formatNumber } from './numbers.js';
import { ROLE_NAMES } from './people.js';
import { ITEM_NAMES } from './report-form.js';
import { WORKFLOW_NAMES } from './statuses.js';

/** One line of what changed: 'Trạng thái: Đã gửi → Đang kiểm tra'. */
export interface AuditChange {
  readonly field: string;
  /** Null where nothing is recorded of before. */
  readonly from: string | null;
  readonly to: string;
}

const MOST_LISTED = 12;
const PLAIN: Bilingual<'yes' | 'no' | 'empty' | 'more'> = {
  vi: { yes: 'có', no: 'không', empty: 'trống', more: 'và {count} mục nữa' },
  en: { yes: 'yes', no: 'no', empty: 'empty', more: 'and {count} more' },
};
/** Values that are words of the code: of a way to sign in, an item's state, a trial's state, a language. */
const VALUES: Bilingual<'password' | 'openid' | 'passkey' | 'open' | 'tried' | 'refused' | 'applied' | 'vi' | 'en' | 'coordinating' | 'city_office'> = {
  vi: { password: 'mật khẩu', openid: 'nơi cấp danh tính', passkey: 'khóa truy cập', open: 'chưa kết luận', tried: 'đọc được', refused: 'có lỗi', applied: 'đã nhập', vi: 'tiếng Việt', en: 'tiếng Anh', coordinating: 'điều phối báo cáo', city_office: 'Văn phòng UBND' },
  en: { password: 'password', openid: 'identity provider', passkey: 'passkey', open: 'not decided', tried: 'readable', refused: 'with errors', applied: 'imported', vi: 'Vietnamese', en: 'English', coordinating: 'coordinates the reports', city_office: 'city office' },
};

/** What an audit row recorded, field by field in words; what did not change and what is meant for machines is left out. */
export function auditChanges(before: unknown, after: unknown, locale: Locale): AuditChange[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((name) => !isMachineField(name));
  return names.flatMap((name) => {
    const to = valueText(name, is[name], locale);
    const from = name in was ? valueText(name, was[name], locale) : null;
    // A field that is the same on both sides says what the change is about: the item, the period.
    if (from === to) return isTelling(name) ? [{ field: fieldName(name, locale), from: null, to }] : [];
    return from === null && isEmpty(is[name]) ? [] : [{ field: fieldName(name, locale), from, to: name in is ? to : PLAIN[locale].empty }];
  });
}

const isTelling = (name: string): boolean => ['item', 'period', 'code'].includes(name);
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function fieldsOf(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { items: value };
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function fieldName(name: string, locale: Locale): string {
  return AUDIT_FIELD_NAMES[locale][name as AuditField] ?? name;
}

function valueText(name: string, value: unknown, locale: Locale): string {
  if (isEmpty(value)) return PLAIN[locale].empty;
  if (typeof value === 'boolean') return PLAIN[locale][value ? 'yes' : 'no'];
  if (typeof value === 'number') return name === 'year' ? String(value) : formatNumber(value, locale);
  if (Array.isArray(value)) return listText(name, value, locale);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([inner, held]) => !isMachineField(inner) && !isEmpty(held) && held !== false)
      .map(([inner, held]) => `${fieldName(inner, locale)}: ${valueText(inner, held, locale)}`)
      .join(', ');
  }
  return wordText(name, String(value), locale);
}

function listText(name: string, list: readonly unknown[], locale: Locale): string {
  // Of agencies and reports only identities are recorded: their number says as much.
  if (list.every((each) => typeof each === 'object' && each !== null && valueText(name, each, locale) === '')) return formatNumber(list.length, locale);
  const listed = list.slice(0, MOST_LISTED).map((each) => valueText(name, each, locale));
  const left = list.length - listed.length;
  return [...listed, ...(left > 0 ? [PLAIN[locale].more.replace('{count}', formatNumber(left, locale))] : [])].join('; ');
}

function wordText(name: string, value: string, locale: Locale): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  const known: Record<string, string> = { ...VALUES[locale], ...WORKFLOW_NAMES[locale], ...ROLE_NAMES[locale] };
  if (name === 'period' && /^\d{4}-Q[1-4]$/.test(value)) return formatQuarter(value, locale);
  if (['status', 'state', 'role', 'locale', 'duty'].includes(name)) return known[value] ?? value;
  if (['item', 'items', 'unchanged', 'code'].includes(name)) return (ITEM_NAMES[locale] as Record<string, string>)[value] ?? value;
  return value;
}
