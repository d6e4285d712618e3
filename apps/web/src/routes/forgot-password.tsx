import { createFileRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadMessages } from '../i18n/i18n.js';
import { ForgotPasswordScreen } from '../session/forgot-password.js';

export const Route = createFileRoute('/forgot-password')({
  loader: () => loadMessages('sign-in'),
  component: ForgotPasswordPage,
});

function ForgotPasswordPage() {
  const { t } = useTranslation('sign-in');
  return <ForgotPasswordScreen signInLink={<Link to="/sign-in">{t('forgot.back')}</Link>} />;
}
