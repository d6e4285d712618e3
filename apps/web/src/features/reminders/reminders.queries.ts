import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { reminders } from '@tiendo/types';
import { call } from '../../api/call.js';

export const reminderQueries = {
  all: ['reminders'] as const,
  ledger: () =>
    infiniteQueryOptions({
      queryKey: [...reminderQueries.all, 'ledger'] as const,
      queryFn: ({ pageParam, signal }) => call(reminders.list, { query: pageParam ? { after: pageParam } : {} }, { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  preview: () => queryOptions({ queryKey: [...reminderQueries.all, 'preview'] as const, queryFn: ({ signal }) => call(reminders.preview, { query: { days: 7 } }, { signal }) }),
  rules: () => queryOptions({ queryKey: [...reminderQueries.all, 'rules'] as const, queryFn: ({ signal }) => call(reminders.rules, {}, { signal }) }),
};
