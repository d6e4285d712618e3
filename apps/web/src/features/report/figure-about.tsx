import { missingOfToday } from '@tiendo/domain/figures';
import { formatThreshold, RATIO_DEFINITION_NAMES } from '@tiendo/phrases';
import type { ReportItemView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { QuietButton } from '../../ui/quiet-button.js';
import { useLocale } from '../../ui/use-locale.js';
import { hasFigure } from './figure-change.js';
import classes from './report.module.css';

export interface FigureAboutProps {
  readonly item: ReportItemView;
  readonly onLedger: () => void;
}

/** Under a figure: how many are missing, of what it is, and the list of services behind it. */
export function FigureAbout({ item, onLedger }: FigureAboutProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { now, threshold, definition } = item;
  if (!hasFigure(now)) return null;
  const missing = threshold === null ? 0 : missingOfToday(now, threshold);
  return (
    <div className={classes.under}>
      {threshold === null ? null : (
        <div>
          {t('form.needs', { threshold: formatThreshold(threshold, locale) })}
          {missing > 0 ? <strong>{`, ${t('form.missing', { count: missing })}`}</strong> : null}
        </div>
      )}
      <div>{definition ? RATIO_DEFINITION_NAMES[locale][definition] : t(`form.definitions.${item.kind === 'usage' ? 'usage' : 'adoption'}`)}</div>
      <div className={classes.tight}>
        <QuietButton onClick={onLedger}>{t('form.behind')}</QuietButton>
      </div>
    </div>
  );
}
