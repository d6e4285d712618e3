import { queryOptions } from '@tanstack/react-query';
import { home } from '@tiendo/types';
import { call } from '../../api/call.js';

export const homeQueries = {
  /** The key is that of the numbers in the side bar: one answer for both. */
  home: () => queryOptions({ queryKey: ['home'] as const, queryFn: ({ signal }) => call(home.get, {}, { signal }) }),
};
