import { createFileRoute, redirect } from '@tanstack/react-router';
import { problemCode } from '../api/problem-words.js';
import { AppFrame } from '../features/frame/app-frame.js';
import { loadMessages } from '../i18n/i18n.js';
import { needsSecondStep, sessionQueries } from '../session/session.queries.js';

export const Route = createFileRoute('/_signed-in')({
  beforeLoad: async ({ context, location }) => {
    const search = location.href === '/' ? {} : { next: location.href };
    const me = await context.queryClient.ensureQueryData(sessionQueries.me()).catch((error: unknown) => {
      if (problemCode(error) !== 'not_signed_in') throw error;
      throw redirect({ to: '/sign-in', search });
    });
    if (needsSecondStep(me)) throw redirect({ to: '/sign-in/second-step', search });
  },
  loader: () => loadMessages('shell', 'sign-in'),
  component: AppFrame,
});
