import { formatRatio } from '@tiendo/phrases';
import type { MatrixCell as Cell, TargetView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { NoData, SilenceMark } from '../../ui/silence-mark.js';
import { StatusBadge } from '../../ui/status-badge.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './matrix.module.css';

export interface MatrixCellProps {
  readonly cell: Cell;
  readonly target: TargetView;
  readonly onOpen: () => void;
  readonly label: string;
}

/** One agency against one target: sign, figure and word on one tint. Silence is never shown as zero. */
export function MatrixCell({ cell, target, onOpen, label }: MatrixCellProps) {
  const { t } = useTranslation('matrix');
  const { status, selfDeclared, lateDays } = cell;
  const isSilent = status === 'not_reported' || cell.numerator === null || cell.denominator === null;
  // Nothing to count: the rule proposes that the target does not apply, until the city office confirms it.
  const isEmpty = target.kind === 'ratio' && cell.denominator === 0 && status !== 'not_applicable';
  if (isEmpty) {
    return (
      <button type="button" className={classes.cell} onClick={onOpen} title={label} data-cell={target.code}>
        <StatusBadge status="not_applicable" word={t('proposedNotApplicable')} provisional />
      </button>
    );
  }
  const declared = selfDeclared && (status === 'met' || status === 'met_late');
  return (
    <button type="button" className={classes.cell} onClick={onOpen} title={label} data-cell={target.code}>
      <StatusBadge
        status={status}
        short
        pastDue={lateDays > 0}
        provisional={declared}
        {...(status === 'met' && declared ? { word: t('metSelfDeclared') } : {})}
        {...(target.kind === 'ratio' && !isSilent && status !== 'not_applicable' ? { figure: <CellFigure cell={cell} target={target} /> } : {})}
      />
      {target.kind === 'ratio' && isSilent && status !== 'not_applicable' ? (
        <span className={classes.noFigure}>
          <NoData />
        </span>
      ) : null}
    </button>
  );
}

/** The share with its fraction; "…" where nothing was reported, "KAD" where the target does not apply. */
export function CellFigure({ cell, target }: { readonly cell: Cell; readonly target: TargetView }) {
  const locale = useLocale();
  if (cell.status === 'not_applicable') return <SilenceMark silence="not_applicable" signOnly />;
  if (cell.status === 'not_reported' || cell.numerator === null || cell.denominator === null) return <NoData />;
  return <>{formatRatio(cell.numerator, cell.denominator, locale, target.threshold)}</>;
}
