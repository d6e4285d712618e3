import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadMessages } from '../i18n/i18n.js';
import { takeToken, type HeldToken } from '../session/link-token.js';
import { SetPasswordScreen } from '../session/one-time-link.js';
import { plainButtonClass } from '../ui/plain-button.js';

export const Route = createFileRoute('/set-password')({
  // Links of earlier versions had their token here.
  validateSearch: ({ token }): { readonly token?: string } => (typeof token === 'string' ? { token } : {}),
  beforeLoad: ({ location: { hash }, search }): HeldToken => takeToken('/set-password', { hash, search }, () => redirect({ to: '/set-password', replace: true })),
  loader: () => loadMessages('sign-in'),
  component: SetPasswordPage,
});

function SetPasswordPage() {
  const { token } = Route.useRouteContext();
  const { t } = useTranslation('sign-in');
  return (
    <SetPasswordScreen
      key={token}
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
