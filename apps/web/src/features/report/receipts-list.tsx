import { Link } from '@tanstack/react-router';
import { formatDateTime } from '@tiendo/phrases';
import type { ReportView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './report.module.css';

/** One receipt a sending; each can be opened and printed. */
export function ReceiptsList({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  return (
    <Section title={t('receipts.title')}>
      {report.receipts.length === 0 ? (
        <p className={classes.allGood}>{t('receipts.none')}</p>
      ) : (
        <FactList>
          {report.receipts.map(({ revision, receiptNumber, sentAt, sentBy }) => (
            <FactRow
              key={revision}
              title={
                <Link to="/reports/$reportId/receipts/$revision" params={{ reportId: report.id, revision }}>
                  {t('receipts.line', { revision, number: receiptNumber })}
                </Link>
              }
              note={`${formatDateTime(sentAt, locale)} · ${sentBy}`}
            />
          ))}
        </FactList>
      )}
    </Section>
  );
}
