import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDateTime } from '@tiendo/phrases';
import type { PersonDetail } from '@tiendo/types';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { HistoryDisclosure } from '../../session/history-disclosure.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { useLocale } from '../../ui/use-locale.js';
import { DelegationLines } from './delegation-lines.js';
import { LendButton } from './lend-button.js';
import classes from './people.module.css';
import { peopleQueries } from './people.queries.js';
import { EditPerson } from './person-edit.js';
import { LockPerson } from './person-lock.js';
import { PersonRoles } from './person-roles.js';
import { PersonSessions } from './person-sessions.js';
import { ViewAs } from './view-as.js';

/** One person: what they hold, lent and borrowed, how they sign in, and what became of it. */
export function PersonDrawer({ personId, onClose }: { readonly personId: string | undefined; readonly onClose: () => void }) {
  const one = useQuery({ ...peopleQueries.one(personId ?? ''), enabled: personId !== undefined });
  const person = personId === undefined ? undefined : one.data;
  return (
    <SideDrawer opened={personId !== undefined} onClose={onClose} title={person?.name ?? ''} wide>
      {one.isError ? <ErrorState problem={problemWords(one.error)} onRetry={() => void one.refetch()} retrying={one.isFetching} /> : null}
      {one.isPending && personId !== undefined ? <SkeletonRows rows={8} /> : null}
      {person ? <Person person={person} /> : null}
    </SideDrawer>
  );
}

function Person({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  return (
    <>
      {person.lockedAt ? <Notice kind="warning" title={t('lockedSince', { at: formatDateTime(person.lockedAt, locale) })}>{t('lockedBecause', { reason: person.lockReason })}</Notice> : null}
      <FactList>
        <FactRow title={t('email')} value={<a href={`mailto:${person.email}`}>{person.email}</a>} />
        <FactRow title={t('language')} value={t(`locale.${person.locale}`)} />
      </FactList>
      <div className={classes.acts}>
        <EditPerson key={`edit ${person.version}`} person={person} />
        <LockPerson key={`lock ${person.version}`} person={person} />
        {person.can.handOver.allowed ? (
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/people/$personId/hand-over" params={{ personId: person.id }} />}>
            {t('handOver')}
          </Button>
        ) : null}
        {person.lockedAt ? null : <ViewAs person={person} />}
      </div>
      <PersonRoles person={person} />
      <PersonDelegations personId={person.id} />
      <PersonSessions person={person} />
      <HistoryDisclosure kind="person" id={person.id} />
    </>
  );
}

function PersonDelegations({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('delegations');
  const list = useQuery(peopleQueries.delegations(personId));
  if (list.isError) return <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} />;
  if (list.isPending) return <SkeletonRows rows={2} />;
  const { lent, borrowed, lendable } = list.data;
  return (
    <Section title={t('title')} aside={lendable.length > 0 ? <LendButton lendable={lendable} quiet /> : null}>
      <DelegationLines rows={[...lent, ...borrowed]} empty={t('nonePerson')} />
    </Section>
  );
}
