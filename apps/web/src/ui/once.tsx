import type { ReactNode } from 'react';
import classes from './data-table.module.css';

/** A day, an hour, a state in a table: stays on one line. */
export function Once({ children }: { readonly children: ReactNode }) {
  return <span className={classes.once}>{children}</span>;
}
