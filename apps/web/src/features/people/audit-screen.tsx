import { Button } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { formatDateTime } from '@tiendo/phrases';
import { people } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';

const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'] as const,
  queryFn: ({ pageParam, signal }) => call(people.audit, { query: pageParam ? { after: pageParam } : {} }, { signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next ?? undefined,
});

/** Who did what, newest first, with the values before and after. */
export function AuditScreen() {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const list = useInfiniteQuery(auditQuery);
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonTable rows={14} dense />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeader title={t('audit.title')} sentence={t('audit.sentence')} />
      {items.length === 0 ? <EmptyState why={t('audit.empty')} /> : null}
      <DataTable caption={t('audit.title')} dense>
        <thead>
          <tr>
            <Th>{t('audit.at')}</Th>
            <Th>{t('audit.by')}</Th>
            <Th>{t('audit.action')}</Th>
            <Th>{t('audit.agency')}</Th>
            <Th>{t('audit.what')}</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((event) => (
            <tr key={event.seq}>
              <RowHead>{formatDateTime(event.at, locale)}</RowHead>
              <Td>{event.by ?? t('audit.system')}</Td>
              <Td>{event.action}</Td>
              <Td>{event.agency ? nameIn(locale, event.agency) : ''}</Td>
              <Td>
                <details>
                  <summary>{event.subjectKind}</summary>
                  <pre>{JSON.stringify({ before: event.before, after: event.after }, null, 1)}</pre>
                </details>
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {list.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}
