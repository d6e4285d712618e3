import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './skeletons.module.css';

/** A grey line of text to come. */
export function SkeletonLine({ width = '100%' }: { readonly width?: string }) {
  return <span className={classes.line} style={{ width }} aria-hidden />;
}

/** The head of a page to come: title and sentence. */
export function SkeletonHeader() {
  return (
    <Waiting>
      <span className={classes.title} aria-hidden />
      <SkeletonLine width="min(520px, 90%)" />
    </Waiting>
  );
}

export interface SkeletonTableProps {
  readonly rows?: number;
  /** CSS widths, one a column. */
  readonly columns?: readonly string[];
  readonly dense?: boolean;
}

/** A table to come, in its real row height, so that nothing jumps when it is there. */
export function SkeletonTable({ rows = 10, columns = ['32%', '16%', '16%', '12%'], dense = false }: SkeletonTableProps) {
  return (
    <Waiting>
      {Array.from({ length: rows + 1 }, (_, row) => (
        <div key={row} className={classes.row} data-dense={dense || undefined} data-head={row === 0 || undefined}>
          {columns.map((width, column) => (
            <SkeletonLine key={column} width={`calc(${width} - ${((row * 7 + column * 5) % 4) * 12}px)`} />
          ))}
        </div>
      ))}
    </Waiting>
  );
}

/** Rows of a section to come: a name, a quiet line, a value. */
export function SkeletonRows({ rows = 3 }: { readonly rows?: number }) {
  return (
    <Waiting>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.fact}>
          <SkeletonLine width={`${40 - (row % 3) * 6}%`} />
          <SkeletonLine width="12%" />
        </div>
      ))}
    </Waiting>
  );
}

/** A whole page to come: header and table. */
export function SkeletonPage() {
  return (
    <>
      <SkeletonHeader />
      <SkeletonTable />
    </>
  );
}

function Waiting({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.waiting} role="status" aria-label={t('loading')}>
      {children}
    </div>
  );
}
