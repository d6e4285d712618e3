import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { PlainField, type PlainFieldProps } from './plain-field.js';
import classes from './plain-form.module.css';

export interface PasswordFieldProps extends Omit<PlainFieldProps, 'type' | 'inside'> {
  /** What the eye does, for who cannot see it. */
  readonly showLabel: string;
}

/** A password that can be looked at before it is sent. */
export function PasswordField({ showLabel, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Eye = shown ? IconEyeOff : IconEye;
  return (
    <PlainField
      {...rest}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      inside={
        <button type="button" className={classes.inside} aria-label={showLabel} aria-pressed={shown} onClick={() => setShown((now) => !now)}>
          <Eye size={18} stroke={1.75} aria-hidden />
        </button>
      }
    />
  );
}
