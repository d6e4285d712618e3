import { getDefaultZIndex, Modal } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { session, type Me } from '@tiendo/types';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.js';
import { sessionGate } from '../api/session-gate.js';
import { plainButtonClass } from '../ui/plain-button.js';
import { QuietButton } from '../ui/quiet-button.js';
import { CodeStep } from './code-step.js';
import { OtherWays } from './other-ways.js';
import { sessionQueries, useMe } from './session.queries.js';
import { SignInForm } from './sign-in-form.js';

/**
 * Over the page and whatever is open on it when the session ended: the same person signs in again and everything goes on
 * where it was. Stands before the pages in the tree, so that it hears Escape before their dialogs do.
 */
export function SessionExpired({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('sign-in');
  const me = useMe();
  const cache = useQueryClient();
  const waiting = useSyncExternalStore(sessionGate.subscribe, sessionGate.isWaiting);
  const why = useSyncExternalStore(sessionGate.subscribe, sessionGate.why);
  const isProof = why === 'prove';
  const [email, setEmail] = useState(me.person.email);
  const [afterPassword, setAfterPassword] = useState<Me['secondFactor'] | null>(null);
  // Refused for the second factor alone: the password need not be given again.
  const step = afterPassword ?? (why === 'second_factor' ? 'ask' : null);

  // What is open beneath keeps what was typed: Escape here must not close it.
  useWindowEvent('keydown', (event) => waiting && event.key === 'Escape' && event.stopImmediatePropagation(), { capture: true });

  const goOn = async () => {
    // Straight to the server: a call of ours would wait for this very dialog.
    const now = await client.call(session.me, {});
    // Somebody else at the same browser must not send what the first one typed.
    if (now.person.id !== me.person.id) return window.location.assign('/');
    if (now.secondFactor === 'ask' || now.secondFactor === 'enrol') return setAfterPassword(now.secondFactor);
    cache.setQueryData(sessionQueries.me().queryKey, now);
    setAfterPassword(null);
    sessionGate.signedIn();
  };

  const beginAnew = () => {
    sessionGate.waitForSignIn('ended').catch(() => undefined);
    setAfterPassword(null);
  };

  const cancel = () => {
    setAfterPassword(null);
    sessionGate.cancel();
  };

  const leave = () => {
    sessionGate.giveUp(new Error('left'));
    onLeave();
  };

  return (
    <Modal
      opened={waiting}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={getDefaultZIndex('max')}
      title={t(step === 'enrol' ? 'enrolment.title' : step === 'ask' ? 'secondStep.title' : isProof ? 'proof' : 'again')}
      styles={{ title: { fontWeight: 600 } }}
    >
      {step === 'enrol' ? (
        <>
          <p>{t('secondStep.enrolNow')}</p>
          <a className={plainButtonClass('primary')} href="/sign-in/second-step">
            {t('secondStep.setUpNow')}
          </a>
        </>
      ) : step === 'ask' ? (
        <>
          <p>{t('secondStep.askedNow')}</p>
          <CodeStep onDone={goOn} onEnded={beginAnew} />
        </>
      ) : (
        <>
          <p>{t(isProof ? 'proofReason' : 'expired')}</p>
          <SignInForm email={email} onEmail={setEmail} emailFixed onSignedIn={goOn} />
          <OtherWays onSignedIn={goOn} stays />
        </>
      )}
      <p>
        {isProof ? <QuietButton onClick={cancel}>{t('notNow')}</QuietButton> : <QuietButton onClick={leave}>{t('otherPerson')}</QuietButton>}
      </p>
    </Modal>
  );
}
