import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { formatDateTime } from '@tiendo/phrases';
import { reminders } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { Once } from '../../ui/once.js';
import { PageHeader } from '../../ui/page-header.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows, SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { Letter } from './letter.js';
import classes from './mailbox.module.css';

const mailQueries = {
  list: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['mailbox', 'list', q] as const,
      queryFn: ({ pageParam, signal }) => call(reminders.mailbox, { query: { q, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  one: (mailId: string) => queryOptions({ queryKey: ['mailbox', 'one', mailId] as const, queryFn: ({ signal }) => call(reminders.mail, { params: { mailId } }, { signal }) }),
};

export interface MailboxScreenProps {
  readonly q: string;
  readonly mail: string | undefined;
  readonly onSearch: (change: { q?: string; mail?: string | undefined }, typing?: boolean) => void;
}

/** The mails of the product to me; where no mail server is set, this is where they land. */
export function MailboxScreen({ q, mail, onSearch }: MailboxScreenProps) {
  const { t } = useTranslation('mailbox');
  const locale = useLocale();
  const list = useInfiniteQuery(mailQueries.list(q));
  const mails = list.data?.pages.flatMap((page) => page.items) ?? [];
  const delivers = list.data?.pages[0]?.delivers ?? true;
  return (
    <>
      <PageHeader title={t('title')} sentence={list.data ? t(delivers ? 'delivers' : 'kept') : null} />
      <FilterBar>
        <TextInput aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} aria-hidden />} value={q} onChange={(event) => onSearch({ q: event.currentTarget.value }, true)} w="min(320px, 100%)" />
      </FilterBar>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonTable rows={8} /> : null}
      {list.data && mails.length === 0 ? <EmptyState why={t(q === '' ? 'empty' : 'notFound')} /> : null}
      {mails.length > 0 ? (
        <DataTable caption={t('title')} stacks>
          <thead>
            <tr>
              <Th>{t('at')}</Th>
              <Th>{t('subject')}</Th>
              <Th>{t('to')}</Th>
              <Th>{t('state')}</Th>
            </tr>
          </thead>
          <tbody>
            {mails.map((each) => (
              <tr key={each.id}>
                <Td>
                  <Once>{formatDateTime(each.createdAt, locale)}</Once>
                </Td>
                <RowHead>
                  <button type="button" className={classes.open} onClick={() => onSearch({ mail: each.id })}>
                    {each.subject}
                  </button>
                </RowHead>
                <Td label={t('to')}>{each.to}</Td>
                <Td label={t('state')}>
                  <Once>{t(`states.${each.state}`)}</Once>
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      {list.hasNextPage ? (
        <Button variant="default" mt="md" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
      <MailDrawer mail={mail} onClose={() => onSearch({ mail: undefined })} />
    </>
  );
}

function MailDrawer({ mail, onClose }: { readonly mail: string | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('mailbox');
  const one = useQuery({ ...mailQueries.one(mail ?? ''), enabled: mail !== undefined });
  return (
    <SideDrawer opened={mail !== undefined} onClose={onClose} title={one.data?.subject ?? ''} wide>
      {one.isError ? <ErrorState problem={problemWords(one.error)} onRetry={() => void one.refetch()} /> : null}
      {one.isPending && mail !== undefined ? <SkeletonRows rows={6} /> : null}
      {one.data ? (
        <>
          <p className={classes.quiet}>{t('toAddress', { to: one.data.to })}</p>
          <Letter subject={one.data.subject} html={one.data.html} />
        </>
      ) : null}
    </SideDrawer>
  );
}
