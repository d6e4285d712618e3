import { people, system } from '@tiendo/types';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import { fieldError, problemCode, problemWords } from '../api/problem-words.js';
import { ErrorState } from '../ui/error-state.js';
import { Notice } from '../ui/notice.js';
import { PlainButton } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { LonePage } from './lone-page.js';
import { faultOf, NewPasswordField } from './new-password-field.js';
import classes from './sign-in.module.css';

export interface OneTimeLinkProps {
  /** As the link had it; empty when that was cut short. */
  readonly token: string;
  /** The way on to signing in, once it is done. */
  readonly signInLink: ReactNode;
  /** The way to another link, where the person can ask for one. */
  readonly newLink?: ReactNode;
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
      own={[name, email]}
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
export function SetPasswordScreen({ token, signInLink, newLink }: OneTimeLinkProps) {
  const { t } = useTranslation('sign-in');
  return (
    <LinkPage
      title={t('setPassword.title')}
      sentence={t('setPassword.sentence')}
      done={t('setPassword.done')}
      act={t('setPassword.act')}
      token={token}
      signInLink={signInLink}
      newLink={newLink}
      look={lookAtInvitation}
      ready
      own={[]}
      send={(password) => call(people.setPassword, { body: { token, password } })}
    />
  );
}

const lookAtSetup = (token: string) => call(system.setupLink, { body: { token } });
const lookAtInvitation = (token: string) => call(people.passwordLink, { body: { token } });

interface LinkPageProps extends OneTimeLinkProps {
  readonly title: string;
  readonly sentence: string;
  readonly done: string;
  readonly act: string;
  /** Throws where the link can no longer be used. */
  readonly look: (token: string) => Promise<unknown>;
  readonly ready: boolean;
  /** What is known of the person, for the password's rule. */
  readonly own: readonly string[];
  readonly send: (password: string) => Promise<unknown>;
  readonly fields?: (tried: boolean) => ReactNode;
}

function LinkPage({ title, sentence, done, act, token, signInLink, newLink, look, ready, own, send, fields }: LinkPageProps) {
  const { t } = useTranslation('sign-in');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'open' | 'tried' | 'busy' | 'done' | 'used'>('open');
  const [error, setError] = useState<unknown>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  // Said at once, not after a form was filled in for nothing.
  useEffect(() => {
    if (token === '') return;
    look(token).catch((thrown: unknown) => {
      if (!['link_used', 'invalid_input'].includes(problemCode(thrown))) return;
      setError(thrown);
      setState('used');
    });
  }, [look, token]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('tried');
    if (!ready) return;
    if (faultOf(password, own) !== null) return passwordField.current?.focus();
    setState('busy');
    setError(null);
    try {
      await send(password);
      setState('done');
    } catch (thrown) {
      setError(thrown);
      setState(problemCode(thrown) === 'link_used' ? 'used' : 'tried');
      if (fieldError(thrown, 'password') !== null) passwordField.current?.focus();
    }
  };

  const refusedPassword = fieldError(error, 'password');
  return (
    <LonePage title={title}>
      {token === '' ? <Notice kind="error" title={t('linkCut')} /> : null}
      {error === null || refusedPassword !== null ? null : <ErrorState problem={problemWords(error)} />}
      {state === 'done' ? (
        <Notice kind="done" title={done} action={signInLink} />
      ) : state === 'used' ? (
        (newLink ?? signInLink)
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          <div className={classes.fields}>
            <p className={classes.quiet}>{sentence}</p>
            {fields?.(state !== 'open')}
            <NewPasswordField
              ref={passwordField}
              label={t('newPassword')}
              value={password}
              own={own}
              tried={state !== 'open'}
              refused={refusedPassword}
              onChange={(typed) => {
                setPassword(typed);
                if (refusedPassword !== null) setError(null);
              }}
            />
            <PlainButton type="submit" busy={state === 'busy'} disabled={token === ''}>
              {act}
            </PlainButton>
          </div>
        </form>
      )}
    </LonePage>
  );
}
