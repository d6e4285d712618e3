import type { Topic, Topics } from './topics.js';

export interface EnqueueOptions {
  /** The same topic and key is enqueued at most once, whichever process asks and however often. */
  readonly onceKey?: string;
  /** Real time before which it is not started. */
  readonly startAfter?: Date;
}

/** Runs SQL on the connection of an open transaction. */
export interface Executor {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Where a transaction puts its jobs. */
export interface Outbox {
  send<T extends Topic>(tx: Executor, topic: T, payload: Topics[T], options: EnqueueOptions): Promise<void>;
}

/** A transaction that jobs can be enqueued in. */
export interface Enqueuing extends Executor {
  readonly outbox: Outbox;
}

/** Enqueues a job in the transaction: it exists when that is committed, and never otherwise. */
export function enqueue<T extends Topic>(tx: Enqueuing, topic: T, payload: Topics[T], options: EnqueueOptions = {}): Promise<void> {
  return tx.outbox.send(tx, topic, payload, options);
}
