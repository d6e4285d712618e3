import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { REPORT_STATUSES } from '@tiendo/domain/reports';
import { formatDateTime, formatPeriod, WORKFLOW_NAMES, type Locale } from '@tiendo/phrases';
import type { Me } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { foundIn } from '../../i18n/fold.js';
import { nameIn, placeIn } from '../../i18n/name-in.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { FilterChip } from '../../ui/filter-chip.js';
import { PageHeader } from '../../ui/page-header.js';
import { PrintFrame } from '../../ui/print-frame.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { groupsOf, isOfOneAgency } from './report-groups.js';
import { ReportsCards } from './reports-cards.js';
import { EVERY_PERIOD, type ReportsSearch } from './reports-search.js';
import { ReportsTable } from './reports-table.js';
import { sentQueries } from './sent.queries.js';
import classes from './sent.module.css';

export interface ReportsScreenProps {
  readonly search: ReportsSearch;
  readonly me: Me;
  readonly onSearch: (change: Partial<ReportsSearch>) => void;
}

/** Reports of the agencies in sight over the periods, newest first, each with its receipt. */
export function ReportsScreen({ search, me, onSearch }: ReportsScreenProps) {
  const { t } = useTranslation('sent');
  const locale = useLocale();
  const phone = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  // Who watches several agencies begins with the period that is being reported; who reports, with all of their own.
  const watches = me.agencies.length === 0 || me.navigation.includes('queue') || me.navigation.includes('desk');
  const period = search.period === EVERY_PERIOD ? undefined : (search.period ?? (watches ? me.period?.code : undefined));
  const pages = useInfiniteQuery(sentQueries.pages({ ...search, period }));
  const periods = useQuery(sentQueries.periods(Number(me.clock.today.slice(0, 4)))).data ?? [];
  const reports = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const ofOne = isOfOneAgency(reports) && search.agency === undefined;
  const isFiltered = search.agency !== undefined || search.period !== undefined || search.status !== undefined;
  const groups = groupsOf(reports);
  const List = phone ? ReportsCards : ReportsTable;
  return (
    <PrintFrame place={t('place', { place: placeIn(locale, me.jurisdiction) })} title={t('title')} filters={filtersInWords({ ...search, period }, reports, locale)} asOf={formatDateTime(me.clock.now, locale)} landscape>
      <PageHeader title={t('title')} sentence={pages.data && !ofOne && !pages.hasNextPage ? sentenceOf(groups, t, locale) : t('sentence')} />
      <FilterBar onClear={isFiltered ? () => onSearch({ agency: undefined, period: undefined, status: undefined }) : undefined}>
        <FilterChip
          name={t('filter.period')}
          single
          required={watches}
          options={[...(watches ? [{ value: EVERY_PERIOD as string, label: t('filter.everyPeriod') }] : []), ...periods.map((each) => ({ value: each.code, label: formatPeriod(each, locale) }))]}
          chosen={period ? [period] : watches ? [EVERY_PERIOD] : []}
          onChoose={([chosen]) => onSearch({ period: chosen })}
        />
        <FilterChip
          name={t('filter.status')}
          single
          options={REPORT_STATUSES.map((value) => ({ value, label: WORKFLOW_NAMES[locale][value] }))}
          chosen={search.status ? [search.status] : []}
          onChoose={([status]) => onSearch({ status })}
        />
        {ofOne ? null : <AgencyFilter chosen={search.agency} onChoose={(agency) => onSearch({ agency })} />}
      </FilterBar>
      {pages.isError ? (
        <ErrorState problem={problemWords(pages.error)} onRetry={() => void pages.refetch()} retrying={pages.isFetching} />
      ) : pages.isPending ? (
        <SkeletonTable rows={12} columns={['26%', '18%', '16%', '20%', '20%']} />
      ) : reports.length === 0 ? (
        isFiltered ? <EmptyState why={t('empty.why')} next={t('empty.next')} /> : <EmptyState why={t('none.why')} next={t('none.next')} />
      ) : (
        <>
          <List groups={groups} ofOne={ofOne} isWhole={!pages.hasNextPage} />
          {pages.hasNextPage ? (
            <div className={classes.more} data-screen-only>
              <Button variant="default" onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
                {t('more')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </PrintFrame>
  );
}

type Words = ReturnType<typeof useTranslation<'sent'>>['t'];

/** Of the newest period in the list: how many were sent, how many are late. */
function sentenceOf(groups: ReturnType<typeof groupsOf>, t: Words, locale: Locale): string {
  const [newest] = groups;
  if (!newest) return t('sentence');
  const values = { period: formatPeriod(newest.period, locale), sent: newest.sent, of: newest.reports.length };
  return newest.late > 0 ? t('sentLate', { ...values, count: newest.late }) : t('sent', values);
}

function filtersInWords(search: ReportsSearch, reports: readonly { agency: { nameVi: string; nameEn: string } }[], locale: Locale): string[] {
  const [first] = reports;
  return [search.period, search.status && WORKFLOW_NAMES[locale][search.status], search.agency && (first ? nameIn(locale, first.agency) : search.agency)].filter((each): each is string => each !== undefined && each !== '');
}

/** One agency of all, found by name without diacritics or by code. */
function AgencyFilter({ chosen, onChoose }: { readonly chosen: string | undefined; readonly onChoose: (code: string | undefined) => void }) {
  const { t } = useTranslation('sent');
  const locale = useLocale();
  const agencies = useQuery(sentQueries.agencies());
  return (
    <Select
      aria-label={t('filter.agency')}
      placeholder={t('filter.agency')}
      searchable
      clearable
      data={agencies.data?.items.map((agency) => ({ value: agency.code, label: nameIn(locale, agency) })) ?? []}
      filter={({ options, search }) => options.filter((option) => 'label' in option && foundIn(`${option.label} ${'value' in option ? option.value : ''}`, search))}
      value={chosen ?? null}
      onChange={(code) => onChoose(code ?? undefined)}
      size="xs"
      w={260}
      limit={50}
      nothingFoundMessage={t('filter.noAgency')}
    />
  );
}
