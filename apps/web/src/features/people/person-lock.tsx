import { people, type PersonDetail } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { AbleButton } from '../../ui/able-button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ReasonBox } from '../../ui/reason-box.js';
import { tellDone } from '../../ui/toast.js';
import { peopleQueries } from './people.queries.js';

/** Shuts the account, or opens it again; the reason is kept. */
export function LockPerson({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const locks = person.lockedAt === null;
  const which = locks ? 'lock' : 'unlock';
  const act = useAct({
    act: (_: void, options) => call(people.lock, { params: { personId: person.id }, body: { version: person.version, locked: locks, reason } }, options),
    refreshes: [peopleQueries.all],
    onDone: () => {
      setAsking(false);
      tellDone({ message: t(`${which}Done`, { name: person.name }) });
    },
  });
  const confirm = () => {
    setTried(true);
    if (reason.trim() !== '') act.do();
  };
  return (
    <>
      <AbleButton can={person.can[which]} variant="default" onClick={() => setAsking(true)}>
        {t(which)}
      </AbleButton>
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={t(`${which}Of`, { name: person.name })} act={t(which)} onConfirm={confirm} busy={act.isBusy} problem={act.problem} danger={locks}>
        <p>{t(`${which}Explain`)}</p>
        <ReasonBox value={reason} onChange={setReason} autoFocus maxLength={1_000} error={tried && reason.trim() === '' ? ui('reason.required') : null} />
      </ConfirmDialog>
    </>
  );
}
