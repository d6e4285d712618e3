import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-chip.module.css';
import { QuietButton } from './quiet-button.js';

export interface FilterBarProps {
  readonly children: ReactNode;
  /** Offered when at least one filter is set. */
  readonly onClear?: (() => void) | undefined;
  /** The definition of the denominator, or the number of rows, at the right end. */
  readonly end?: ReactNode;
}

/** The chips above a table, with one way to clear them all. */
export function FilterBar({ children, onClear, end }: FilterBarProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.bar} data-screen-only>
      {children}
      {onClear ? <QuietButton onClick={onClear}>{t('clear')}</QuietButton> : null}
      {end ? <span className={classes.end}>{end}</span> : null}
    </div>
  );
}
