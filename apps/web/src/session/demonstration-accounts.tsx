import { useTranslation } from 'react-i18next';
import classes from './sign-in.module.css';

const ACCOUNTS = [
  ['officer', 'officer.sxd@demo.test'],
  ['head', 'head.sxd@demo.test'],
  ['district', 'officer.qhc@demo.test'],
  ['coordinator', 'coordinator@demo.test'],
  ['cityOffice', 'cityoffice@demo.test'],
  ['leader', 'leader@demo.test'],
  ['admin', 'admin@demo.test'],
] as const;

/** The accounts of a demonstration; a click fills in the address. Never shown where the data are real. */
export function DemonstrationAccounts({ onChoose }: { readonly onChoose: (email: string) => void }) {
  const { t } = useTranslation('sign-in');
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 id="demo-title" className={classes.demoTitle}>
        {t('demo.title')}
      </h2>
      <p className={classes.quiet}>{t('demo.sentence')}</p>
      <ul className={classes.accounts}>
        {ACCOUNTS.map(([role, email]) => (
          <li key={email}>
            <button type="button" className={classes.account} onClick={() => onChoose(email)} title={t('demo.fill', { email })}>
              <span>{t(`demo.${role}`)}</span>
              <span className={classes.quiet}>{email}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>
        {t('demo.others')} {t('demo.password')}
      </p>
    </section>
  );
}
