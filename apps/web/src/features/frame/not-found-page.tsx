import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { plainButtonClass } from '../../ui/plain-button.js';
import { PageHeader } from '../../ui/page-header.js';
import classes from './lone-page.module.css';

/** An address that leads nowhere: says so and offers the way back. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  return (
    <div className={classes.lone}>
      <PageHeader title={t('notFound.title')} sentence={t('notFound.sentence', { path: pathname })} />
      <Link to="/" className={plainButtonClass('primary')}>
        {t('notFound.home')}
      </Link>
    </div>
  );
}
