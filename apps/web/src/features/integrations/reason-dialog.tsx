import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/use-act.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ReasonBox } from '../../ui/reason-box.js';
import { tellDone } from '../../ui/toast.js';
import { REFRESHES } from './integrations.queries.js';

export interface ReasonDialogProps {
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  readonly act: string;
  /** What is told when it is done. */
  readonly done: string;
  readonly onConfirm: (reason: string, options: { readonly idempotencyKey: string }) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

const LONGEST = 500;

/** What cannot be taken back, with its reason. */
export function ReasonDialog({ title, explanation, label, act, done, onConfirm, onClose, onDone = onClose }: ReasonDialogProps) {
  const { t } = useTranslation('integrations');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = useAct({
    act: (why: string, options) => onConfirm(why, options),
    refreshes: REFRESHES,
    onDone: () => {
      tellDone({ message: done });
      onDone();
    },
  });
  const send = () => {
    setTried(true);
    if (reason.trim() !== '') confirm.do(reason.trim());
  };
  return (
    <ConfirmDialog opened onClose={onClose} title={title} act={act} danger busy={confirm.isBusy} problem={confirm.problem} onConfirm={send}>
      <p>{explanation}</p>
      <div style={{ marginTop: 12 }}>
        <ReasonBox label={label} value={reason} onChange={setReason} maxLength={LONGEST} error={tried && reason.trim() === '' ? t('needed.reason') : null} onSend={send} autoFocus />
      </div>
    </ConfirmDialog>
  );
}
