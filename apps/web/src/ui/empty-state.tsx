import type { ReactNode } from 'react';
import classes from './message.module.css';

export interface EmptyStateProps {
  /** Why there is nothing: "Chưa có báo cáo nào chờ kiểm tra." */
  readonly why: string;
  /** What to expect or do: "4 cơ quan còn đến hết ngày 18/09." */
  readonly next?: ReactNode;
  /** The next act, as a button or link. */
  readonly action?: ReactNode;
}

/** Nothing here: says why, and what comes next. */
export function EmptyState({ why, next, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.why}>{why}</p>
      {next ? <p className={classes.next}>{next}</p> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
    </div>
  );
}
