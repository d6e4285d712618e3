import type { ButtonHTMLAttributes } from 'react';
import classes from './plain-form.module.css';

export interface PlainButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'primary' | 'default';
  readonly busy?: boolean;
}

/** A button without the library, for the pages that must be there first: signing in, not found, failed. Looks like all others. */
export function PlainButton({ kind = 'primary', busy = false, type = 'button', children, ...rest }: PlainButtonProps) {
  return (
    <button {...rest} type={type === 'submit' ? 'submit' : 'button'} className={plainButtonClass(kind)} aria-busy={busy || undefined} disabled={busy || rest.disabled}>
      {children}
    </button>
  );
}

/** The same look for a link that is the act of a page. */
export function plainButtonClass(kind: 'primary' | 'default'): string {
  return `${classes.button} ${kind === 'primary' ? classes.primary : classes.default}`;
}
