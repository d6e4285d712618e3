import { createFileRoute, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadMessages } from '../i18n/i18n.js';
import { SetPasswordScreen } from '../session/one-time-link.js';
import { plainButtonClass } from '../ui/plain-button.js';

export const Route = createFileRoute('/set-password')({
  validateSearch: ({ token }): { readonly token?: string } => (typeof token === 'string' ? { token } : {}),
  loader: () => loadMessages('sign-in'),
  component: SetPasswordPage,
});

function SetPasswordPage() {
  const { token = '' } = Route.useSearch();
  const { t } = useTranslation('sign-in');
  return (
    <SetPasswordScreen
      token={token}
      signInLink={
        <Link to="/sign-in" className={plainButtonClass('primary')}>
          {t('signInNow')}
        </Link>
      }
      newLink={
        <Link to="/forgot-password" className={plainButtonClass('primary')}>
          {t('setPassword.newLink')}
        </Link>
      }
    />
  );
}
