import type { ButtonHTMLAttributes } from 'react';
import classes from './quiet-button.module.css';

/** A button that reads like a link: for what is beside the work, never the primary act. */
export function QuietButton({ children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={classes.button}>
      {children}
    </button>
  );
}
