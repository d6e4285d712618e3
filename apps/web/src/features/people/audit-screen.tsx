import { Button } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { AUDIT_ACTION_NAMES, auditChanges, formatDateTime, type AuditAction } from '@tiendo/phrases';
import { people, type AuditView } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { Once } from '../../ui/once.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './audit.module.css';

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
      <DataTable caption={t('audit.title')} dense stacks>
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
              <RowHead>
                <Once>{formatDateTime(event.at, locale)}</Once>
              </RowHead>
              <Td>
                <Once>{event.by ?? t('audit.system')}</Once>
              </Td>
              <Td>
                <Once>{AUDIT_ACTION_NAMES[locale][event.action as AuditAction] ?? event.action}</Once>
              </Td>
              <Td>{event.agency ? nameIn(locale, event.agency) : ''}</Td>
              <Td>
                <Changes event={event} />
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

const SHOWN = 2;

/** What changed, a field a line; the first lines at once, the rest on demand. */
function Changes({ event }: { readonly event: AuditView }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const changes = auditChanges(event.before, event.after, locale);
  const line = ({ field, from, to }: (typeof changes)[number]) => (
    <li key={field}>
      <span className={classes.field}>{field}:</span> {from === null ? to : t('audit.change', { from, to })}
    </li>
  );
  const rest = changes.slice(SHOWN);
  return (
    <>
      <ul className={classes.changes}>{changes.slice(0, SHOWN).map(line)}</ul>
      {rest.length > 0 ? (
        <details className={classes.rest}>
          <summary>{t('audit.rest', { count: rest.length })}</summary>
          <ul className={classes.changes}>{rest.map(line)}</ul>
        </details>
      ) : null}
    </>
  );
}
