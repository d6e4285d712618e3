import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { passkeys, type PasskeyView } from '@tiendo/types';
import { formatDateTime } from '@tiendo/phrases';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { problemWords } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { withProof } from '../../api/with-proof.js';
import { canUsePasskeys } from '../../session/passkey-requests.js';
import { sessionQueries } from '../../session/session.queries.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ErrorState } from '../../ui/error-state.js';
import { Notice } from '../../ui/notice.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import { waysInQueries } from './account.queries.js';
import { deviceName, makePasskey, PasskeyStopped } from './make-passkey.js';

/** The passkeys of the person: what they are called, when they were used, adding and removing. */
export function PasskeysSection() {
  const { t } = useTranslation('account');
  const list = useQuery(waysInQueries.passkeys());
  const installation = useQuery(sessionQueries.installation()).data;
  const [removing, setRemoving] = useState<PasskeyView | null>(null);
  const remove = useAct({
    act: ({ id }: PasskeyView, options) => withProof(() => call(passkeys.remove, { params: { passkeyId: id } }, options)),
    refreshes: [waysInQueries.all],
    onDone: (_, { name }) => {
      setRemoving(null);
      tellDone({ message: t('passkeys.removed', { name }) });
    },
  });
  const canAdd = canUsePasskeys(installation?.signIn.passkeysAt);
  return (
    <Section id="passkeys" title={t('passkeys.title')}>
      <p>{t('passkeys.sentence')}</p>
      {list.isError ? <ErrorState problem={problemWords(list.error)} onRetry={() => void list.refetch()} retrying={list.isFetching} /> : null}
      {list.isPending ? <SkeletonRows rows={2} /> : null}
      {list.data && list.data.items.length > 0 ? (
        <FactList label={t('passkeys.title')}>
          {list.data.items.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey)} />
          ))}
        </FactList>
      ) : null}
      {canAdd ? <AddPasskey /> : installation ? <Notice kind="information" title={t('passkeys.notHere', { address: installation.signIn.passkeysAt ?? 'https://…' })} /> : null}
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('passkeys.removeTitle', { name: removing?.name ?? '' })}
        act={t('passkeys.remove')}
        onConfirm={() => removing && remove.do(removing)}
        busy={remove.isBusy}
        problem={remove.problem}
        danger
      >
        <p>{t('passkeys.removeSentence')}</p>
      </ConfirmDialog>
    </Section>
  );
}

function PasskeyRow({ passkey, onRemove }: { readonly passkey: PasskeyView; readonly onRemove: () => void }) {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const [name, setName] = useState<string | null>(null);
  const rename = useAct({
    act: (to: string, options) => call(passkeys.rename, { params: { passkeyId: passkey.id }, body: { name: to } }, options),
    refreshes: [waysInQueries.all],
    onDone: () => setName(null),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name !== null && name.trim() !== '') rename.do(name.trim().normalize('NFC'));
  };
  const used = passkey.lastUsedAt === null ? t('passkeys.neverUsed') : t('passkeys.usedAt', { at: formatDateTime(passkey.lastUsedAt, locale) });
  const note = `${t('passkeys.addedAt', { at: formatDateTime(passkey.createdAt, locale) })} · ${used}${passkey.synced ? ` · ${t('passkeys.synced')}` : ''}`;
  const title =
    name === null ? (
      passkey.name
    ) : (
      <form noValidate onSubmit={save}>
        <Group gap="sm">
          <TextInput aria-label={t('passkeys.name')} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} data-autofocus error={rename.problem?.title} />
          <Button type="submit" loading={rename.isBusy} disabled={name.trim() === ''}>
            {t('save')}
          </Button>
          <QuietButton onClick={() => setName(null)}>{t('cancel')}</QuietButton>
        </Group>
      </form>
    );
  return (
    <FactRow
      title={title}
      note={note}
      value={
        name === null ? (
          <Group gap="md">
            <QuietButton onClick={() => setName(passkey.name)} aria-label={t('passkeys.renameOne', { name: passkey.name })}>
              {t('passkeys.rename')}
            </QuietButton>
            <QuietButton onClick={onRemove} aria-label={t('passkeys.removeOne', { name: passkey.name })}>
              {t('passkeys.remove')}
            </QuietButton>
          </Group>
        ) : undefined
      }
    />
  );
}

function AddPasskey() {
  const { t } = useTranslation('account');
  const [name, setName] = useState(deviceName);
  const add = useAct({
    act: (called: string) => withProof(() => makePasskey(called)),
    refreshes: [waysInQueries.all],
    onDone: (made) => tellDone({ message: t('passkeys.added', { name: made.name }), next: t('passkeys.addedNext') }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') add.do(name.trim().normalize('NFC'));
  };
  return (
    <form noValidate onSubmit={submit}>
      {add.error instanceof PasskeyStopped ? <Notice kind="information" title={t('passkeys.stopped')} /> : add.problem ? <ErrorState problem={add.problem} /> : null}
      <Group align="flex-end" gap="sm">
        <TextInput label={t('passkeys.newName')} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} autoComplete="off" />
        <Button type="submit" loading={add.isBusy} disabled={name.trim() === ''}>
          {t('passkeys.add')}
        </Button>
      </Group>
    </form>
  );
}
