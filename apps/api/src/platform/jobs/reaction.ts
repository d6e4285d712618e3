import type { Type } from '@nestjs/common';
import type { Contexts } from '../auth/contexts.js';
import type { Topic, Topics } from './topics.js';

/** What a job has at hand. It may run twice after a crash, so it must find out for itself what is still to do. */
export interface JobScope {
  readonly contexts: Contexts;
  readonly jobId: string;
  readonly signal: AbortSignal;
  /** A provider of the application. */
  get<T>(token: Type<T>): T;
}

export interface Reaction<T extends Topic> {
  readonly run: (scope: JobScope, payload: Topics[T]) => Promise<void>;
  /** How many of them one process does at a time; 1 when not given. */
  readonly concurrency?: number;
  /** Further attempts after a failure, with growing pauses from `retryDelaySeconds` on; 5 and 5 when not given. */
  readonly retries?: number;
  readonly retryDelaySeconds?: number;
}

/** Topic to what happens: exhaustive by type. */
export type Reactions = { readonly [T in Topic]: Reaction<T> };
