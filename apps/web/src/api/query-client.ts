import { QueryClient } from '@tanstack/react-query';
import { problemCode } from './problem-words.js';

const RETRIES = 2;

/** No answer came, or the database was away for a moment; a refusal is never asked again. */
export function isPassing(error: unknown): boolean {
  const code = problemCode(error);
  return code === 'unreachable' || code === 'database_unavailable';
}

/** Acts may be tried again because every one carries its Idempotency-Key. Offices without internet count as online. */
export function createQueryClient(): QueryClient {
  const retry = (failures: number, error: unknown) => isPassing(error) && failures < RETRIES;
  return new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 15_000, networkMode: 'always' },
      mutations: { retry, networkMode: 'always' },
    },
  });
}
