import { useQueryClient } from '@tanstack/react-query';
import { createFileRoute, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { adoptLocale, loadMessages } from '../i18n/i18n.js';
import { nextAddress } from '../session/next-address.js';
import { needsSecondStep, sessionQueries } from '../session/session.queries.js';
import { SignInScreen } from '../session/sign-in-screen.js';

interface SignInSearch {
  /** The page that was asked for before signing in. */
  readonly next?: string;
  /** How somebody was signed in elsewhere: by the identity provider. */
  readonly by?: 'openid';
  /** Why the provider's way back did not lead in, or why the password is asked again. */
  readonly refused?: string;
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next, by, refused }): SignInSearch => ({
    ...(typeof next === 'string' && next !== '/' ? { next } : {}),
    ...(by === 'openid' ? { by } : {}),
    ...(typeof refused === 'string' && (refused.startsWith('openid_') || refused === 'sign_in_again') ? { refused } : {}),
  }),
  loader: () => loadMessages('sign-in'),
  component: SignInPage,
});

function SignInPage() {
  const { next, by, refused } = Route.useSearch();
  const { t } = useTranslation('sign-in');
  const router = useRouter();
  const cache = useQueryClient();
  const goOn = async () => {
    const me = await cache.fetchQuery({ ...sessionQueries.me(), staleTime: 0 });
    await adoptLocale(me.person.locale);
    if (needsSecondStep(me)) return router.navigate({ to: '/sign-in/second-step', search: next === undefined ? {} : { next } });
    router.history.push(nextAddress(next));
  };
  return <SignInScreen onSignedIn={goOn} next={next} refused={refused} isSignedIn={by === 'openid'} forgotLink={<Link to="/forgot-password">{t('forgotten')}</Link>} />;
}
