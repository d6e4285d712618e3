import { queryOptions } from '@tanstack/react-query';
import { home } from '@tiendo/types';
import { call } from '../../api/call.js';

export const homeQueries = {
  /** Of the first agency the key is that of the numbers in the side bar: one answer for both. */
  home: (agency?: string) =>
    queryOptions({
      queryKey: agency === undefined ? (['home'] as const) : (['home', agency] as const),
      queryFn: ({ signal }) => call(home.get, { query: agency === undefined ? {} : { agency } }, { signal }),
    }),
};
