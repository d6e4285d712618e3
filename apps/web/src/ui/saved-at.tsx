import { formatTime } from '@tiendo/phrases';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './saved-at.module.css';

export type SavingState =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' | 'offline' | 'failed' | 'conflict' | 'unsaved' };

/** "Đã lưu 10:42" beside a title. Announced politely, never moving what stands beside it. */
export function SavedAt({ saving }: { readonly saving: SavingState }) {
  const { t } = useTranslation('ui');
  return (
    <span className={classes.saved} data-state={saving.state} role="status">
      {saving.state === 'offline' ? <IconCloudOff size={15} aria-hidden /> : null}
      {saving.state === 'failed' || saving.state === 'conflict' ? <IconAlertTriangle size={15} aria-hidden /> : null}
      {saving.state === 'saved' ? t('saved.at', { time: formatTime(saving.at) }) : t(`saved.${saving.state}`)}
    </span>
  );
}
