import { useQueryClient } from '@tanstack/react-query';
import { createFileRoute, redirect, useRouter } from '@tanstack/react-router';
import { problemCode } from '../api/problem-words.js';
import { loadMessages } from '../i18n/i18n.js';
import { nextAddress } from '../session/next-address.js';
import { SecondStepScreen } from '../session/second-step-screen.js';
import { needsSecondStep, sessionQueries } from '../session/session.queries.js';
import { signOut } from '../session/sign-in-requests.js';

export const Route = createFileRoute('/sign-in_/second-step')({
  validateSearch: ({ next }): { readonly next?: string } => (typeof next === 'string' && next !== '/' ? { next } : {}),
  beforeLoad: async ({ context, search }) => {
    const me = await context.queryClient.fetchQuery({ ...sessionQueries.me(), staleTime: 0 }).catch((error: unknown) => {
      if (problemCode(error) !== 'not_signed_in') throw error;
      throw redirect({ to: '/sign-in', search });
    });
    if (!needsSecondStep(me)) throw redirect({ href: nextAddress(search.next) });
    return { me };
  },
  loader: ({ context }) => loadMessages('sign-in').then(() => ({ me: context.me })),
  component: SecondStepPage,
});

function SecondStepPage() {
  const { me } = Route.useLoaderData();
  const { next } = Route.useSearch();
  const router = useRouter();
  const cache = useQueryClient();
  const goOn = async () => {
    await cache.fetchQuery({ ...sessionQueries.me(), staleTime: 0 });
    router.history.push(nextAddress(next));
  };
  const leave = async () => {
    await signOut();
    cache.clear();
    await router.navigate({ to: '/sign-in' });
  };
  const signInAgain = (reason?: 'sign_in_again') =>
    void router.navigate({ to: '/sign-in', search: { ...(next === undefined ? {} : { next }), ...(reason === undefined ? {} : { refused: reason }) } });
  return <SecondStepScreen me={me} onDone={goOn} onTooOld={signInAgain} onLeave={leave} />;
}
