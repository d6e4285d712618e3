import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { formatDate, RANKING_GROUP_NAMES, ROLE_NAMES } from '@tiendo/phrases';
import type { Role } from '@tiendo/domain/access';
import { agencies, AGENCY_KINDS, type AgencyDetail, type AgencyKind, type AgencyName } from '@tiendo/types';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { nameIn } from '../../i18n/name-in.js';
import { DataTable, GroupRow, RowHead, Td, Th } from '../../ui/data-table.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorState } from '../../ui/error-state.js';
import { FilterBar } from '../../ui/filter-bar.js';
import { FilterChip } from '../../ui/filter-chip.js';
import { PageHeader } from '../../ui/page-header.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows, SkeletonTable } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './agencies.module.css';

const agencyQueries = {
  list: (q: string, kind: AgencyKind | undefined) =>
    queryOptions({ queryKey: ['agencies', 'list', q, kind] as const, queryFn: ({ signal }) => call(agencies.list, { query: { q, limit: 200, ...(kind ? { kind } : {}) } }, { signal }), placeholderData: keepPreviousData }),
  one: (agencyCode: string) => queryOptions({ queryKey: ['agencies', 'one', agencyCode] as const, queryFn: ({ signal }) => call(agencies.get, { params: { agencyCode } }, { signal }) }),
};

export interface AgenciesScreenProps {
  readonly q: string;
  readonly kind: AgencyKind | undefined;
  readonly agency: string | undefined;
  readonly onSearch: (change: { q?: string; kind?: AgencyKind | undefined; agency?: string | undefined }, typing?: boolean) => void;
}

/** The agencies of today, found without diacritics; one opens with its place and whom to ask. */
export function AgenciesScreen({ q, kind, agency, onSearch }: AgenciesScreenProps) {
  const { t } = useTranslation('agencies');
  const locale = useLocale();
  const list = useQuery(agencyQueries.list(q, kind));
  const items = list.data?.items ?? [];
  const groups = AGENCY_KINDS.map((each) => ({ kind: each, items: items.filter((item) => item.kind === each) })).filter((group) => group.items.length > 0);
  return (
    <>
      <PageHeader title={t('title')} sentence={list.data ? t('sentence', { count: items.length }) : null} />
      <FilterBar onClear={q !== '' || kind ? () => onSearch({ q: '', kind: undefined }) : undefined}>
        <TextInput aria-label={t('search')} placeholder={t('search')} leftSection={<IconSearch size={16} aria-hidden />} value={q} onChange={(event) => onSearch({ q: event.currentTarget.value }, true)} w="min(260px, 100%)" />
        <FilterChip name={t('kind')} options={AGENCY_KINDS.map((value) => ({ value, label: RANKING_GROUP_NAMES[locale][value] }))} chosen={kind ? [kind] : []} onChoose={([chosen]) => onSearch({ kind: chosen })} single />
      </FilterBar>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonTable rows={12} dense /> : null}
      {list.data && items.length === 0 ? <EmptyState why={t('empty')} next={t('emptyNext')} /> : null}
      {items.length > 0 ? (
        <DataTable caption={t('title')} dense>
          <thead>
            <tr>
              <Th>{t('name')}</Th>
              <Th>{t('code')}</Th>
            </tr>
          </thead>
          <tbody>
            {groups.flatMap((group) => [
              <GroupRow key={group.kind} name={RANKING_GROUP_NAMES[locale][group.kind]} sum={group.items.length} columns={2} />,
              ...group.items.map((item) => <Line key={item.code} item={item} />),
            ])}
          </tbody>
        </DataTable>
      ) : null}
      <AgencyDrawer agency={agency} onOpen={(code) => onSearch({ agency: code })} onClose={() => onSearch({ agency: undefined })} />
    </>
  );
}

function Line({ item }: { readonly item: AgencyName }) {
  const locale = useLocale();
  return (
    <tr data-agency={item.code}>
      <RowHead>
        <Link from="/agencies" to="/agencies" search={(now) => ({ ...now, agency: item.code })} resetScroll={false}>
          {nameIn(locale, item)}
        </Link>
      </RowHead>
      <Td>{item.code}</Td>
    </tr>
  );
}

/** To what one may read of the agency. */
function Ways({ view }: { readonly view: AgencyDetail }) {
  const { t } = useTranslation('agencies');
  if (!view.can.readRegister.allowed && !view.can.readObligations.allowed) return <p className={classes.ways}>{t('closed')}</p>;
  return (
    <p className={classes.ways}>
      {view.can.readRegister.allowed ? (
        <Link to="/register/$agencyCode" params={{ agencyCode: view.code }}>
          {t('register')}
        </Link>
      ) : null}
      {view.can.readObligations.allowed ? (
        <Link to="/matrix" search={{ q: view.nameVi }}>
          {t('inMatrix')}
        </Link>
      ) : null}
    </p>
  );
}

function AgencyDrawer({ agency, onOpen, onClose }: { readonly agency: string | undefined; readonly onOpen: (code: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('agencies');
  const locale = useLocale();
  const one = useQuery({ ...agencyQueries.one(agency ?? ''), enabled: agency !== undefined });
  const view = one.data;
  return (
    <SideDrawer opened={agency !== undefined} onClose={onClose} title={view ? nameIn(locale, view) : ''}>
      {one.isError ? <ErrorState problem={problemWords(one.error)} onRetry={() => void one.refetch()} /> : null}
      {one.isPending && agency !== undefined ? <SkeletonRows rows={6} /> : null}
      {view ? (
        <>
          <Ways view={view} />
          <FactList>
            <FactRow title={t('kind')} value={RANKING_GROUP_NAMES[locale][view.kind]} />
            <FactRow title={t('code')} value={view.code} />
            {view.symbol ? <FactRow title={t('symbol')} value={view.symbol} /> : null}
            {view.gsoCode ? <FactRow title={t('gso')} value={view.gsoCode} /> : null}
            {view.parent ? <FactRow title={t('parent')} value={nameIn(locale, view.parent)} /> : null}
            <FactRow title={t('ranked')} value={t(`rankedAs.${view.ranked}`)} note={view.confidence === 'inferred' ? t('inferred') : view.note} />
            <FactRow title={t('since')} value={formatDate(view.validFrom)} />
          </FactList>
          <Section title={t('contacts')}>
            {view.contacts.length === 0 ? <p>{t('noContacts')}</p> : null}
            <FactList>
              {view.contacts.map((person) => (
                <FactRow key={person.email} title={person.name} note={ROLE_NAMES[locale][person.role as Role] ?? person.role} value={<a href={`mailto:${person.email}`}>{person.email}</a>} />
              ))}
            </FactList>
          </Section>
          {view.children.length > 0 ? (
            <Section title={t('children', { count: view.children.length })}>
              <FactList>
                {view.children.map((child) => (
                  <FactRow
                    key={child.code}
                    title={
                      <QuietButton onClick={() => onOpen(child.code)}>
                        {nameIn(locale, child)}
                      </QuietButton>
                    }
                    value={child.code}
                  />
                ))}
              </FactList>
            </Section>
          ) : null}
        </>
      ) : null}
    </SideDrawer>
  );
}
