import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../../api/problem-words.js';
import { ErrorState } from '../../ui/error-state.js';
import { PageHeader } from '../../ui/page-header.js';
import { SkeletonRows } from '../../ui/skeletons.js';
import classes from './account.module.css';
import { IdentitiesSection } from './identities-section.js';
import { PasskeysSection } from './passkeys-section.js';
import { PasswordSection } from './password-section.js';
import { ProfileSection } from './profile-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { securityQueries } from './security.queries.js';
import { SessionsSection } from './sessions-section.js';

/** How the person who is signed in proves who they are, and where they are signed in; one section a way. */
export function AccountScreen() {
  const { t } = useTranslation('account');
  const security = useQuery(securityQueries.mine());
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <ProfileSection />
      {security.isError ? <ErrorState problem={problemWords(security.error)} onRetry={() => void security.refetch()} retrying={security.isFetching} /> : null}
      {security.isPending ? <SkeletonRows rows={6} /> : null}
      {security.data ? (
        <>
          <PasswordSection hasPassword={security.data.hasPassword} changedAt={security.data.passwordChangedAt} />
          <SecondFactorSection {...security.data.secondFactor} />
        </>
      ) : null}
      <PasskeysSection />
      <IdentitiesSection />
      {security.data ? <SessionsSection sessions={security.data.sessions} /> : null}
    </div>
  );
}
