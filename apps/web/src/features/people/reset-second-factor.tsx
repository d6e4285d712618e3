import { account, type PersonDetail } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { AbleButton } from '../../ui/able-button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ReasonBox } from '../../ui/reason-box.js';
import { tellDone } from '../../ui/toast.js';
import { peopleQueries } from './people.queries.js';

/** For somebody who has lost their device; the reason is kept. */
export function ResetSecondFactor({ person }: { readonly person: PersonDetail }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct({
    act: (_: void, options) => call(account.resetSecondFactor, { params: { personId: person.id }, body: { reason } }, options),
    refreshes: [peopleQueries.all],
    onDone: () => {
      setAsking(false);
      tellDone({ message: t('resetFactorDone', { name: person.name }) });
    },
  });
  const confirm = () => {
    setTried(true);
    if (reason.trim() !== '') act.do();
  };
  return (
    <>
      <AbleButton can={person.can.resetSecondFactor} variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('resetFactor')}
      </AbleButton>
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={t('resetFactorOf', { name: person.name })} act={t('resetFactor')} onConfirm={confirm} busy={act.isBusy} problem={act.problem} danger>
        <p>{t('resetFactorExplain')}</p>
        <ReasonBox value={reason} onChange={setReason} autoFocus maxLength={500} error={tried && reason.trim() === '' ? ui('reason.required') : null} />
      </ConfirmDialog>
    </>
  );
}
