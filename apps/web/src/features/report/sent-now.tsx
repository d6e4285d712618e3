import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sentLateText } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { Receipt } from '../../ui/receipt.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { reportQueries } from './report.queries.js';

/** Right after sending: that it is done, what comes next, and the receipt. */
export function SentNow({ reportId, revision }: { readonly reportId: string; readonly revision: number }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const receipt = useQuery(reportQueries.receipt(reportId, revision));
  return (
    <div data-screen-only>
      <Notice
        kind="done"
        title={t('sentNow.title')}
        action={
          <Link to="/reports/$reportId/receipts/$revision" params={{ reportId, revision }}>
            {t('sentNow.open')}
          </Link>
        }
      >
        {t('sentNow.next')}
      </Notice>
      {receipt.isError ? <ErrorState problem={problemWords(receipt.error)} onRetry={() => void receipt.refetch()} retrying={receipt.isFetching} /> : null}
      {receipt.isPending ? <SkeletonRows rows={3} /> : null}
      {receipt.data ? (
        <Receipt
          number={receipt.data.receiptNumber}
          version={receipt.data.revision}
          at={receipt.data.sentAt}
          by={receipt.data.sentBy}
          timeliness={receipt.data.lateDays > 0 ? sentLateText(receipt.data.lateDays, locale) : t('inTime')}
          hash={receipt.data.sha256}
          illustrative={receipt.data.illustrative}
        />
      ) : null}
    </div>
  );
}
