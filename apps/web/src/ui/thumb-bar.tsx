import type { ReactNode } from 'react';
import classes from './thumb-bar.module.css';

export interface ThumbBarProps {
  /** Buttons; the last one is the primary and grows. */
  readonly children: ReactNode;
  /** Keys or a quiet word at the right, on a wide screen. */
  readonly aside?: ReactNode;
}

/** The acts of a page at its foot: the decision bar of a desk, two buttons in reach of the thumb on a phone (there it stands in place of the bottom navigation). */
export function ThumbBar({ children, aside }: ThumbBarProps) {
  return (
    <div className={classes.bar} data-thumb-bar data-screen-only>
      <div className={classes.acts}>{children}</div>
      {aside ? <div className={classes.aside}>{aside}</div> : null}
    </div>
  );
}
