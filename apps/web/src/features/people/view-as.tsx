import { Button, Modal, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { viewing } from '@tiendo/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { useMe } from '../../session/session.queries.js';
import { ErrorState } from '../../ui/error-state.js';
import { QuietButton } from '../../ui/quiet-button.js';

/** Offers to see what a person sees, for support; nothing where one may not. */
export function ViewAs({ person }: { readonly person: { readonly id: string; readonly name: string } }) {
  const { t } = useTranslation('people');
  const me = useMe();
  const [opened, setOpened] = useState(false);
  if (!me.can.viewAs.allowed || me.person.id === person.id) return null;
  return (
    <>
      <QuietButton onClick={() => setOpened(true)} aria-label={t('viewAs.of', { name: person.name })}>
        {t('viewAs.open')}
      </QuietButton>
      {opened ? <ViewAsDialog person={person} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

const SHORTEST_REASON = 5;

function ViewAsDialog({ person, onClose }: { readonly person: { readonly id: string; readonly name: string }; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: ui } = useTranslation('ui');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const isShort = reason.trim().length < SHORTEST_REASON;
  const start = useAct({
    act: (_: void, options) => call(viewing.start, { params: { personId: person.id }, body: { reason } }, options),
    onDone: () => {
      cache.clear();
      void navigate({ to: '/', reloadDocument: true });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('viewAs.of', { name: person.name })} closeButtonProps={{ 'aria-label': ui('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isShort) start.do();
        }}
      >
        {start.problem ? <ErrorState problem={start.problem} /> : null}
        <p>{t('viewAs.explain')}</p>
        <Textarea
          label={t('viewAs.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={(tried && isShort ? t('viewAs.reasonNeeded') : null) ?? fieldError(start.error, 'reason')}
          maxLength={500}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Button type="submit" mt="lg" loading={start.isBusy}>
          {t('viewAs.start')}
        </Button>
      </form>
    </Modal>
  );
}
