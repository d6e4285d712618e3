import { account } from '@tiendo/types';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.js';
import { problemWords, type ProblemWords } from '../api/problem-words.js';
import { ErrorState } from '../ui/error-state.js';
import { Notice } from '../ui/notice.js';
import { PlainButton } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { QuietButton } from '../ui/quiet-button.js';
import classes from './second-step.module.css';

const APP_CODE = /^\d{6}$/;

export interface CodeStepProps {
  readonly onDone: () => void | Promise<void>;
  /** The session ended meanwhile: the password must be given again. */
  readonly onEnded: () => void;
}

/** The second step of signing in: a code of the app, or a recovery code. Says how many of those are left before it goes on. */
export function CodeStep({ onDone, onEnded }: CodeStepProps) {
  const { t } = useTranslation('sign-in');
  const [isRecovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [isRecovery]);

  // Apps show '123 456'; people paste it so.
  const given = isRecovery ? code.trim() : code.replace(/\s/g, '');
  const isWritten = isRecovery ? given !== '' : APP_CODE.test(given);
  const missing = tried && !isWritten ? t(isRecovery ? 'secondStep.recoveryCodeMissing' : 'secondStep.codeMissing') : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWritten) return field.current?.focus();
    setBusy(true);
    setProblem(null);
    try {
      // Not by `call`: where a session has ended, the dialog that would be waited for may be this one.
      const { recoveryCodesLeft } = await client.call(account.giveSecondFactor, { body: { code: given } });
      if (recoveryCodesLeft === null) await onDone();
      else setLeft(recoveryCodesLeft);
    } catch (error) {
      const words = problemWords(error);
      if (words.code === 'not_signed_in') return onEnded();
      setProblem(words);
      field.current?.select();
    }
    setBusy(false);
  };

  const change = (to: boolean) => {
    setRecovery(to);
    setCode('');
    setTried(false);
    setProblem(null);
  };

  if (left !== null) {
    return (
      <Notice kind={left > 3 ? 'done' : 'warning'} title={t('secondStep.used', { count: left })} action={<PlainButton onClick={() => void onDone()}>{t('secondStep.goOn')}</PlainButton>}>
        {t('secondStep.usedNext')}
      </Notice>
    );
  }
  return (
    <div className={classes.step}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {problem ? <ErrorState problem={problem.code === 'wrong_code' ? { ...problem, requestId: null } : problem} /> : null}
        {isRecovery ? (
          <PlainField
            key="recovery"
            ref={field}
            label={t('secondStep.recoveryCode')}
            hint={t('secondStep.recoveryHint')}
            name="recovery-code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={missing}
          />
        ) : (
          <PlainField
            key="app"
            ref={field}
            label={t('secondStep.code')}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            spellCheck={false}
            maxLength={12}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={missing}
            data-autofocus
          />
        )}
        <PlainButton type="submit" busy={busy}>
          {t('secondStep.submit')}
        </PlainButton>
      </form>
      <p className={classes.link}>
        <QuietButton onClick={() => change(!isRecovery)}>{t(isRecovery ? 'secondStep.useApp' : 'secondStep.useRecovery')}</QuietButton>
      </p>
      {isRecovery ? <p className={classes.quiet}>{t('secondStep.lost')}</p> : null}
    </div>
  );
}
