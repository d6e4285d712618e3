import { queryOptions } from '@tanstack/react-query';
import { reports, review } from '@tiendo/types';
import { call } from '../../api/call.js';

export const reviewQueries = {
  all: ['review'] as const,
  queue: () => queryOptions({ queryKey: [...reviewQueries.all, 'queue'] as const, queryFn: ({ signal }) => call(review.queue, { query: {} }, { signal }), refetchInterval: 60_000 }),
  desk: () => queryOptions({ queryKey: [...reviewQueries.all, 'desk'] as const, queryFn: ({ signal }) => call(review.desk, { query: {} }, { signal }) }),
  report: (reportId: string) =>
    queryOptions({ queryKey: [...reviewQueries.all, 'report', reportId] as const, queryFn: ({ signal }) => call(reports.get, { params: { reportId } }, { signal }) }),
  ledger: (reportId: string, itemCode: 'level4' | 'payment' | 'receipt') =>
    queryOptions({ queryKey: [...reviewQueries.all, 'ledger', reportId, itemCode] as const, queryFn: ({ signal }) => call(reports.ledger, { params: { reportId, itemCode } }, { signal }) }),
};
