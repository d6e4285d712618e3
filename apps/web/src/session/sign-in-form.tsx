import { problemSentence } from '@tiendo/phrases';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.js';
import { PasswordField } from '../ui/password-field.js';
import { PlainButton } from '../ui/plain-button.js';
import { PlainField } from '../ui/plain-field.js';
import { useLocale } from '../ui/use-locale.js';
import { signIn, type SignInRefusal } from './sign-in-requests.js';
import classes from './sign-in.module.css';

export interface SignInFormProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** The person is known (the session ended): only the password is asked. */
  readonly emailFixed?: boolean;
  readonly onSignedIn: () => void | Promise<void>;
}

/** E-mail and password. Keeps what was typed, says what is missing beside the field, and puts the cursor there. */
export function SignInForm({ email, onEmail, emailFixed = false, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in');
  const locale = useLocale();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    (emailFixed ? passwordField : emailField).current?.focus();
  }, [emailFixed]);
  const emailError = tried && !/^\S+@\S+$/.test(email.trim()) ? t('emailMissing') : null;
  const passwordError = tried && password === '' ? t('passwordMissing') : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!/^\S+@\S+$/.test(email.trim())) return emailField.current?.focus();
    if (password === '') return passwordField.current?.focus();
    setBusy(true);
    setRefusal(null);
    const refused = await signIn(email, password);
    if (refused === null) await onSignedIn();
    setRefusal(refused);
    setBusy(false);
    if (refused?.code === 'wrong_credentials') passwordField.current?.select();
  };

  const sentence = refusal === null ? null : problemSentence(refusal.code, locale, refusal.retryAfter);
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {sentence ? (
        <Notice kind="error" title={sentence.title}>
          {sentence.mend}
        </Notice>
      ) : null}
      <div className={classes.fields}>
        <PlainField
          ref={emailField}
          label={t('email')}
          type="email"
          name="email"
          // The browser offers passkeys in the same list as remembered addresses.
          autoComplete="username webauthn"
          inputMode="email"
          spellCheck={false}
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
          error={emailError}
          readOnly={emailFixed}
        />
        <PasswordField
          ref={passwordField}
          label={t('password')}
          showLabel={t('show')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={passwordError}
          data-autofocus={emailFixed ? true : undefined}
        />
        <PlainButton type="submit" busy={busy}>
          {t('submit')}
        </PlainButton>
      </div>
    </form>
  );
}
