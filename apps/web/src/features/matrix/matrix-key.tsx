import { PERFORMANCE_MEANINGS, PERFORMANCE_NAMES } from '@tiendo/phrases';
import type { MatrixRow, TargetView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { InfoHint } from '../../ui/info-hint.js';
import { AssumptionMark } from '../../ui/marks.js';
import { PERFORMANCE_SIGNS } from '../../ui/status-signs.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './matrix.module.css';
import { STATUSES_IN_ORDER } from './status-order.js';

export interface MatrixKeyProps {
  readonly targets: readonly TargetView[];
  readonly rows: readonly MatrixRow[];
}

/** What the signs of the table mean, of those that stand in it, and what a percentage is of. */
export function MatrixKey({ targets, rows }: MatrixKeyProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const cells = rows.flatMap((row) => row.cells);
  // Silent and past due shows both signs.
  const used = STATUSES_IN_ORDER.filter((status) => cells.some((cell) => cell.status === status || (status === 'overdue' && cell.status === 'not_reported' && cell.lateDays > 0)));
  const ratio = targets.find(({ kind }) => kind === 'ratio');
  return (
    <ul className={classes.key} aria-label={t('key.signs')}>
      {used.map((status) => {
        const Sign = PERFORMANCE_SIGNS[status];
        return (
          <li key={status} title={PERFORMANCE_MEANINGS[locale][status]} style={{ '--sign': `var(--td-${status.replaceAll('_', '-')})` }}>
            <Sign size={15} stroke={1.75} aria-hidden data-sign />
            {PERFORMANCE_NAMES[locale][status]}
          </li>
        );
      })}
      {cells.some(({ selfDeclared }) => selfDeclared) ? (
        <li>
          <span className={classes.broken} aria-hidden />
          {t('key.selfDeclared')}
        </li>
      ) : null}
      {rows.some(({ report }) => report !== null && report.lateDays > 0) ? (
        <li>
          <span className={classes.late} aria-hidden>
            +n
          </span>
          {t('key.late')}
        </li>
      ) : null}
      {ratio?.definition ? (
        <li>
          {t(`key.denominators.${ratio.definition}`)} {ratio.assumed ? <AssumptionMark /> : null}
          <InfoHint about={t('key.denominator')}>{t('key.whyDenominator')}</InfoHint>
        </li>
      ) : null}
    </ul>
  );
}
