import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemWords } from '../../api/problem-words.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ReasonBox } from '../../ui/reason-box.js';

export interface GiveBackDialogProps {
  readonly opened: boolean;
  readonly busy: boolean;
  readonly problem: ProblemWords | null;
  readonly onClose: () => void;
  readonly onGiveBack: (reason: string) => void;
}

/** Why the head gives the report back; the officer reads it at its top. */
export function GiveBackDialog({ opened, busy, problem, onClose, onGiveBack }: GiveBackDialogProps) {
  const { t } = useTranslation('report');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (reason.trim() !== '') onGiveBack(reason.trim());
  };
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={t('head.giveBackTitle')} act={t('act.giveBack')} onConfirm={send} busy={busy} problem={problem}>
      <ReasonBox value={reason} onChange={setReason} onSend={send} description={t('head.giveBackHint')} autoFocus error={tried && reason.trim() === '' ? t('head.reasonNeeded') : null} />
    </ConfirmDialog>
  );
}
