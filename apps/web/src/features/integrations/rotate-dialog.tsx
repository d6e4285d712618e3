import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/use-act.js';
import { ErrorState } from '../../ui/error-state.js';
import { REFRESHES } from './integrations.queries.js';
import { SecretOnce } from './secret-once.js';

const GRACE_DAYS = ['0', '1', '3', '7'] as const;

export interface RotateDialogProps {
  readonly title: string;
  /** What happens to who uses the old one. */
  readonly explanation: string;
  readonly once: { readonly title: string; readonly warning: string; readonly label: string };
  readonly rotate: (graceDays: number, options: { readonly idempotencyKey: string }) => Promise<string>;
  readonly onClose: () => void;
}

/** A new secret for a key or a receiver, and how long the old one still works. */
export function RotateDialog({ title, explanation, once, rotate, onClose }: RotateDialogProps) {
  const { t } = useTranslation('integrations');
  const { t: ui } = useTranslation('ui');
  const [grace, setGrace] = useState<string>('1');
  const act = useAct({ act: (days: number, options) => rotate(days, options), refreshes: REFRESHES });
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={act.result === undefined} closeOnEscape={act.result === undefined} closeButtonProps={{ 'aria-label': ui('close') }} styles={{ title: { fontWeight: 600 } }}>
      {act.result === undefined ? (
        <>
          {act.problem ? <ErrorState problem={act.problem} /> : null}
          <p>{explanation}</p>
          <Select mt="md" label={t('grace')} data={GRACE_DAYS.map((days) => ({ value: days, label: days === '0' ? t('graceNone') : t('graceDays', { count: Number(days) }) }))} value={grace} onChange={(days) => setGrace(days ?? grace)} allowDeselect={false} />
          <Group justify="flex-end" mt="xl" gap="sm">
            <Button variant="default" onClick={onClose}>
              {ui('cancel')}
            </Button>
            <Button loading={act.isBusy} onClick={() => act.do(Number(grace))}>
              {t('rotate')}
            </Button>
          </Group>
        </>
      ) : (
        <SecretOnce {...once} secret={act.result} onDone={onClose} />
      )}
    </Modal>
  );
}
