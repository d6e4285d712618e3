import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { delegations, handOvers, people } from '@tiendo/types';
import { call } from '../../api/call.js';
import type { PeopleSearch } from './people-search.js';

export const peopleQueries = {
  /** Whatever is told of people: lists, one of them, and their delegations. */
  all: ['people'] as const,
  list: ({ q = '', role, agency, state }: PeopleSearch) =>
    infiniteQueryOptions({
      queryKey: ['people', 'list', q, role, agency, state] as const,
      queryFn: ({ pageParam, signal }) => call(people.list, { query: { q, ...(role ? { role } : {}), ...(agency ? { agency } : {}), ...(state ? { state } : {}), ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  one: (personId: string) => queryOptions({ queryKey: ['people', 'one', personId] as const, queryFn: ({ signal }) => call(people.get, { params: { personId } }, { signal }) }),
  delegations: (personId: string) => queryOptions({ queryKey: ['people', 'delegations', personId] as const, queryFn: ({ signal }) => call(delegations.list, { query: { person: personId } }, { signal }) }),
  plan: (personId: string, successor: string | undefined, on: string) =>
    queryOptions({
      queryKey: ['people', 'hand-over', personId, successor, on] as const,
      queryFn: ({ signal }) => call(handOvers.plan, { params: { personId }, query: { on, ...(successor ? { successor } : {}) } }, { signal }),
      placeholderData: keepPreviousData,
    }),
  minutes: (handOverId: string) => queryOptions({ queryKey: ['people', 'minutes', handOverId] as const, queryFn: ({ signal }) => call(handOvers.get, { params: { handOverId } }, { signal }) }),
};
