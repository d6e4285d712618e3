import { Link } from '@tanstack/react-router';
import { formatDateTime, sentLateText } from '@tiendo/phrases';
import type { ReportSummary } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../ui/use-locale.js';
import classes from './sent.module.css';

/** When it was sent and whether in time; how late it is while it was not. */
export function Sending({ report }: { readonly report: ReportSummary }) {
  const { t } = useTranslation('sent');
  const locale = useLocale();
  const { firstSentAt, sentAt, lateDays } = report;
  if (firstSentAt === null) return lateDays > 0 ? <span className={classes.late}>{t('overdue', { count: lateDays })}</span> : <span className={classes.quiet}>{t('notSent')}</span>;
  return (
    <>
      {formatDateTime(sentAt ?? firstSentAt, locale)}
      <span className={lateDays > 0 ? classes.late : classes.quiet}>{`, ${lateDays > 0 ? sentLateText(lateDays, locale) : t('inTime')}`}</span>
    </>
  );
}

/** The receipts of a report, newest first. */
export function Receipts({ report: { id, revision } }: { readonly report: ReportSummary }) {
  const { t } = useTranslation('sent');
  if (revision === 0) return null;
  return (
    <span className={classes.receipts}>
      {Array.from({ length: revision }, (_, index) => revision - index).map((number) => (
        <Link key={number} to="/reports/$reportId/receipts/$revision" params={{ reportId: id, revision: number }}>
          {t('receipt', { number })}
        </Link>
      ))}
    </span>
  );
}
