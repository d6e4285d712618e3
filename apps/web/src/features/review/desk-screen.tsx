import { useQuery } from '@tanstack/react-query';
import { dueText, formatDateTime, formatRatio } from '@tiendo/phrases';
import type { DeskRow } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { NoData } from '../../ui/silence-mark.js';
import { SkeletonPage } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { WorkflowBadge } from '../../ui/workflow-badge.js';
import { reviewQueries } from './review.queries.js';
import { ReviewPanel } from './review-panel.js';
import type { ReviewSearch } from './review-search.js';
import classes from './review.module.css';
import { UrgeWards } from './urge-wards.js';

export interface DeskScreenProps {
  readonly search: ReviewSearch;
  readonly onSearch: (change: Partial<ReviewSearch>) => void;
}

/** A district's desk: its wards, what each sent, the sums done; urge, open, check. Only what was sent is added up. */
export function DeskScreen({ search, onSearch }: DeskScreenProps) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  const desk = useQuery(reviewQueries.desk());
  if (desk.isError) return <ErrorState problem={problemWords(desk.error)} onRetry={() => void desk.refetch()} retrying={desk.isFetching} />;
  if (desk.isPending) return <SkeletonPage />;
  const { rows, sums, agency, ownDueOn, can } = desk.data;
  if (rows.length === 0) return <EmptyState why={t('desk.none')} />;
  return (
    <>
      <PageHeader
        title={t('desk.title', { agency: nameIn(locale, agency) })}
        sentence={t('desk.sentence', { reported: sums.reported, of: sums.of, wardsDue: dueText(rows[0]?.dueOn ?? ownDueOn, locale), due: dueText(ownDueOn, locale) })}
        actions={can.urge.allowed ? <UrgeWards rows={rows} /> : null}
      />
      <div className={classes.wards}>
        <DataTable caption={t('desk.table')} stickyFirst>
          <thead>
            <tr>
              <Th>{t('desk.ward')}</Th>
              <Th>{t('desk.report')}</Th>
              <Th numeric>{t('desk.level4')}</Th>
              <Th numeric>{t('desk.payment')}</Th>
              <Th numeric>{t('desk.receipt')}</Th>
              <Th>{t('desk.lastUrged')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.reportId} data-agency={row.agency.code}>
                <RowHead>
                  <button type="button" className={classes.link} onClick={() => onSearch({ report: row.reportId, item: undefined })} disabled={row.level4 === null}>
                    {nameIn(locale, row.agency)}
                  </button>
                </RowHead>
                <Td>
                  <WorkflowBadge status={row.status} short /> {row.lateDays > 0 ? <span className={classes.late}>{t('desk.late', { count: row.lateDays })}</span> : null}
                </Td>
                <Figures row={row} />
                <Td className={classes.quiet}>{row.lastUrgedAt ? formatDateTime(row.lastUrgedAt, locale) : ''}</Td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <RowHead>{t('desk.sum', { reported: sums.reported, of: sums.of })}</RowHead>
              <Td />
              <Td numeric>{formatRatioOrNone(sums.level4, locale)}</Td>
              <Td numeric>{t('onOf', { on: sums.payment.numerator, of: sums.payment.denominator })}</Td>
              <Td numeric>{t('onOf', { on: sums.receipt.numerator, of: sums.receipt.denominator })}</Td>
              <Td />
            </tr>
          </tfoot>
        </DataTable>
      </div>
      <SideDrawer opened={search.report !== undefined} onClose={() => onSearch({ report: undefined, item: undefined })} title={t('title')} wide>
        {search.report ? (
          <ReviewPanel reportId={search.report} item={search.item} onItem={(item) => onSearch({ item })} onNextReport={() => onSearch({ report: undefined, item: undefined })} />
        ) : null}
      </SideDrawer>
    </>
  );
}

const formatRatioOrNone = (fraction: { numerator: number; denominator: number }, locale: 'vi' | 'en') =>
  fraction.denominator === 0 ? '–' : formatRatio(fraction.numerator, fraction.denominator, locale);

function Figures({ row }: { readonly row: DeskRow }) {
  const { t } = useTranslation('review');
  const locale = useLocale();
  return (
    <>
      <Td numeric>{row.level4 ? formatRatioOrNone(row.level4, locale) : <NoData />}</Td>
      <Td numeric>{row.payment ? t('onOf', { on: row.payment.numerator, of: row.payment.denominator }) : <NoData />}</Td>
      <Td numeric>{row.receipt ? t('onOf', { on: row.receipt.numerator, of: row.receipt.denominator }) : <NoData />}</Td>
    </>
  );
}
