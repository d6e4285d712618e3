import { Button } from '@mantine/core';
import { keepPreviousData, infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { AUDIT_ACTION_NAMES, auditChanges, formatDateTime, formatNumber, ROLE_NAMES, type AuditAction } from '@tiendo/phrases';
import { audit, type AuditView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { AuditChanges } from '../../ui/history-section.js';
import { Once } from '../../ui/once.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { AuditExport, AuditFilters } from './audit-filters.js';
import { auditQueryOf, type AuditSearch } from './audit-search.js';
import classes from './audit.module.css';
import { ChainSection } from './chain-section.js';

const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', auditQueryOf(search)] as const,
    queryFn: ({ pageParam, signal }) => call(audit.list, { query: { ...auditQueryOf(search), ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export interface AuditScreenProps {
  readonly search: AuditSearch;
  readonly onSearch: (change: AuditSearch) => void;
  readonly onClear: () => void;
}

/** Who did what, newest first, with the values before and after, and the seal of each row. */
export function AuditScreen({ search, onSearch, onClear }: AuditScreenProps) {
  const { t } = useTranslation('audit');
  const list = useInfiniteQuery(auditQuery(search));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} actions={<AuditExport search={search} />} />
      <ChainSection />
      <AuditFilters search={search} onSearch={onSearch} onClear={onClear} />
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonTable rows={14} dense /> : null}
      {list.data && items.length === 0 ? <EmptyState why={t('empty')} /> : null}
      {items.length > 0 ? (
        <DataTable caption={t('title')} dense stacks>
          <thead>
            <tr>
              <Th>{t('at')}</Th>
              <Th>{t('by')}</Th>
              <Th>{t('action')}</Th>
              <Th>{t('agency')}</Th>
              <Th>{t('what')}</Th>
              <Th>{t('chain')}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((event) => (
              <Row key={event.seq} event={event} />
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {list.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function Row({ event }: { readonly event: AuditView }) {
  const { t } = useTranslation('audit');
  const locale = useLocale();
  const beside = [
    event.role === null ? null : ROLE_NAMES[locale][event.role],
    event.forPerson === null ? null : t('forPerson', { name: event.forPerson }),
    event.viewedAs === null ? null : t('viewedAs', { name: event.viewedAs }),
  ].filter((each) => each !== null);
  return (
    <tr>
      <RowHead>
        <Once>{formatDateTime(event.at, locale)}</Once>
      </RowHead>
      <Td>
        {event.by ?? t('system')}
        {beside.length > 0 ? <div className={classes.quiet}>{beside.join(', ')}</div> : null}
      </Td>
      <Td>{AUDIT_ACTION_NAMES[locale][event.action as AuditAction] ?? event.action}</Td>
      <Td>{event.agency ? nameIn(locale, event.agency) : ''}</Td>
      <Td>
        <div className={classes.what}>
          <AuditChanges changes={auditChanges(event.before, event.after, locale)} />
          <details>
            <summary className={classes.quiet}>{t('recorded', { at: formatDateTime(event.recordedAt, locale) })}</summary>
            <div className={classes.quiet}>{[event.address === null ? null : t('address', { address: event.address }), t('request', { id: event.requestId }), event.subjectId].filter((each) => each !== null).join(' · ')}</div>
          </details>
        </div>
      </Td>
      <Td label={t('chain')}>{event.position === null ? t('unsealed') : t('sealed', { position: formatNumber(event.position, locale) })}</Td>
    </tr>
  );
}
