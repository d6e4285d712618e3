import { percentTenths, type Fraction } from '@tiendo/domain/figures';
import type { Locale } from './locale.js';

const GROUPING = { vi: '.', en: ',' } as const;
const DECIMAL = { vi: ',', en: '.' } as const;
const MINUS = '\u2212';

/** A whole number: 1284 gives '1.284' (vi), '1,284' (en); zero is '0'. Throws RangeError for a fraction. */
export function formatNumber(value: number, locale: Locale): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, GROUPING[locale]);
  return value < 0 ? MINUS + digits : digits;
}

/** Tenths as a decimal: 143 gives '14,3'; a whole is kept with its decimal ('40,0') but zero is '0'. */
export function formatTenths(tenths: number, locale: Locale): string {
  if (tenths === 0) return '0';
  const size = Math.abs(tenths);
  const sign = tenths < 0 ? MINUS : '';
  return `${sign}${formatNumber(Math.trunc(size / 10), locale)}${DECIMAL[locale]}${size % 10}`;
}

/**
 * A percentage from whole counts, one decimal, half up, exact: 19/50 gives '38,0%'.
 * Rounding never lifts a figure onto a whole per cent (or the given threshold) that it misses:
 * 39.96 % is '39,9%', never '40,0%'; something out of very many is never '0%'. Nothing of nothing (0/0) is '–'.
 */
export function formatPercent(numerator: number, denominator: number, locale: Locale, threshold?: Fraction): string {
  const figure = { numerator, denominator };
  const tenths = percentTenths(figure, threshold ?? nextWholePercent(figure));
  if (tenths === null) return '–';
  if (tenths === 0 && numerator > 0) return `<${formatTenths(1, locale)}%`;
  return `${formatTenths(tenths, locale)}%`;
}

/** A percentage that shows what it is of: '38,0% (19/50)'; nothing of nothing is '0/0'. */
export function formatRatio(numerator: number, denominator: number, locale: Locale, threshold?: Fraction): string {
  const fraction = `${formatNumber(numerator, locale)}/${formatNumber(denominator, locale)}`;
  return denominator === 0 ? fraction : `${formatPercent(numerator, denominator, locale, threshold)} (${fraction})`;
}

/** A threshold of the law: 40/100 gives '40%', 375/1000 gives '37,5%'. */
export function formatThreshold(threshold: Fraction, locale: Locale): string {
  const tenths = percentTenths(threshold) ?? 0;
  return tenths % 10 === 0 ? `${formatNumber(tenths / 10, locale)}%` : `${formatTenths(tenths, locale)}%`;
}

/** A change of a percentage, in tenths of a point: 143 gives '+14,3 điểm'; no change is '0'. */
export function formatPoints(tenths: number, locale: Locale): string {
  if (tenths === 0) return '0';
  const unit = locale === 'vi' ? 'điểm' : Math.abs(tenths) === 10 ? 'point' : 'points';
  return `${tenths > 0 ? '+' : ''}${formatTenths(tenths, locale)} ${unit}`;
}

/** A change of a count: 13 gives '+13', -2 gives '−2', none is '0'. */
export function formatChange(change: number, locale: Locale): string {
  return change > 0 ? `+${formatNumber(change, locale)}` : formatNumber(change, locale);
}

/** A file's size in the unit a person would say: '320 kB', '4,1 MB'. */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1000) return `${formatNumber(bytes, locale)} B`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000), locale)} kB`;
  const tenths = Math.round(bytes / 100_000);
  return `${tenths % 10 === 0 ? formatNumber(tenths / 10, locale) : formatTenths(tenths, locale)} MB`;
}

function nextWholePercent({ numerator, denominator }: Fraction): Fraction | undefined {
  if (denominator <= 0) return undefined;
  const whole = (BigInt(numerator) * 100n) / BigInt(denominator);
  return { numerator: Number(whole) + 1, denominator: 100 };
}
