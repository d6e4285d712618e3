import { FILTER_NAMES, formatPeriod, PERFORMANCE_NAMES, RANKING_GROUP_NAMES, WORKFLOW_NAMES, type Locale } from '@tiendo/phrases';
import type { PeriodName, TargetView } from '@tiendo/types';
import { nameIn } from '../../i18n/name-in.js';
import type { MatrixSearch } from './matrix-search.js';

/** The filters that hold, in words, as they stand on paper: 'Nhóm cơ quan: UBND phường, xã'. */
export function filterWords(search: MatrixSearch, { targets, periods }: { readonly targets: readonly TargetView[]; readonly periods: readonly PeriodName[] }, locale: Locale): string[] {
  const names = FILTER_NAMES[locale];
  const period = periods.find(({ code }) => code === search.period);
  const lines: readonly (readonly [string, string])[] = [
    [names.kind, search.kind.map((kind) => RANKING_GROUP_NAMES[locale][kind]).join(', ')],
    [names.status, search.status.map((status) => PERFORMANCE_NAMES[locale][status]).join(', ')],
    [names.target, targets.filter(({ code }) => search.target.includes(code)).map((target) => nameIn(locale, target)).join(', ')],
    [names.report, [...(period ? [formatPeriod(period, locale)] : []), ...search.report.map((status) => WORKFLOW_NAMES[locale][status])].join(', ')],
    [names.under, search.under ?? ''],
    [names.q, search.q],
  ];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
}
