import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { delegations } from '@tiendo/types';
import { call } from '../../api/call.js';

export const delegationQueries = {
  all: ['delegations'] as const,
  mine: () => queryOptions({ queryKey: ['delegations', 'mine'] as const, queryFn: ({ signal }) => call(delegations.list, { query: {} }, { signal }) }),
  people: (q: string) => queryOptions({ queryKey: ['delegations', 'people', q] as const, queryFn: ({ signal }) => call(delegations.people, { query: { q } }, { signal }), placeholderData: keepPreviousData }),
};

/** What a delegation changes: the lists of it, of people, and who one is. */
export const TOUCHED_BY_DELEGATION = [delegationQueries.all, ['people'], ['session']] as const;
