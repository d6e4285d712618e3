import { formatNumber } from './numbers.js';
import type { Locale } from './locale.js';

/** What is still missing to a target: 'còn thiếu 1 dịch vụ', '1 more service needed'. */
export function missingServicesText(count: number, locale: Locale): string {
  const number = formatNumber(count, locale);
  return locale === 'vi' ? `còn thiếu ${number} dịch vụ` : `${number} more ${count === 1 ? 'service' : 'services'} needed`;
}

/** What a mail that is long enough does not list: 'Còn 12 việc nữa, xem trong hệ thống.' */
export function moreOwedText(count: number, locale: Locale): string {
  const number = formatNumber(count, locale);
  return locale === 'vi' ? `Còn ${number} việc nữa, xem trong hệ thống.` : `${number} more ${count === 1 ? 'thing is' : 'things are'} listed in the system.`;
}
