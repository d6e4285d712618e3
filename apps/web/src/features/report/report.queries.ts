import { queryOptions } from '@tanstack/react-query';
import type { ItemCode } from '@tiendo/domain/reports';
import { reports } from '@tiendo/types';
import { call } from '../../api/call.js';

export const reportQueries = {
  all: ['report'] as const,
  report: (reportId: string) =>
    queryOptions({
      queryKey: [...reportQueries.all, reportId] as const,
      queryFn: ({ signal }) => call(reports.get, { params: { reportId } }, { signal }),
    }),
  ledger: (reportId: string, itemCode: ItemCode) =>
    queryOptions({
      queryKey: [...reportQueries.all, reportId, 'ledger', itemCode] as const,
      queryFn: ({ signal }) => call(reports.ledger, { params: { reportId, itemCode } }, { signal }),
    }),
  receipt: (reportId: string, revision: number) =>
    queryOptions({
      queryKey: [...reportQueries.all, reportId, 'receipt', revision] as const,
      queryFn: ({ signal }) => call(reports.receipt, { params: { reportId, revision } }, { signal }),
      staleTime: Infinity,
    }),
};

/** Families of queries that a change of a report also changes. */
export const TOUCHED_BY_REPORT = [['home'], ['reports'], ['matrix'], ['review']] as const;
