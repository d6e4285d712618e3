import { queryOptions } from '@tanstack/react-query';
import { account } from '@tiendo/types';
import { call } from '../../api/call.js';

export const securityQueries = {
  all: ['account', 'security'] as const,
  /** Password, second factor and sessions of who is signed in. */
  mine: () => queryOptions({ queryKey: securityQueries.all, queryFn: ({ signal }) => call(account.security, {}, { signal }) }),
};
