import { queryOptions } from '@tanstack/react-query';
import { identities, passkeys } from '@tiendo/types';
import { call } from '../../api/call.js';

export const waysInQueries = {
  all: ['ways-in'] as const,
  passkeys: () => queryOptions({ queryKey: [...waysInQueries.all, 'passkeys'] as const, queryFn: ({ signal }) => call(passkeys.list, {}, { signal }) }),
  identities: () => queryOptions({ queryKey: [...waysInQueries.all, 'identities'] as const, queryFn: ({ signal }) => call(identities.list, {}, { signal }) }),
};
