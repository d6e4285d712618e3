import { Button, Modal, Radio, Select } from '@mantine/core';
import { ROLES, ROLE_PLACES, type Role } from '@tiendo/domain/access';
import { formatDate, ROLE_NAMES } from '@tiendo/phrases';
import { people, type PersonDetail, type RoleOfPerson } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { dayBefore } from '../../ui/parse-day.js';
import { useMe } from '../../session/session.queries.js';
import { AbleButton } from '../../ui/able-button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorState } from '../../ui/error-state.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { AgencySelect } from './agency-select.js';
import classes from './people.module.css';
import { peopleQueries } from './people.queries.js';
import { roleWords } from './role-words.js';

/** What they hold now, will hold and held, each with its days. */
export function PersonRoles({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<RoleOfPerson | null>(null);
  return (
    <Section
      title={t('roles')}
      aside={
        <AbleButton can={person.can.giveRole} variant="default" size="xs" onClick={() => setGiving(true)}>
          {t('giveRole')}
        </AbleButton>
      }
    >
      {person.roles.length === 0 ? <p className={classes.quiet}>{t('noRoles')}</p> : null}
      <FactList>
        {person.roles.map((role) => (
          <FactRow
            key={role.id}
            title={roleWords(role, locale)}
            note={daysOf(role, t)}
            value={
              role.state === 'ended' ? (
                <span className={classes.quiet}>{t('roleState.ended')}</span>
              ) : (
                <AbleButton can={role.can.end} variant="default" size="xs" onClick={() => setEnding(role)}>
                  {t('endRole')}
                </AbleButton>
              )
            }
          />
        ))}
      </FactList>
      <GiveRole opened={giving} person={person} onClose={() => setGiving(false)} />
      {ending ? <EndRole key={ending.id} role={ending} person={person} onClose={() => setEnding(null)} /> : null}
    </Section>
  );
}

type Words = ReturnType<typeof useTranslation<'people'>>['t'];

function daysOf({ from, through, state }: RoleOfPerson, t: Words): string {
  if (through !== null && through < from) return t('neverHeld');
  const days = through === null ? t('since', { from: formatDate(from) }) : t('days', { from: formatDate(from), through: formatDate(through) });
  return state === 'to_come' ? `${days} · ${t('roleState.to_come')}` : days;
}

function GiveRole({ opened, person, onClose }: { readonly opened: boolean; readonly person: PersonDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const { clock } = useMe();
  const [role, setRole] = useState<Role>('reporting_officer');
  const [agencyCode, setAgencyCode] = useState('');
  const [from, setFrom] = useState<string | null>(clock.today);
  const [tried, setTried] = useState(false);
  const needsAgency = ROLE_PLACES[role] !== 'above';
  const give = useAct({
    act: (_: void, options) => call(people.giveRole, { params: { personId: person.id }, body: { version: person.version, role, agencyCode: needsAgency ? agencyCode : null, from: from ?? clock.today } }, options),
    refreshes: [peopleQueries.all],
    onDone: () => {
      onClose();
      setAgencyCode('');
      setTried(false);
      tellDone({ message: t('roleGiven', { name: person.name, role: ROLE_NAMES[locale][role] }) });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('giveRoleTo', { name: person.name })} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form
        noValidate
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (from !== null && (!needsAgency || agencyCode !== '')) give.do();
        }}
      >
        {give.problem ? <ErrorState problem={give.problem} /> : null}
        <Select label={t('role')} data={ROLES.map((value) => ({ value, label: ROLE_NAMES[locale][value] }))} value={role} onChange={(value) => setRole((value as Role | null) ?? role)} allowDeselect={false} data-autofocus />
        {needsAgency ? <AgencySelect code={agencyCode} onChoose={setAgencyCode} error={tried && agencyCode === '' ? t('agencyNeeded') : null} /> : null}
        <DateField label={t('from')} value={from} onChange={setFrom} after={dayBefore(clock.today)} required error={tried && from === null ? t('dayNeeded') : null} />
        <Button type="submit" loading={give.isBusy}>
          {t('giveRole')}
        </Button>
      </form>
    </Modal>
  );
}

function EndRole({ role, person, onClose }: { readonly role: RoleOfPerson; readonly person: PersonDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const locale = useLocale();
  const { clock } = useMe();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [through, setThrough] = useState<string | null>(clock.today);
  const end = useAct({
    act: (_: void, options) => call(people.endRole, { params: { personId: person.id, membershipId: role.id }, body: { version: person.version, through: when === 'now' ? null : through } }, options),
    refreshes: [peopleQueries.all],
    onDone: () => {
      onClose();
      tellDone({ message: t('roleEnded', { name: person.name, role: roleWords(role, locale) }) });
    },
  });
  return (
    <ConfirmDialog opened onClose={onClose} title={t('endRoleOf', { name: person.name })} act={t('endRole')} onConfirm={() => end.do()} busy={end.isBusy} problem={end.problem}>
      <div className={classes.fields}>
        <p>{t('endExplain', { role: roleWords(role, locale) })}</p>
        <Radio.Group label={t('when')} value={when} onChange={(value) => setWhen(value as typeof when)}>
          <Radio value="now" mt="xs" label={t('now')} />
          <Radio value="later" mt="xs" label={t('throughDay')} />
        </Radio.Group>
        {when === 'later' ? <DateField label={t('lastDay')} value={through} onChange={setThrough} after={dayBefore(clock.today)} required /> : null}
      </div>
    </ConfirmDialog>
  );
}
