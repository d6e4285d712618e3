import { people, system } from '@tiendo/types';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { problemCode, problemWords, type ProblemWords } from '../api/problem-words.js';
import { ErrorState } from '../ui/error-state.js';
import { Notice } from '../ui/notice.js';
import { PasswordField } from '../ui/password-field.js';
import { PlainButton } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { PRODUCT_NAME } from '../ui/product-name.js';
import { useTabTitle } from '../ui/use-tab-title.js';
import { LanguageSwitch } from './language-switch.js';
import classes from './sign-in.module.css';

/** The server's own limits, told before and checked here so that nobody waits for a refusal. */
const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 128;

export interface OneTimeLinkProps {
  /** From the address; empty when the link was cut short. */
  readonly token: string;
  /** The way on to signing in, once it is done. */
  readonly signInLink: ReactNode;
}

/** Makes the first administrator of an empty installation. */
export function SetUpScreen({ token, signInLink }: OneTimeLinkProps) {
  const { t } = useTranslation('sign-in');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  return (
    <LinkPage
      title={t('setUp.title')}
      sentence={t('setUp.sentence')}
      done={t('setUp.done')}
      act={t('setUp.act')}
      token={token}
      signInLink={signInLink}
      look={lookAtSetup}
      ready={name.trim() !== '' && /^\S+@\S+$/.test(email.trim())}
      send={(password) => call(system.setup, { body: { token, name: name.trim().normalize('NFC'), email: email.trim(), password } })}
      fields={(tried) => (
        <>
          <PlainField label={t('setUp.name')} autoComplete="name" value={name} onChange={(event) => setName(event.currentTarget.value)} error={tried && name.trim() === '' ? t('setUp.nameMissing') : null} />
          <PlainField
            label={t('email')}
            type="email"
            autoComplete="username"
            spellCheck={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={tried && !/^\S+@\S+$/.test(email.trim()) ? t('emailMissing') : null}
          />
        </>
      )}
    />
  );
}

/** Sets the password of an account by the link that came with it. */
export function SetPasswordScreen({ token, signInLink }: OneTimeLinkProps) {
  const { t } = useTranslation('sign-in');
  return (
    <LinkPage
      title={t('setPassword.title')}
      sentence={t('setPassword.sentence')}
      done={t('setPassword.done')}
      act={t('setPassword.act')}
      token={token}
      signInLink={signInLink}
      look={lookAtInvitation}
      ready
      send={(password) => call(people.setPassword, { body: { token, password } })}
    />
  );
}

const lookAtSetup = (token: string) => call(system.setupLink, { query: { token } });
const lookAtInvitation = (token: string) => call(people.passwordLink, { query: { token } });

interface LinkPageProps extends OneTimeLinkProps {
  readonly title: string;
  readonly sentence: string;
  readonly done: string;
  readonly act: string;
  /** Throws where the link can no longer be used. */
  readonly look: (token: string) => Promise<unknown>;
  readonly ready: boolean;
  readonly send: (password: string) => Promise<unknown>;
  readonly fields?: (tried: boolean) => ReactNode;
}

function LinkPage({ title, sentence, done, act, token, signInLink, look, ready, send, fields }: LinkPageProps) {
  const { t } = useTranslation('sign-in');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'open' | 'tried' | 'busy' | 'done' | 'used'>('open');
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  useTabTitle(title);
  // Said at once, not after a form was filled in for nothing.
  useEffect(() => {
    if (token === '') return;
    look(token).catch((error: unknown) => {
      if (!['link_used', 'invalid_input'].includes(problemCode(error))) return;
      setProblem(problemWords(error));
      setState('used');
    });
  }, [look, token]);
  const isShort = [...password].length < SHORTEST_PASSWORD;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('tried');
    if (!ready || isShort) return;
    setState('busy');
    setProblem(null);
    try {
      await send(password);
      setState('done');
    } catch (error) {
      setProblem(problemWords(error));
      setState('tried');
    }
  };

  return (
    <>
      <div className={classes.languages}>
        <LanguageSwitch />
      </div>
      <main id="content" className={classes.page} data-single>
        <div>
          <p className={classes.product}>{PRODUCT_NAME}</p>
          <h1 className={classes.title}>{title}</h1>
          {token === '' ? <Notice kind="error" title={t('linkCut')} /> : null}
          {problem ? <ErrorState problem={problem} /> : null}
          {state === 'done' ? (
            <Notice kind="done" title={done} action={signInLink} />
          ) : state === 'used' ? (
            signInLink
          ) : (
            <form noValidate onSubmit={(event) => void submit(event)}>
              <div className={classes.fields}>
                <p className={classes.quiet}>{sentence}</p>
                {fields?.(state !== 'open')}
                <PasswordField
                  label={t('newPassword')}
                  showLabel={t('show')}
                  autoComplete="new-password"
                  maxLength={LONGEST_PASSWORD}
                  value={password}
                  onChange={(event) => setPassword(event.currentTarget.value)}
                  error={state !== 'open' && isShort ? t('passwordShort', { count: SHORTEST_PASSWORD }) : null}
                />
                <p className={classes.quiet}>{t('passwordRule', { count: SHORTEST_PASSWORD })}</p>
                <PlainButton type="submit" busy={state === 'busy'} disabled={token === ''}>
                  {act}
                </PlainButton>
              </div>
            </form>
          )}
        </div>
      </main>
    </>
  );
}
