import { useQuery } from '@tanstack/react-query';
import type { ItemCode } from '@tiendo/domain/reports';
import { formatDate, formatRatio, ITEM_NAMES } from '@tiendo/phrases';
import type { LedgerLine } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { DataTable, GroupRow, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { reportQueries } from './report.queries.js';
import classes from './report.module.css';

const SIDES = ['above', 'below', 'left_out'] as const;

export interface LedgerDrawerProps {
  readonly reportId: string;
  readonly itemCode: ItemCode | undefined;
  readonly onClose: () => void;
}

/** "40 % of what?": the services above and below the line of a figure, and what is left out and why. */
export function LedgerDrawer({ reportId, itemCode, onClose }: LedgerDrawerProps) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const ledger = useQuery({ ...reportQueries.ledger(reportId, itemCode ?? 'level4'), enabled: itemCode !== undefined });
  return (
    <SideDrawer opened={itemCode !== undefined} onClose={onClose} title={itemCode ? t('ledger.title', { item: ITEM_NAMES[locale][itemCode] }) : ''} wide>
      {ledger.isError ? <ErrorState problem={problemWords(ledger.error)} onRetry={() => void ledger.refetch()} retrying={ledger.isFetching} /> : null}
      {ledger.isPending && itemCode !== undefined ? <SkeletonTable dense columns={['14%', '56%', '18%', '12%']} /> : null}
      {ledger.data?.items.length === 0 ? <EmptyState why={t('ledger.empty')} /> : null}
      {ledger.data && ledger.data.items.length > 0 ? (
        <>
          <p className={classes.ledgerSentence}>
            <strong>{t('ledger.sentence', { figure: formatRatio(ledger.data.fraction.numerator, ledger.data.fraction.denominator, locale), day: formatDate(ledger.data.heldOn) })}</strong>{' '}
            {ledger.data.frozen ? t('ledger.frozen') : t('ledger.live')}
          </p>
          <DataTable caption={t('ledger.caption')} dense>
            <thead>
              <tr>
                <Th>{t('ledger.code')}</Th>
                <Th>{t('ledger.name')}</Th>
                <Th numeric>{t('ledger.level')}</Th>
                <Th>{t('ledger.since')}</Th>
              </tr>
            </thead>
            {SIDES.map((side) => (
              <Side key={side} side={side} lines={ledger.data.items.filter((line) => line.side === side)} />
            ))}
          </DataTable>
        </>
      ) : null}
    </SideDrawer>
  );
}

function Side({ side, lines }: { readonly side: LedgerLine['side']; readonly lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('report');
  if (lines.length === 0) return null;
  return (
    <tbody>
      <GroupRow name={t(`ledger.${side}`, { count: lines.length })} columns={4} />
      {lines.map((line) => (
        <tr key={line.offerId}>
          <RowHead>{line.code}</RowHead>
          <Td>
            {line.name}
            {line.because ? <span className={classes.quiet}>{` · ${t(`ledger.because.${line.because as 'not_online'}`)}`}</span> : null}
          </Td>
          <Td numeric>{line.level}</Td>
          <Td>{line.level4On ? formatDate(line.level4On) : ''}</Td>
        </tr>
      ))}
    </tbody>
  );
}
