import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import type { HistorySubject } from '@tiendo/domain/access';
import { audit, type HistoryEntry } from '@tiendo/types';
import { call } from './call.js';
import { problemWords, type ProblemWords } from './problem-words.js';

const historyQuery = (kind: HistorySubject, id: string) =>
  infiniteQueryOptions({
    queryKey: ['history', kind, id] as const,
    queryFn: ({ pageParam, signal }) => call(audit.history, { query: { kind, id, ...(pageParam ? { after: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // What was done a moment ago belongs to it.
    staleTime: 0,
  });

export interface ThingHistory {
  readonly items: readonly HistoryEntry[] | undefined;
  readonly problem: ProblemWords | null;
  readonly onRetry: () => void;
  /** Undefined where there is no more. */
  readonly onMore: (() => void) | undefined;
  readonly isFetching: boolean;
}

/** What was done to one thing, newest first; goes into `HistorySection`. `when` false asks for nothing yet. */
export function useHistory(kind: HistorySubject, id: string, when: boolean = true): ThingHistory {
  const list = useInfiniteQuery({ ...historyQuery(kind, id), enabled: when });
  return {
    items: list.data?.pages.flatMap((page) => page.items),
    problem: list.isError ? problemWords(list.error) : null,
    onRetry: () => void list.refetch(),
    onMore: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    isFetching: list.isFetching,
  };
}
