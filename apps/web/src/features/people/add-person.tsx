import { Button, Modal, Select, TextInput } from '@mantine/core';
import { ROLES, ROLE_PLACES, type Role } from '@tiendo/domain/access';
import { ROLE_NAMES } from '@tiendo/phrases';
import { people } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { useLocale } from '../../ui/use-locale.js';
import { AgencySelect } from './agency-select.js';
import { OneTimeLinkField } from './one-time-link-field.js';
import { peopleQueries } from './people.queries.js';

/** An account without a password, and the link by which its owner sets one. */
export function AddPerson({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reporting_officer');
  const [agencyCode, setAgencyCode] = useState('');
  const [tried, setTried] = useState(false);
  const needsAgency = ROLE_PLACES[role] !== 'above';
  const missing = {
    name: name.trim() === '' ? t('nameNeeded') : null,
    email: /^\S+@\S+$/.test(email.trim()) ? null : t('emailNeeded'),
    agency: needsAgency && agencyCode === '' ? t('agencyNeeded') : null,
  };
  const add = useAct({
    act: (_: void, options) => call(people.add, { body: { name, email, role, agencyCode: needsAgency ? agencyCode : null } }, options),
    refreshes: [peopleQueries.all],
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
          <OneTimeLinkField link={add.result.link} />
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
