import { dayOfInstant, formatDateTime, formatTime, type Locale } from '@tiendo/phrases';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './saved-at.module.css';
import { useLocale } from './use-locale.js';

export type SavingState =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' | 'offline' | 'failed' | 'conflict' | 'unsaved' };

export interface SavedAtProps {
  readonly saving: SavingState;
  /** By the product's clock: what was saved on another day says which. */
  readonly today: string;
}

/** "Đã lưu 10:42" beside a title, "Đã lưu 10:42 ngày 15/09/2019" on a later day. Announced politely, never moving what stands beside it. */
export function SavedAt({ saving, today }: SavedAtProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  return (
    <span className={classes.saved} data-state={saving.state} role="status">
      {saving.state === 'offline' ? <IconCloudOff size={15} aria-hidden /> : null}
      {saving.state === 'failed' || saving.state === 'conflict' ? <IconAlertTriangle size={15} aria-hidden /> : null}
      {saving.state === 'saved' ? t('saved.at', { time: savedTime(saving.at, today, locale) }) : t(`saved.${saving.state}`)}
    </span>
  );
}

function savedTime(at: string, today: string, locale: Locale): string {
  return dayOfInstant(at) === today ? formatTime(at) : formatDateTime(at, locale);
}
