import { queryOptions } from '@tanstack/react-query';
import { register } from '@tiendo/types';
import { call } from '../../api/call.js';

export const registerQueries = {
  all: ['register'] as const,
  one: (agencyCode: string) =>
    queryOptions({ queryKey: [...registerQueries.all, agencyCode] as const, queryFn: ({ signal }) => call(register.get, { params: { agencyCode } }, { signal }) }),
  announced: (agencyCode: string, q: string) =>
    queryOptions({ queryKey: [...registerQueries.all, agencyCode, 'announced', q] as const, queryFn: ({ signal }) => call(register.announced, { params: { agencyCode }, query: { q } }, { signal }) }),
  history: (offerId: string) => queryOptions({ queryKey: [...registerQueries.all, 'history', offerId] as const, queryFn: ({ signal }) => call(register.history, { params: { offerId } }, { signal }) }),
};

/** Other families of queries that a change of the register moves. */
export const MOVED_BY_REGISTER = [['home'], ['matrix'], ['report']] as const;
