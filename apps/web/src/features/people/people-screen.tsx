import { Button, CopyButton, Modal, Select, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { ROLES, type Role } from '@tiendo/domain/access';
import { ROLE_NAMES } from '@tiendo/phrases';
import { people } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError, problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { nameIn } from '../../i18n/name-in.js';
import { HistoryDisclosure } from '../../session/history-disclosure.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { Notice } from '../../ui/notice.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { AgencySelect } from './agency-select.js';
import { ViewAs } from './view-as.js';

const peopleQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['people', q] as const,
    queryFn: ({ pageParam, signal }) => call(people.list, { query: { q, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export interface PeopleScreenProps {
  readonly q: string;
  readonly onSearch: (q: string) => void;
}

/** Who works here, with which role at which agency; an administrator adds people, who then set their own password. */
export function PeopleScreen({ q, onSearch }: PeopleScreenProps) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(peopleQuery(q));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={t('sentence')}
        actions={
          <Button leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        }
      />
      <FilterBar>
        <TextInput aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} aria-hidden />} value={q} onChange={(event) => onSearch(event.currentTarget.value)} w="min(320px, 100%)" />
      </FilterBar>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonTable rows={10} dense /> : null}
      {list.data && items.length === 0 ? <EmptyState why={t('empty')} /> : null}
      {items.length > 0 ? (
        <DataTable caption={t('title')} dense stacks>
          <thead>
            <tr>
              <Th>{t('name')}</Th>
              <Th>{t('email')}</Th>
              <Th>{t('roles')}</Th>
              <Th>{t('viewAs.support')}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((person) => (
              <tr key={person.id}>
                <RowHead>{person.name}</RowHead>
                <Td>{person.email}</Td>
                <Td label={t('roles')}>{person.memberships.map((held) => (held.agency ? `${ROLE_NAMES[locale][held.role]}, ${nameIn(locale, held.agency)}` : ROLE_NAMES[locale][held.role])).join('; ')}</Td>
                <Td>
                  <ViewAs person={person} />
                  <HistoryDisclosure kind="person" id={person.id} />
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
      <AddPerson opened={adding} onClose={() => setAdding(false)} />
    </>
  );
}

const ABOVE_AGENCIES: readonly Role[] = ['leader', 'administrator'];

function AddPerson({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reporting_officer');
  const [agencyCode, setAgencyCode] = useState('');
  const [tried, setTried] = useState(false);
  const needsAgency = !ABOVE_AGENCIES.includes(role);
  const missing = {
    name: name.trim() === '' ? t('nameNeeded') : null,
    email: /^\S+@\S+$/.test(email.trim()) ? null : t('emailNeeded'),
    agency: needsAgency && agencyCode === '' ? t('agencyNeeded') : null,
  };
  const add = useAct({
    act: (_: void, options) => call(people.add, { body: { name, email, role, agencyCode: needsAgency ? agencyCode : null } }, options),
    refreshes: [['people']],
  });
  const close = () => {
    onClose();
    add.reset();
    setTried(false);
    setName('');
    setEmail('');
    setAgencyCode('');
  };
  return (
    <Modal opened={opened} onClose={close} title={t('add')} closeButtonProps={{ 'aria-label': ui('close') }}>
      {add.result ? (
        <>
          <Notice kind="done" title={t('added', { name: add.result.person.name })}>
            {t('linkExplain')}
          </Notice>
          <TextInput readOnly label={t('link')} value={add.result.link} mt="md" />
          <CopyButton value={add.result.link}>
            {({ copied, copy }) => (
              <Button mt="md" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (Object.values(missing).every((each) => each === null)) add.do();
          }}
        >
          {add.problem ? <ErrorState problem={add.problem} /> : null}
          <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={(tried && missing.name) || fieldError(add.error, 'name')} required withAsterisk={false} data-autofocus />
          <TextInput mt="sm" type="email" label={t('email')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} error={(tried && missing.email) || fieldError(add.error, 'email')} required withAsterisk={false} />
          <Select mt="sm" label={t('role')} data={ROLES.map((value) => ({ value, label: ROLE_NAMES[locale][value] }))} value={role} onChange={(value) => setRole((value as Role | null) ?? role)} allowDeselect={false} />
          {needsAgency ? <AgencySelect code={agencyCode} onChoose={setAgencyCode} error={(tried && missing.agency) || fieldError(add.error, 'agencyCode')} /> : null}
          <Button type="submit" mt="lg" loading={add.isBusy}>
            {t('add')}
          </Button>
        </form>
      )}
    </Modal>
  );
}
