import { Chip, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemWords } from '../../api/problem-words.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ReasonBox } from '../../ui/reason-box.js';
import { withSentence } from './ready-sentence.js';

const CANNED = ['proof', 'denominator', 'period', 'cause'] as const;

export interface ReturnDialogProps {
  readonly itemName: string;
  readonly opened: boolean;
  readonly busy: boolean;
  readonly problem: ProblemWords | null;
  readonly onClose: () => void;
  readonly onReturn: (reason: string) => void;
}

/** Why the item goes back: a ready sentence to begin with, and one's own words. Ctrl+Enter sends. */
export function ReturnDialog({ itemName, opened, busy, problem, onClose, onReturn }: ReturnDialogProps) {
  const { t } = useTranslation('review');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (reason.trim() !== '') onReturn(reason.trim());
  };
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={t('returnItem', { item: itemName })} act={t('act.return')} onConfirm={send} busy={busy} problem={problem}>
      <Group gap="xs" mb="md">
        {CANNED.map((code) => (
          <Chip key={code} checked={reason.includes(t(`canned.${code}`))} onChange={() => setReason((now) => withSentence(now, t(`canned.${code}`)))} size="xs">
            {t(`cannedShort.${code}`)}
          </Chip>
        ))}
      </Group>
      <ReasonBox value={reason} onChange={setReason} onSend={send} autoFocus error={tried && reason.trim() === '' ? t('reasonNeeded') : null} />
    </ConfirmDialog>
  );
}
