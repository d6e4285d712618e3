import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { matrix } from '@tiendo/types';
import { call } from '../../api/call.js';
import type { MatrixFilterWords } from './matrix-search.js';

const PAGE = 200;

export const matrixQueries = {
  all: ['matrix'] as const,
  pages: (filter: MatrixFilterWords) =>
    infiniteQueryOptions({
      queryKey: [...matrixQueries.all, 'pages', filter] as const,
      queryFn: ({ pageParam, signal }) => call(matrix.get, { query: { ...filter, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  /** All that are in force, whichever are shown: what can be chosen. */
  targets: () =>
    queryOptions({
      queryKey: [...matrixQueries.all, 'targets'] as const,
      queryFn: ({ signal }) => call(matrix.get, { query: { kind: [], status: [], target: [], report: [], limit: 1 } }, { signal }),
      select: ({ targets }) => targets,
      staleTime: 10 * 60_000,
    }),
  summary: (filter: MatrixFilterWords) =>
    queryOptions({
      queryKey: [...matrixQueries.all, 'summary', filter] as const,
      queryFn: ({ signal }) => call(matrix.summary, { query: filter }, { signal }),
      placeholderData: keepPreviousData,
    }),
  obligation: (agencyCode: string, targetCode: string) =>
    queryOptions({
      queryKey: [...matrixQueries.all, 'obligation', agencyCode, targetCode] as const,
      queryFn: ({ signal }) => call(matrix.obligation, { params: { agencyCode, targetCode } }, { signal }),
    }),
};
