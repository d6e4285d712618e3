import { useQueryClient } from '@tanstack/react-query';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { adoptLocale, loadMessages } from '../i18n/i18n.js';
import { nextAddress } from '../session/next-address.js';
import { sessionQueries } from '../session/session.queries.js';
import { SignInScreen } from '../session/sign-in-screen.js';

interface SignInSearch {
  /** The page that was asked for before signing in. */
  readonly next?: string;
}

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ next }): SignInSearch => (typeof next === 'string' && next !== '/' ? { next } : {}),
  loader: () => loadMessages('sign-in'),
  component: SignInPage,
});

function SignInPage() {
  const { next } = Route.useSearch();
  const router = useRouter();
  const cache = useQueryClient();
  const goOn = async () => {
    const me = await cache.fetchQuery({ ...sessionQueries.me(), staleTime: 0 });
    await adoptLocale(me.person.locale);
    router.history.push(nextAddress(next));
  };
  return <SignInScreen onSignedIn={goOn} />;
}
