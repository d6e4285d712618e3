import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { loadMessages } from '../i18n/i18n.js';
import { takeToken, type HeldToken } from '../session/link-token.js';
import { SetUpScreen } from '../session/one-time-link.js';
import { plainButtonClass } from '../ui/plain-button.js';

export const Route = createFileRoute('/setup')({
  // Links of earlier versions had their token here.
  validateSearch: ({ token }): { readonly token?: string } => (typeof token === 'string' ? { token } : {}),
  beforeLoad: ({ location: { hash }, search }): HeldToken => takeToken('/setup', { hash, search }, () => redirect({ to: '/setup', replace: true })),
  loader: () => loadMessages('sign-in'),
  component: SetUpPage,
});

function SetUpPage() {
  const { token } = Route.useRouteContext();
  const { t } = useTranslation('sign-in');
  return (
    <SetUpScreen
      key={token}
      token={token}
      signInLink={
        <Link to="/sign-in" className={plainButtonClass('primary')}>
          {t('signInNow')}
        </Link>
      }
    />
  );
}
