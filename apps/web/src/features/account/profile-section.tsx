import { ROLE_NAMES } from '@tiendo/phrases';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../i18n/name-in.js';
import { useMe } from '../../session/session.queries.js';
import { FactList, FactRow, Section } from '../../ui/section.js';
import { useLocale } from '../../ui/use-locale.js';
import classes from './account.module.css';

/** Who one is here; changed by an administrator, not by oneself. */
export function ProfileSection() {
  const { t } = useTranslation('account');
  const { t: shell } = useTranslation('shell');
  const locale = useLocale();
  const { person, memberships } = useMe();
  return (
    <Section id="profile" title={t('profile.title')}>
      <FactList label={t('profile.title')}>
        <FactRow title={person.name} note={t('profile.name')} />
        <FactRow title={person.email} note={t('profile.email')} />
        <FactRow
          title={memberships.map(({ role, agency }) => (
            <div key={`${role} ${agency?.id ?? ''}`}>
              {ROLE_NAMES[locale][role]} · {agency ? nameIn(locale, agency) : shell('person.city')}
            </div>
          ))}
          note={t('profile.roles')}
        />
      </FactList>
      <p className={classes.quiet}>{t('profile.changedBy')}</p>
    </Section>
  );
}
