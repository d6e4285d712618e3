import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';
import { useEntries } from './use-entries.js';

/** Leads to what was sent to the person; not there for who gets no mail. */
export function Bell() {
  const { t } = useTranslation('shell');
  const entry = useEntries().find(({ page }) => page === 'mailbox') ?? null;
  if (entry === null) return null;
  return (
    <Link to={entry.to} className={classes.iconButton} aria-label={t('bell.label')} title={t('bell.label')}>
      <IconBell size={18} stroke={1.75} aria-hidden />
    </Link>
  );
}
