import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import classes from './plain-form.module.css';

export interface PlainFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly error?: string | null;
  /** A quiet line under the field, known before anything is typed: the rule. */
  readonly hint?: string | undefined;
  /** A small button inside the field, at its end. */
  readonly inside?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled text field without the library, for the page that must be there first. */
export function PlainField({ label, error = null, hint, inside, ref, ...rest }: PlainFieldProps) {
  const id = useId();
  const described = [error === null ? null : `${id}-error`, hint === undefined ? null : `${id}-hint`].filter((each) => each !== null);
  return (
    <div>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div className={classes.box}>
        <input {...rest} ref={ref} id={id} className={classes.input} data-inside={inside ? true : undefined} aria-invalid={error !== null || undefined} aria-describedby={described.length === 0 ? undefined : described.join(' ')} />
        {inside}
      </div>
      {error === null ? null : (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
