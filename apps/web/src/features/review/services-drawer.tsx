import { useQuery } from '@tanstack/react-query';
import { formatDate, formatRatio } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { ErrorState } from '../../ui/error-state.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { reviewQueries } from './review.queries.js';

export interface ServicesDrawerProps {
  readonly reportId: string;
  readonly itemCode: 'level4' | 'payment' | 'receipt';
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The list behind a reported figure, as frozen when it was sent. */
export function ServicesDrawer({ reportId, itemCode, opened, onClose }: ServicesDrawerProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const ledger = useQuery({ ...reviewQueries.ledger(reportId, itemCode), enabled: opened });
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('services')} wide>
      {ledger.isError ? <ErrorState problem={problemWords(ledger.error)} onRetry={() => void ledger.refetch()} /> : null}
      {ledger.isPending ? <SkeletonRows rows={8} /> : null}
      {ledger.data ? (
        <>
          <p>{t('ledger', { ratio: formatRatio(ledger.data.fraction.numerator, ledger.data.fraction.denominator, locale), day: formatDate(ledger.data.heldOn) })}</p>
          <DataTable caption={t('services')} dense>
            <thead>
              <tr>
                <Th>{t('code')}</Th>
                <Th>{t('service')}</Th>
                <Th>{t('counts')}</Th>
                <Th numeric>{t('level')}</Th>
              </tr>
            </thead>
            <tbody>
              {ledger.data.items.map((line) => (
                <tr key={line.offerId}>
                  <RowHead>{line.code}</RowHead>
                  <Td>{line.name}</Td>
                  <Td>{t(`side.${line.side}`)}</Td>
                  <Td numeric>{line.level}</Td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      ) : null}
    </SideDrawer>
  );
}
