import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, type ProblemWords } from './error-state.js';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, to whom, and whether it can be undone. */
  readonly children: ReactNode;
  /** The act in its own word: "Đóng quý", never "OK". */
  readonly act: string;
  readonly onConfirm: () => void;
  readonly busy?: boolean;
  readonly problem?: ProblemWords | null;
  /** Only for closing a quarter, merging agencies and publishing: the word to be typed. */
  readonly typed?: string;
  readonly danger?: boolean;
}

/** Asks once before what cannot be undone. Everything else is done at once and can be undone. */
export function ConfirmDialog({ opened, onClose, title, children, act, onConfirm, busy = false, problem = null, typed, danger = false }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  const [word, setWord] = useState('');
  const ready = typed === undefined || word.normalize('NFC').trim() === typed;
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }} styles={{ title: { fontWeight: 600 } }} onExitTransitionEnd={() => setWord('')}>
      {/* What is missing is said beside the field, in the page's language, not in the browser's bubble. */}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onConfirm();
        }}
      >
        {problem ? <ErrorState problem={problem} /> : null}
        {children}
        {typed === undefined ? null : (
          <TextInput mt="lg" label={t('confirm.typeToConfirm', { word: typed })} value={word} onChange={(event) => setWord(event.currentTarget.value)} autoComplete="off" data-autofocus />
        )}
        <Group justify="flex-end" mt="xl" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready} {...(danger ? { color: 'red' } : {})}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
