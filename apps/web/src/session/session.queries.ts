import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { session, system, type Me } from '@tiendo/types';
import { call } from '../api/call.js';

export const sessionQueries = {
  all: ['session'] as const,
  /** Who is signed in. Throws `not_signed_in` when nobody is. */
  me: () =>
    queryOptions({
      queryKey: [...sessionQueries.all, 'me'] as const,
      queryFn: ({ signal }) => call(session.me, {}, { signal }),
      staleTime: 60_000,
    }),
  /** What stands here, for the page that signs people in. */
  installation: () =>
    queryOptions({
      queryKey: ['installation'] as const,
      queryFn: ({ signal }) => call(system.installation, {}, { signal }),
      staleTime: 5 * 60_000,
    }),
};

/** Who is signed in; only under the signed-in routes, which have asked before. */
export function useMe(): Me {
  return useSuspenseQuery(sessionQueries.me()).data;
}

/** Whether the session is half open: a code, or the setting up of an app, stands before everything else. */
export function needsSecondStep({ secondFactor }: Pick<Me, 'secondFactor'>): boolean {
  return secondFactor === 'ask' || secondFactor === 'enrol';
}
