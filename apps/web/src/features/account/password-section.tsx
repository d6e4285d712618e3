import { account } from '@tiendo/types';
import { formatDateTime } from '@tiendo/phrases';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { fieldError, problemCode } from '../../api/problem-words.js';
import { useAct } from '../../api/use-act.js';
import { faultOf, NewPasswordField } from '../../session/new-password-field.js';
import { useMe } from '../../session/session.queries.js';
import { ErrorState } from '../../ui/error-state.js';
import { PasswordField } from '../../ui/password-field.js';
import { PlainButton } from '../../ui/plain-button.js';
import { QuietButton } from '../../ui/quiet-button.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { tellDone } from '../../ui/toast.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './account.module.css';
import { securityQueries } from './security.queries.js';

export interface PasswordSectionProps {
  readonly hasPassword: boolean;
  readonly changedAt: string | null;
}

/** When the password was changed, and changing it. */
export function PasswordSection({ hasPassword, changedAt }: PasswordSectionProps) {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const [changing, setChanging] = useState(false);
  const when = changedAt === null ? t('password.never') : t('password.changedAt', { at: formatDateTime(changedAt, locale) });
  return (
    <Section id="password" title={t('password.title')}>
      {changing ? (
        <ChangePassword onClose={() => setChanging(false)} />
      ) : (
        <FactList label={t('password.title')}>
          <FactRow title={hasPassword ? when : t('password.none')} value={hasPassword ? <QuietButton onClick={() => setChanging(true)}>{t('password.change')}</QuietButton> : undefined} />
        </FactList>
      )}
    </Section>
  );
}

function ChangePassword({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('account');
  const { t: signIn } = useTranslation('sign-in');
  const { person } = useMe();
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const presentField = useRef<HTMLInputElement>(null);
  const newField = useRef<HTMLInputElement>(null);
  const own = [person.name, person.email];
  const change = useAct({
    act: (_: void, options) => call(account.changePassword, { body: { present, password } }, options),
    refreshes: [securityQueries.all],
    onDone: () => {
      tellDone({ message: t('password.done'), next: t('password.doneNext') });
      onClose();
    },
    onRefused: ({ code }) => (code === 'wrong_password' ? presentField.current?.select() : newField.current?.focus()),
  });
  const isWrongPresent = change.error !== null && problemCode(change.error) === 'wrong_password';
  const refusedNew = fieldError(change.error, 'password');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (present === '') return presentField.current?.focus();
    if (faultOf(password, own) !== null) return newField.current?.focus();
    change.do();
  };

  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      {change.problem !== null && !isWrongPresent && refusedNew === null ? <ErrorState problem={change.problem} /> : null}
      {/* For password managers, which keep a password with its address. */}
      <input type="text" name="email" autoComplete="username" aria-label={signIn('email')} value={person.email} readOnly hidden />
      <PasswordField
        ref={presentField}
        label={t('password.present')}
        showLabel={signIn('show')}
        name="current-password"
        autoComplete="current-password"
        value={present}
        onChange={(event) => setPresent(event.currentTarget.value)}
        error={tried && present === '' ? t('password.presentMissing') : isWrongPresent ? (change.problem?.title ?? null) : null}
      />
      <NewPasswordField
        ref={newField}
        label={t('password.new')}
        value={password}
        own={own}
        tried={tried}
        refused={refusedNew}
        onChange={(typed) => {
          setPassword(typed);
          if (refusedNew !== null) change.reset();
        }}
      />
      <p className={classes.quiet}>{t('password.explain')}</p>
      <div className={classes.acts}>
        <PlainButton type="submit" busy={change.isBusy}>
          {t('password.change')}
        </PlainButton>
        <PlainButton kind="default" onClick={onClose}>
          {t('cancel')}
        </PlainButton>
      </div>
    </form>
  );
}
