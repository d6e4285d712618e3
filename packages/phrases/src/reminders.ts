import { formatNumber } from './numbers.js';
import type { Locale } from './locale.js';

/** What is still missing to a target: 'còn thiếu 1 dịch vụ', '1 more service needed'. */
export function missingServicesText(count: number, locale: Locale): string {
  const number = formatNumber(count, locale);
  return locale === 'vi' ? `còn thiếu ${number} dịch vụ` : `${number} more ${count === 1 ? 'service' : 'services'} needed`;
}

/** Agencies by name and the rest by number: 'UBND phường A, UBND phường B và 28 cơ quan khác', '... and 28 other agencies'. */
export function agenciesText(named: readonly string[], count: number, locale: Locale): string {
  const others = count - named.length;
  if (others <= 0) return named.join(', ');
  const number = formatNumber(others, locale);
  return locale === 'vi' ? `${named.join(', ')} và ${number} cơ quan khác` : `${named.join(', ')} and ${number} other ${others === 1 ? 'agency' : 'agencies'}`;
}
