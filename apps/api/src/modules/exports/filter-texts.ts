import { FILTER_NAMES, PERFORMANCE_NAMES, RANKING_GROUP_NAMES, WORKFLOW_NAMES, type Locale } from '@tiendo/phrases';
import type { MatrixFilter } from '@tiendo/types';
import type { TargetInForce } from '../targets/public.js';

/** The active filters as sentences, for the cover: what is exported is what the screen showed. */
export function filterTexts(filter: MatrixFilter, targets: readonly TargetInForce[], under: { readonly nameVi: string; readonly nameEn: string } | null, locale: Locale): string[] {
  const names = FILTER_NAMES[locale];
  const line = (field: keyof typeof names, values: readonly string[]): string[] => (values.length === 0 ? [] : [`${names[field]}: ${values.join('; ')}`]);
  return [
    ...line('kind', filter.kind.map((kind) => RANKING_GROUP_NAMES[locale][kind])),
    ...line('status', filter.status.map((status) => PERFORMANCE_NAMES[locale][status])),
    ...line('target', filter.target.length === 0 ? [] : targets.map(({ nameVi, nameEn }) => (locale === 'vi' ? nameVi : nameEn))),
    ...line('report', filter.report.map((status) => WORKFLOW_NAMES[locale][status])),
    ...line('under', filter.under === undefined ? [] : [under === null ? filter.under : locale === 'vi' ? under.nameVi : under.nameEn]),
    ...line('q', filter.q.trim() === '' ? [] : [`“${filter.q.trim()}”`]),
  ];
}
