import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import { IdentitiesSection } from './identities-section.js';
import { PasskeysSection } from './passkeys-section.js';

/** How the person who is signed in proves who they are; one section a way. */
export function AccountScreen() {
  const { t } = useTranslation('account');
  return (
    <>
      <PageHeader title={t('title')} />
      <PasskeysSection />
      <IdentitiesSection />
    </>
  );
}
