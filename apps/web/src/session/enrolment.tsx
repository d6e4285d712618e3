import { useQuery } from '@tanstack/react-query';
import { account } from '@tiendo/types';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { problemWords, type ProblemWords } from '../api/problem-words.js';
import { withProof } from '../api/with-proof.js';
import { ErrorState } from '../ui/error-state.js';
import { PlainButton, plainButtonClass } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { SkeletonRows } from '../ui/skeletons.js';
import { CopyText } from './copy-text.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import classes from './second-step.module.css';

export interface EnrolmentProps {
  readonly email: string;
  /** The recovery codes were given and are kept. */
  readonly onDone: () => void | Promise<void>;
  /** The second factor is on, before the codes are kept. */
  readonly onConfirmed?: () => void;
}

/** Sets an authenticator app up: the picture to scan or the key to type, the first code, then the recovery codes. */
export function Enrolment({ email, onDone, onConfirmed }: EnrolmentProps) {
  const { t } = useTranslation('sign-in');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // A secret of its own for each time the steps are opened; it is kept nowhere but here.
  const begun = useQuery({
    queryKey: ['session', 'enrolment'] as const,
    queryFn: () => withProof(() => call(account.beginSecondFactor, {})),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });

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
  return <AppStep {...begun.data} onConfirmed={confirmed} onStale={() => void begun.refetch()} />;
}

interface AppStepProps {
  readonly secret: string;
  readonly uri: string;
  readonly onConfirmed: (codes: readonly string[]) => void;
  readonly onStale: () => void;
}

function AppStep({ secret, uri, onConfirmed, onStale }: AppStepProps) {
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
      onConfirmed((await withProof(() => call(account.confirmSecondFactor, { body: { code: given } }))).recoveryCodes);
    } catch (error) {
      const words = problemWords(error);
      setProblem(words);
      setBusy(false);
      // Set up meanwhile in another window: what this one shows is of no use any more.
      if (words.code === 'conflict') onStale();
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
