import { passwordFault, SHORTEST_PASSWORD } from '@tiendo/domain/access';
import { fieldMend } from '@tiendo/phrases';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../ui/password-field.js';
import { useLocale } from '../ui/use-locale.js';

/** Longer is cut by no field: what is too long is said, never shortened unseen. */
const MOST_TYPED = 512;
const NO_WORDS: ReadonlySet<string> = new Set();

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
  /** Name and address of the person, where they are known here. */
  readonly own: readonly string[];
  readonly tried: boolean;
  /** What the server says of the password that it was given; until another one is typed. */
  readonly refused: string | null;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A new password with its rule; what the page can judge it says on trying, the list of common ones is the server's. */
export function NewPasswordField({ label, value, onChange, own, tried, refused, ref }: NewPasswordFieldProps) {
  const { t } = useTranslation('sign-in');
  const locale = useLocale();
  const fault = tried ? faultOf(value, own) : null;
  return (
    <PasswordField
      ref={ref}
      label={label}
      showLabel={t('show')}
      name="new-password"
      autoComplete="new-password"
      maxLength={MOST_TYPED}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={fault === null ? refused : fieldMend(fault, locale)}
      hint={t('passwordRule', { count: SHORTEST_PASSWORD })}
    />
  );
}

/** What the page itself can say against a password. */
export function faultOf(password: string, own: readonly string[]): string | null {
  return passwordFault(password, { common: NO_WORDS, own });
}
