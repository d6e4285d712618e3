import { Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

export interface ReasonBoxProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly label?: string;
  /** An example of a good reason. */
  readonly placeholder?: string;
  readonly description?: string;
  readonly required?: boolean;
  /** Shown once somebody tried to go on without it. */
  readonly error?: string | null;
  readonly maxLength?: number;
  /** Ctrl or Cmd with Enter. */
  readonly onSend?: () => void;
  readonly autoFocus?: boolean;
}

/** Where a reason is written: for a return, a give-back, a corrected figure. */
export function ReasonBox({ value, onChange, label, placeholder, description, required = true, error = null, maxLength = 2_000, onSend, autoFocus = false }: ReasonBoxProps) {
  const { t } = useTranslation('ui');
  const left = maxLength - value.length;
  const send = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSend) {
      event.preventDefault();
      onSend();
    }
  };
  return (
    <Textarea
      label={label ?? t('reason.label')}
      description={description ?? (left < 200 ? t('reason.left', { count: left }) : undefined)}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={send}
      required={required}
      withAsterisk={false}
      error={error}
      maxLength={maxLength}
      autosize
      minRows={3}
      maxRows={10}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
    />
  );
}
