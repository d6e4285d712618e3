import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { daysLeftText, dueText, formatDateTime, formatPeriod, PERFORMANCE_NAMES, RANKING_GROUP_NAMES, reportTitle, WORKFLOW_NAMES } from '@tiendo/phrases';
import { REPORT_STATUSES } from '@tiendo/domain/reports';
import { AGENCY_KINDS, type MatrixRow, type Me, type PeriodName } from '@tiendo/types';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { nameIn, placeIn } from '../../i18n/name-in.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { FilterChip } from '../../ui/filter-chip.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintFrame } from '../../ui/print-frame.js';
import { SearchBox } from '../../ui/search-box.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { ExportMenu } from './export-menu.js';
import { filterWords } from './filter-words.js';
import { MatrixKey } from './matrix-key.js';
import { matrixQueries } from './matrix.queries.js';
import { cellKey, EMPTY_MATRIX_SEARCH, filterOf, isFiltered, readCellKey, type MatrixSearch } from './matrix-search.js';
import { CROWDED, MatrixTable } from './matrix-table.js';
import { ObligationDrawer } from './obligation-drawer.js';
import classes from './matrix.module.css';
import { STATUSES_IN_ORDER } from './status-order.js';
import { UrgeButton } from './urge-button.js';

export interface MatrixScreenProps {
  readonly search: MatrixSearch;
  readonly me: Me;
  /** Changes the address; `typing` replaces it instead of adding to the history. */
  readonly onSearch: (change: Partial<MatrixSearch>, typing?: boolean) => void;
}

/** Agencies by targets: the city's sentence, the days left, filters in the address, the way down from any cell. */
export function MatrixScreen({ search, me, onSearch }: MatrixScreenProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const filter = useMemo(() => filterOf(search), [search]);
  const pages = useInfiniteQuery(matrixQueries.pages(filter));
  const summary = useQuery(matrixQueries.summary(filter));
  const rows: readonly MatrixRow[] = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const targets = pages.data?.pages[0]?.targets ?? [];
  const every = useQuery(matrixQueries.targets()).data ?? targets;
  const periods = summary.data?.periods ?? [];
  const { fetchNextPage, isFetching } = pages;
  const fetchMore = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);

  return (
    <PrintFrame
      place={t('place', { place: placeIn(locale, me.jurisdiction) })}
      title={t('title')}
      filters={filterWords(search, { targets: every, periods }, locale)}
      {...(summary.data?.period ? { edition: formatPeriod(summary.data.period, locale) } : {})}
      asOf={formatDateTime(me.clock.now, locale)}
      illustrative={me.jurisdiction.illustrative}
      signs={targets.length > CROWDED ? [] : ['no_data']}
      landscape
    >
      <div className={classes.screen}>
        <PageHeader
          title={t('title')}
          sentence={summary.data ? <Sentence summary={summary.data} /> : null}
          actions={
            <>
              {me.can.urge.allowed ? <UrgeButton rows={rows} /> : null}
              <ExportMenu filter={filter} />
            </>
          }
        />
        <FilterBar onClear={isFiltered(search) ? () => onSearch({ ...EMPTY_MATRIX_SEARCH }) : undefined}>
          <SearchBox label={t('filter.searchPlaceholder')} value={search.q} onChange={(q) => onSearch({ q }, true)} width={248} />
          <FilterChip name={t('filter.kind')} options={AGENCY_KINDS.map((value) => ({ value, label: RANKING_GROUP_NAMES[locale][value] }))} chosen={search.kind} onChoose={(kind) => onSearch({ kind })} />
          <FilterChip name={t('filter.status')} options={STATUSES_IN_ORDER.map((value) => ({ value, label: PERFORMANCE_NAMES[locale][value] }))} chosen={search.status} onChoose={(status) => onSearch({ status })} />
          <FilterChip name={t('filter.target')} options={every.map((target) => ({ value: target.code, label: nameIn(locale, target) }))} chosen={search.target} onChoose={(target) => onSearch({ target })} />
          <FilterChip
            name={t('filter.report')}
            options={REPORT_STATUSES.map((value) => ({ value, label: WORKFLOW_NAMES[locale][value], ...(summary.data ? { count: summary.data.reports[value] } : {}) }))}
            chosen={search.report}
            onChoose={(report) => onSearch({ report })}
          />
          <FilterChip
            name={t('filter.period')}
            single
            required
            options={periods.map((period) => ({ value: period.code, label: formatPeriod(period, locale) }))}
            chosen={summary.data?.period ? [summary.data.period.code] : []}
            onChoose={([period]) => onSearch({ period: period === me.period?.code ? undefined : period })}
          />
        </FilterBar>
        {pages.isError ? (
          <ErrorState problem={problemWords(pages.error)} onRetry={() => void pages.refetch()} retrying={pages.isFetching} />
        ) : pages.isPending ? (
          <SkeletonTable rows={16} dense columns={['28%', '20%', '20%', '20%', '12%']} />
        ) : rows.length === 0 ? (
          isFiltered(search) ? <EmptyState why={t('empty.why')} next={t('empty.next')} /> : <EmptyState why={t('none.why')} next={t('none.next')} />
        ) : (
          <>
            <MatrixTable
              targets={targets}
              rows={rows}
              counts={summary.data?.counts ?? []}
              hasMore={pages.hasNextPage}
              onEndInSight={fetchMore}
              onOpenCell={(agencyCode, targetCode) => onSearch({ cell: cellKey(agencyCode, targetCode) })}
            />
            <MatrixKey targets={targets} rows={rows} />
          </>
        )}
      </div>
      <ObligationDrawer open={readCellKey(search.cell)} onClose={() => onSearch({ cell: undefined })} />
    </PrintFrame>
  );
}

function Sentence({ summary }: { readonly summary: { metAll: number; bound: number; notReported: number; dueOn: string | null; daysLeft: number | null; period: PeriodName | null } }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  return (
    <>
      {t('sentence', { met: summary.metAll, of: summary.bound })}
      {summary.dueOn !== null && summary.daysLeft !== null ? (
        <>
          {'; '}
          <strong>{daysLeftText(summary.daysLeft, locale)}</strong> {t(summary.daysLeft < 0 ? 'sentencePast' : 'sentenceUntil', { due: dueText(summary.dueOn, locale) })}
        </>
      ) : null}
      {summary.period ? (summary.notReported > 0 ? t('sentenceSilent', { count: summary.notReported, report: reportTitle(summary.period, locale) }) : t('sentenceNoneSilent', { report: reportTitle(summary.period, locale) })) : '.'}
    </>
  );
}
