import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dueText, formatDateTime, formatNumber, formatPeriod, sentLateText } from '@tiendo/phrases';
import type { Me } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn, placeIn } from '../../i18n/name-in.js';
import { ErrorState } from '../../ui/error-state.js';
import { IllustrativeMark } from '../../ui/marks.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintFrame } from '../../ui/print-frame.js';
import { Receipt } from '../../ui/receipt.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SkeletonHeader, SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { receiptQueries } from './receipt.queries.js';
import classes from './receipt-screen.module.css';

/** The receipt of one sending, to be read, kept and printed. */
export function ReceiptScreen({ reportId, revision, me }: { readonly reportId: string; readonly revision: number; readonly me: Me }) {
  const { t } = useTranslation('receipt');
  const locale = useLocale();
  const query = useQuery(receiptQueries.receipt(reportId, revision));
  if (query.isError) return <ErrorState problem={problemWords(query.error)} onRetry={() => void query.refetch()} retrying={query.isFetching} />;
  if (query.isPending) {
    return (
      <>
        <SkeletonHeader />
        <SkeletonRows rows={5} />
      </>
    );
  }
  const receipt = query.data;
  const agency = nameIn(locale, receipt.agency);
  const period = formatPeriod(receipt.period, locale);
  const timeliness = receipt.lateDays > 0 ? sentLateText(receipt.lateDays, locale) : t('inTime');
  const title = t('title', { number: receipt.receiptNumber });
  return (
    <PrintFrame place={t('place', { place: placeIn(locale, me.jurisdiction) })} title={title} edition={period} asOf={formatDateTime(receipt.sentAt, locale)} illustrative={receipt.illustrative}>
      <PageHeader
        title={title}
        beside={receipt.illustrative ? <IllustrativeMark /> : null}
        sentence={t('sentence', { agency, period, revision, timeliness })}
        actions={
          <>
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/reports/$reportId" params={{ reportId }} />}>
              {t('back')}
            </Button>
            <Button leftSection={<IconPrinter size={17} stroke={1.75} aria-hidden />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        }
      />
      <div className={classes.columns}>
        <Receipt number={receipt.receiptNumber} version={receipt.revision} at={receipt.sentAt} by={receipt.sentBy} timeliness={timeliness} hash={receipt.sha256} illustrative={receipt.illustrative} />
        <Section title={t('about')}>
          <FactList>
            <FactRow title={t('agency')} value={agency} />
            <FactRow title={t('period')} value={period} />
            <FactRow title={t('due')} value={dueText(receipt.dueOn, locale)} />
            <FactRow title={t('items')} value={formatNumber(receipt.itemCount, locale)} />
            <FactRow title={t('files')} value={formatNumber(receipt.evidenceCount, locale)} />
          </FactList>
        </Section>
      </div>
      <p className={classes.explain}>{t('explain')}</p>
    </PrintFrame>
  );
}
