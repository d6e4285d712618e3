import { createFileRoute, redirect } from '@tanstack/react-router';
import { problemCode } from '../api/problem-words.js';
import { AppFrame } from '../features/frame/app-frame.js';
import { loadMessages } from '../i18n/i18n.js';
import { sessionQueries } from '../session/session.queries.js';

export const Route = createFileRoute('/_signed-in')({
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQueries.me());
    } catch (error) {
      if (problemCode(error) !== 'not_signed_in') throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  loader: () => loadMessages('shell', 'sign-in'),
  component: AppFrame,
});
