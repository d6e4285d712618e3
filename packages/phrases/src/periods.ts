import { formatDate, formatQuarter } from './dates.js';
import type { Locale } from './locale.js';

export interface SpokenPeriod {
  /** '2019-Q3', or the day of a one-off report. */
  readonly code: string;
  readonly kind: 'quarter' | 'one_off';
  /** The day as of which a one-off report speaks. */
  readonly cutoffOn: string;
}

/** A period as people name it: 'Quý III/2019', 'đến hết ngày 31/10/2019'. */
export function formatPeriod({ code, kind, cutoffOn }: SpokenPeriod, locale: Locale): string {
  if (kind === 'quarter') return formatQuarter(code, locale);
  return locale === 'vi' ? `đến hết ngày ${formatDate(cutoffOn)}` : `as of ${formatDate(cutoffOn)}`;
}

/** What a report of that period is called: 'Báo cáo Quý III/2019', 'Q3 2019 report'. */
export function reportTitle(period: SpokenPeriod, locale: Locale): string {
  const name = formatPeriod(period, locale);
  if (period.kind === 'quarter') return locale === 'vi' ? `Báo cáo ${name}` : `${name} report`;
  return locale === 'vi' ? `Báo cáo chuyên đề ${name}` : `special report ${name}`;
}
