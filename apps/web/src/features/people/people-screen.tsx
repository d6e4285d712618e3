import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ROLES } from '@tiendo/domain/access';
import { ROLE_NAMES } from '@tiendo/phrases';
import { PERSON_STATES, type PersonView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { DataTable, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { FilterChip } from '../../ui/filter-chip.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { AddPerson } from './add-person.js';
import { AgencyFilter } from './agency-filter.js';
import classes from './people.module.css';
import { peopleQueries } from './people.queries.js';
import type { PeopleSearch } from './people-search.js';
import { PersonDrawer } from './person-drawer.js';
import { roleWords } from './role-words.js';

export interface PeopleScreenProps {
  readonly search: PeopleSearch;
  readonly onSearch: (change: Partial<PeopleSearch>, typing?: boolean) => void;
}

/** Who works here, with which role at which agency; one opens with all that is theirs and what can be done. */
export function PeopleScreen({ search, onSearch }: PeopleScreenProps) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const { q = '', role, agency, state, person } = search;
  const list = useInfiniteQuery(peopleQueries.list(search));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = q !== '' || role !== undefined || agency !== undefined || state !== undefined;
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
      <FilterBar onClear={isFiltered ? () => onSearch({ q: undefined, role: undefined, agency: undefined, state: undefined }) : undefined}>
        <TextInput aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} aria-hidden />} value={q} onChange={(event) => onSearch({ q: event.currentTarget.value === '' ? undefined : event.currentTarget.value }, true)} w="min(280px, 100%)" />
        <FilterChip name={t('role')} options={ROLES.map((value) => ({ value, label: ROLE_NAMES[locale][value] }))} chosen={role ? [role] : []} onChoose={([chosen]) => onSearch({ role: chosen })} single />
        <FilterChip name={t('stateName')} options={PERSON_STATES.map((value) => ({ value, label: t(`state.${value}`) }))} chosen={state ? [state] : []} onChoose={([chosen]) => onSearch({ state: chosen })} single />
        <AgencyFilter code={agency} onChoose={(code) => onSearch({ agency: code })} />
      </FilterBar>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonTable rows={10} dense /> : null}
      {list.data && items.length === 0 ? <EmptyState why={t('empty')} next={isFiltered ? t('emptyNext') : undefined} /> : null}
      {items.length > 0 ? (
        <DataTable caption={t('title')} dense stacks>
          <thead>
            <tr>
              <Th>{t('name')}</Th>
              <Th>{t('email')}</Th>
              <Th>{t('roles')}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((each) => (
              <Line key={each.id} person={each} />
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
      <PersonDrawer personId={person} onClose={() => onSearch({ person: undefined })} />
    </>
  );
}

function Line({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const own = person.memberships.map((held) => roleWords(held, locale));
  const borrowed = person.borrowed.map((held) => t('standsIn', { role: roleWords(held, locale) }));
  return (
    <tr>
      <RowHead>
        <Link from="/people" to="/people" search={(now) => ({ ...now, person: person.id })} resetScroll={false}>
          {person.name}
        </Link>
        {person.state === 'active' ? null : <span className={classes.state} data-state={person.state}>{t(`state.${person.state}`)}</span>}
      </RowHead>
      <Td>{person.email}</Td>
      <Td label={t('roles')}>{[...own, ...borrowed].join('; ')}</Td>
    </tr>
  );
}
