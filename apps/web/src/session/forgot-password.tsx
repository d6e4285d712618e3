import { account } from '@tiendo/types';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { problemWords, type ProblemWords } from '../api/problem-words.js';
import { ErrorState } from '../ui/error-state.js';
import { Notice } from '../ui/notice.js';
import { PlainButton } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { QuietButton } from '../ui/quiet-button.js';
import { LonePage } from './lone-page.js';
import classes from './sign-in.module.css';

/** Asks for a letter with a link to set the password; says the same whether there is such an account or not. */
export function ForgotPasswordScreen({ signInLink }: { readonly signInLink: ReactNode }) {
  const { t } = useTranslation('sign-in');
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open');
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state === 'open') field.current?.focus();
  }, [state]);
  const isWritten = /^\S+@\S+$/.test(email.trim());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWritten) return field.current?.focus();
    setState('busy');
    setProblem(null);
    try {
      await call(account.forgotPassword, { body: { email: email.trim().normalize('NFC') } });
      setState('done');
    } catch (error) {
      setProblem(problemWords(error));
      setState('open');
    }
  };

  return (
    <LonePage title={t('forgot.title')}>
      {state === 'done' ? (
        <>
          <Notice kind="information" title={t('forgot.done')}>
            {t('forgot.doneNext', { email: email.trim() })}
          </Notice>
          <p className={classes.quiet}>{t('forgot.noMail')}</p>
          <p className={classes.below}>
            <QuietButton onClick={() => setState('open')}>{t('forgot.again')}</QuietButton>
          </p>
        </>
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          {problem ? <ErrorState problem={problem} /> : null}
          <div className={classes.fields}>
            <p className={classes.quiet}>{t('forgot.sentence')}</p>
            <PlainField
              ref={field}
              label={t('email')}
              type="email"
              name="email"
              autoComplete="username"
              inputMode="email"
              spellCheck={false}
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={tried && !isWritten ? t('emailMissing') : null}
            />
            <PlainButton type="submit" busy={state === 'busy'}>
              {t('forgot.act')}
            </PlainButton>
          </div>
        </form>
      )}
      <p className={classes.below}>{signInLink}</p>
    </LonePage>
  );
}
