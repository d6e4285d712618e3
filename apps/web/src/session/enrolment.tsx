import { useQuery } from '@tanstack/react-query';
import { account } from '@tiendo/types';
import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { problemCode, problemWords, type ProblemWords } from '../api/problem-words.js';
import { withProof } from '../api/with-proof.js';
import { ErrorState } from '../ui/error-state.js';
import { PlainButton, plainButtonClass } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { SkeletonRows } from '../ui/skeletons.js';
import { CopyText } from './copy-text.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import classes from './second-step.module.css';

const TOO_OLD: ReadonlySet<string> = new Set(['sign_in_again', 'not_signed_in']);

export interface EnrolmentProps {
  readonly email: string;
  /** The recovery codes were given and are kept. */
  readonly onDone: () => void | Promise<void>;
  /** The second factor is on, before the codes are kept. */
  readonly onConfirmed?: () => void;
  /** On a page that cannot ask for the password over itself: the session is too old for this, or has ended. */
  readonly onTooOld?: () => void;
}

/** Sets an authenticator app up: the picture to scan or the key to type, the first code, then the recovery codes. */
export function Enrolment({ email, onDone, onConfirmed, onTooOld }: EnrolmentProps) {
  const { t } = useTranslation('sign-in');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const proving = <T,>(act: () => Promise<T>): Promise<T> => (onTooOld === undefined ? withProof(act) : act());
  // A secret of its own for each time the steps are opened; it is kept nowhere but here.
  const begun = useQuery({
    queryKey: ['session', 'enrolment'] as const,
    queryFn: () => proving(() => call(account.beginSecondFactor, {})),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });

  const isTooOld = onTooOld !== undefined && begun.isError && TOO_OLD.has(problemCode(begun.error));
  const leave = useEffectEvent(() => onTooOld?.());
  useEffect(() => {
    if (isTooOld) leave();
  }, [isTooOld]);

  if (codes !== null) {
    return (
      <>
        <h2 className={classes.heading} data-screen-only>
          {t('enrolment.step', { step: 2 })} · {t('recoveryCodes.title')}
        </h2>
        <RecoveryCodes email={email} codes={codes} onSaved={() => void onDone()} />
      </>
    );
  }
  if (begun.isError) return <ErrorState problem={problemWords(begun.error)} onRetry={() => void begun.refetch()} retrying={begun.isFetching} />;
  if (begun.isPending) return <SkeletonRows rows={6} />;
  const confirmed = (given: readonly string[]) => {
    setCodes(given);
    onConfirmed?.();
  };
  const confirm = async (code: string) => {
    try {
      confirmed((await proving(() => call(account.confirmSecondFactor, { body: { code } }))).recoveryCodes);
    } catch (error) {
      if (onTooOld !== undefined && TOO_OLD.has(problemCode(error))) return onTooOld();
      // Set up meanwhile in another window: what this one shows is of no use any more.
      if (problemCode(error) === 'conflict') void begun.refetch();
      throw error;
    }
  };
  return <AppStep {...begun.data} onConfirm={confirm} />;
}

interface AppStepProps {
  readonly secret: string;
  readonly uri: string;
  /** Gives the first code. Throws the server's refusal. */
  readonly onConfirm: (code: string) => Promise<void>;
}

function AppStep({ secret, uri, onConfirm }: AppStepProps) {
  const { t } = useTranslation('sign-in');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const given = code.replace(/\s/g, '');
  const isWritten = /^\d{6}$/.test(given);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWritten) return field.current?.focus();
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(given);
    } catch (error) {
      setProblem(problemWords(error));
      setBusy(false);
      field.current?.select();
    }
  };

  return (
    <div className={classes.step}>
      <h2 className={classes.heading}>{t('enrolment.step', { step: 1 })}</h2>
      <p className={classes.sentence}>{t('enrolment.scan')}</p>
      <div className={classes.app}>
        <QrCode text={uri} label={t('enrolment.qr')} className={classes.qr} />
        <div className={classes.step}>
          {/* On a phone there is nothing to scan with: its own app takes the address. */}
          <a className={`${plainButtonClass('default')} ${classes.onPhone}`} href={uri}>
            {t('enrolment.open')}
          </a>
          <p className={classes.quiet}>{t('enrolment.key')}</p>
          <code className={classes.key}>{inFours(secret)}</code>
          <CopyText text={secret} label={t('enrolment.copyKey')} done={t('enrolment.copied')} />
        </div>
      </div>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {problem ? <ErrorState problem={problem.code === 'wrong_code' ? { ...problem, mend: t('enrolment.wrongCode'), requestId: null } : problem} /> : null}
        <PlainField
          ref={field}
          label={t('enrolment.code')}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
          maxLength={12}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && !isWritten ? t('secondStep.codeMissing') : null}
        />
        <PlainButton type="submit" busy={busy}>
          {t('enrolment.confirm')}
        </PlainButton>
      </form>
    </div>
  );
}

/** 'ABCD EFGH …': easier to type. */
function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
