import { queryOptions } from '@tanstack/react-query';
import { reports } from '@tiendo/types';
import { call } from '../../api/call.js';

export const receiptQueries = {
  /** A receipt never changes. */
  receipt: (reportId: string, revision: number) =>
    queryOptions({
      queryKey: ['receipt', reportId, revision] as const,
      queryFn: ({ signal }) => call(reports.receipt, { params: { reportId, revision } }, { signal }),
      staleTime: Infinity,
    }),
};
