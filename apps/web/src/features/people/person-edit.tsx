import { TextInput } from '@mantine/core';
import { people, type PersonDetail } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { AbleButton } from '../../ui/able-button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { tellDone } from '../../ui/toast.js';
import { peopleQueries } from './people.queries.js';

/** How the person is called, and the address by which they sign in. */
export function EditPerson({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation('people');
  const [editing, setEditing] = useState(false);
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email);
  const [tried, setTried] = useState(false);
  const wrongEmail = /^\S+@\S+$/.test(email.trim()) ? null : t('emailNeeded');
  const edit = useAct({
    act: (_: void, options) => call(people.edit, { params: { personId: person.id }, body: { version: person.version, name, email } }, options),
    refreshes: [peopleQueries.all],
    onDone: () => {
      setEditing(false);
      tellDone({ message: t('edited', { name }) });
    },
  });
  const save = () => {
    setTried(true);
    if (name.trim() !== '' && wrongEmail === null) edit.do();
  };
  return (
    <>
      <AbleButton can={person.can.edit} variant="default" onClick={() => setEditing(true)}>
        {t('edit')}
      </AbleButton>
      <ConfirmDialog opened={editing} onClose={() => setEditing(false)} title={t('editOf', { name: person.name })} act={t('save')} onConfirm={save} busy={edit.isBusy} problem={edit.problem}>
        <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={(tried && name.trim() === '' ? t('nameNeeded') : null) ?? fieldError(edit.error, 'name')} data-autofocus />
        <TextInput mt="sm" type="email" label={t('email')} description={t('emailExplain')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} error={(tried ? wrongEmail : null) ?? fieldError(edit.error, 'email')} />
      </ConfirmDialog>
    </>
  );
}
