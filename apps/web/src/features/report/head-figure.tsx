import { percentTenths } from '@tiendo/domain/figures';
import { formatChange, formatNumber, formatPercent, ITEM_NAMES } from '@tiendo/phrases';
import type { ReportItemView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { FactRow } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import { hasFigure } from './figure-change.js';
import classes from './report.module.css';

/** "Dịch vụ mức độ 4   31,4% → 38,0%   +3 dịch vụ": the figure before and now, and what moved. */
export function HeadFigure({ item }: { readonly item: ReportItemView }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { now, last } = item;
  if (!hasFigure(now)) return null;
  const was = hasFigure(last) ? last : null;
  const share = (of: { numerator: number; denominator: number }) => (percentTenths(of) === null ? '0/0' : formatPercent(of.numerator, of.denominator, locale, item.threshold ?? undefined));
  const by = was ? now.numerator - was.numerator : 0;
  const notes = [
    was === null ? t('head.noLast') : by === 0 ? t('head.same') : t(`head.moved.${item.kind === 'ratio' ? 'services' : item.kind === 'usage' ? 'dossiers' : 'procedures'}`, { count: Math.abs(by), change: formatChange(by, locale) }),
    was && item.kind !== 'usage' && was.denominator !== now.denominator ? t('head.denominatorMoved', { was: formatNumber(was.denominator, locale), is: formatNumber(now.denominator, locale) }) : null,
    now.uses === null ? null : t('form.uses', { count: now.uses }),
  ];
  const value =
    item.kind !== 'adoption'
      ? was && share(was) !== share(now)
        ? `${share(was)} → ${share(now)}`
        : share(now)
      : was && by !== 0
        ? t('head.procedures', { from: formatNumber(was.numerator, locale), to: formatNumber(now.numerator, locale) })
        : t('head.proceduresNow', { to: formatNumber(now.numerator, locale) });
  return <FactRow title={ITEM_NAMES[locale][item.code]} note={notes.filter((note) => note !== null).join(' · ')} value={<strong className={classes.headFigure}>{value}</strong>} />;
}
