import { useTranslation } from 'react-i18next';
import { PlainButton } from '../ui/plain-button.js';
import { CopyText } from './copy-text.js';
import classes from './second-step.module.css';

export interface RecoveryCodesProps {
  readonly email: string;
  readonly codes: readonly string[];
  readonly onSaved: () => void;
}

/** The recovery codes, this once: to copy, to print, and to say that they are kept. */
export function RecoveryCodes({ email, codes, onSaved }: RecoveryCodesProps) {
  const { t } = useTranslation('sign-in');
  return (
    <div className={`${classes.step} ${classes.paper}`}>
      <p className={classes.sentence}>{t('recoveryCodes.sentence')}</p>
      <p className={classes.paperTitle}>{t('recoveryCodes.paper', { email })}</p>
      <ol className={classes.codes} aria-label={t('recoveryCodes.paper', { email })}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={classes.acts} data-screen-only>
        <CopyText text={codes.join('\n')} label={t('recoveryCodes.copy')} done={t('recoveryCodes.copied')} />
        <PlainButton kind="default" onClick={() => window.print()}>
          {t('recoveryCodes.print')}
        </PlainButton>
      </div>
      <div data-screen-only>
        <PlainButton onClick={onSaved}>{t('recoveryCodes.saved')}</PlainButton>
      </div>
    </div>
  );
}
