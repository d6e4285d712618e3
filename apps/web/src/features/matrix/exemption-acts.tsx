import { Button, TextInput } from '@mantine/core';
import { formatDate } from '@tiendo/phrases';
import { matrix, type ObligationView } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Notice } from '../../ui/notice.js';
import { ReasonBox } from '../../ui/reason-box.js';
import { tellDone } from '../../ui/toast.js';
import classes from './matrix.module.css';
import { matrixQueries } from './matrix.queries.js';

/** The rule proposes that a target does not apply, the city office confirms, until a date; all three are said here. */
export function ExemptionActs({ view }: { readonly view: ObligationView }) {
  const { t } = useTranslation('matrix');
  const { t: ui } = useTranslation('ui');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const { exemption } = view;
  const exempt = useAct({
    act: (wanted: boolean, options) =>
      call(
        matrix.exempt,
        { params: { agencyCode: view.agency.code, targetCode: view.target.code }, body: { exempt: wanted, reason, until: until === '' ? null : until } },
        options,
      ),
    refreshes: [matrixQueries.all],
    onDone: (_result, wanted) => {
      setAsking(false);
      setTried(false);
      setReason('');
      tellDone({ message: t(wanted ? 'chain.exempted' : 'chain.unexempted') });
    },
  });

  const words = exemption
    ? exemption.until
      ? t('chain.exemptionUntil', { reason: exemption.reason, by: exemption.by, from: formatDate(exemption.from), until: formatDate(exemption.until) })
      : t('chain.exemption', { reason: exemption.reason, by: exemption.by, from: formatDate(exemption.from) })
    : view.proposedNotApplicable
      ? t('chain.proposed')
      : null;
  if (!words && !view.can.exempt.allowed) return null;
  const confirm = () => {
    setTried(true);
    if (reason.trim() !== '') exempt.do(!exemption);
  };
  const act = exemption ? t('chain.endExempt') : t('chain.confirmExempt');
  return (
    <>
      {words ? <Notice kind={exemption ? 'information' : 'warning'} title={words} /> : null}
      {view.can.exempt.allowed ? (
        <Button variant="default" size="xs" className={classes.exemption ?? ''} onClick={() => setAsking(true)}>
          {act}
        </Button>
      ) : null}
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={act} act={act} onConfirm={confirm} busy={exempt.isBusy} problem={exempt.problem}>
        <ReasonBox value={reason} onChange={setReason} label={t('chain.exemptReason')} autoFocus error={tried && reason.trim() === '' ? ui('reason.required') : null} />
        {exemption ? null : <TextInput type="date" mt="md" label={t('chain.exemptUntil')} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />}
      </ConfirmDialog>
    </>
  );
}
