import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { ProblemError } from '@tiendo/client';
import { useState } from 'react';
import { createActKeys } from './act-keys.js';
import { problemWords, type ProblemWords } from './problem-words.js';
import { randomId } from './random-id.js';

export interface ActOptions<Variables, Result> {
  /** Does it: `(variables, { idempotencyKey }) => call(reports.approve, { … }, { idempotencyKey })`. */
  readonly act: (variables: Variables, options: { readonly idempotencyKey: string }) => Promise<Result>;
  /** Families of queries that the act changes; they are fetched again whether it succeeded or not. */
  readonly refreshes?: readonly QueryKey[];
  readonly onDone?: (result: Result, variables: Variables) => void;
  readonly onRefused?: (problem: ProblemWords, variables: Variables) => void;
}

export interface Act<Variables, Result> {
  readonly do: (variables: Variables) => void;
  /** The same as a promise, for a form that waits; throws what was thrown. */
  readonly doAsync: (variables: Variables) => Promise<Result>;
  readonly isBusy: boolean;
  /** The refusal in words, until the next try. */
  readonly problem: ProblemWords | null;
  readonly error: unknown;
  readonly result: Result | undefined;
  readonly reset: () => void;
}

/** An act of the person: one Idempotency-Key for all its tries, refusals in words, and what it changes fetched again. */
export function useAct<Variables, Result>({ act, refreshes = [], onDone, onRefused }: ActOptions<Variables, Result>): Act<Variables, Result> {
  const cache = useQueryClient();
  const [keys] = useState(() => createActKeys(randomId));
  const mutation = useMutation({
    mutationFn: (variables: Variables) => act(variables, { idempotencyKey: keys.keyFor(variables) }),
    onSuccess: (result, variables) => {
      keys.answered(variables);
      onDone?.(result, variables);
    },
    onError: (error, variables) => {
      if (error instanceof ProblemError) keys.answered(variables);
      onRefused?.(problemWords(error), variables);
    },
    onSettled: async () => {
      await Promise.all(refreshes.map((queryKey) => cache.invalidateQueries({ queryKey })));
    },
  });
  return {
    do: (variables) => mutation.mutate(variables),
    doAsync: (variables) => mutation.mutateAsync(variables),
    isBusy: mutation.isPending,
    problem: mutation.error === null ? null : problemWords(mutation.error),
    error: mutation.error,
    result: mutation.data,
    reset: mutation.reset,
  };
}
