import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import { ViewingsSection } from './viewings-section.js';

/** A page of its own, to which the mail that tells of a viewing leads. */
export function ViewingsScreen() {
  const { t } = useTranslation('viewings');
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <ViewingsSection />
    </>
  );
}
