import { formatDate } from '@tiendo/phrases';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferColumn } from './offer-columns.js';
import classes from './register.module.css';

export interface CellEditorProps {
  readonly column: OfferColumn;
  readonly value: string;
  readonly onCommit: (text: string, key: string) => void;
  readonly onCancel: () => void;
}

/** The one cell that is being written. */
export function CellEditor({ column, value, onCommit, onCancel }: CellEditorProps) {
  const { t } = useTranslation('register');
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const left = useRef(false);
  const [text, setText] = useState(column.kind === 'day' && /^\d{4}-/.test(value) ? formatDate(value) : value);
  useEffect(() => field.current?.focus(), []);
  const leave = (key: string, written = text) => {
    if (left.current) return;
    left.current = true;
    onCommit(written, key);
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      left.current = true;
      onCancel();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      leave(event.key);
    }
  };
  const label = t(`columns.${column.key as 'level'}`);
  if (column.kind === 'yes_no') {
    return (
      <select ref={field} className={classes.editor} aria-label={label} value={text} onChange={(event) => leave('', event.currentTarget.value)} onKeyDown={onKey} onBlur={() => leave('')}>
        <option value="1">{t('yes')}</option>
        <option value="0">{t('no')}</option>
      </select>
    );
  }
  if (column.kind === 'level') {
    return (
      <select ref={field} className={classes.editor} aria-label={label} value={text} onChange={(event) => leave('', event.currentTarget.value)} onKeyDown={onKey} onBlur={() => leave('')}>
        {['1', '2', '3', '4'].map((level) => (
          <option key={level}>{level}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      ref={field}
      className={classes.editor}
      aria-label={label}
      value={text}
      inputMode={column.kind === 'count' ? 'numeric' : 'text'}
      placeholder={column.kind === 'day' ? t('dayPlaceholder') : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKey}
      onBlur={() => leave('')}
    />
  );
}
