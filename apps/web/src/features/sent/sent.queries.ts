import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { agencies, calendar, reports } from '@tiendo/types';
import { call } from '../../api/call.js';
import type { ReportsSearch } from './reports-search.js';

const PAGE = 200;

export const sentQueries = {
  pages: ({ agency, period, status }: ReportsSearch) =>
    infiniteQueryOptions({
      queryKey: ['reports', { agency, period, status }] as const,
      queryFn: ({ pageParam, signal }) => call(reports.list, { query: { agency, period, status, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  /** The periods that can be chosen: those of a year and, where it has just begun, of the one before. */
  periods: (year: number) =>
    queryOptions({
      queryKey: ['calendar', year] as const,
      queryFn: ({ signal }) => call(calendar.get, { query: { year } }, { signal }),
      staleTime: 10 * 60_000,
      select: ({ periods }) => periods.map(({ period }) => period).toSorted((a, b) => (a.cutoffOn < b.cutoffOn ? 1 : -1)),
    }),
  agencies: () =>
    queryOptions({
      queryKey: ['agencies', 'names'] as const,
      queryFn: ({ signal }) => call(agencies.list, { query: { limit: 200 } }, { signal }),
      staleTime: 10 * 60_000,
    }),
};
