import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Outbox } from '../jobs/outbox.js';
import { isConnectionFailure, isWorthRetrying } from './failures.js';
import { gatherWrites } from './gather-writes.js';
import { Tx } from './tx.js';

/** read: one snapshot for all statements, nothing can be written. write: each statement sees what others committed; lock what you decide on. */
export type TransactionMode = 'read' | 'write';

const BEGIN: Record<TransactionMode, string> = {
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  write: 'BEGIN',
};

const MOST_ATTEMPTS = 3;

/** The COMMIT was answered with a roll-back: a statement had failed and its error was swallowed. */
export class TransactionAborted extends Error {
  constructor() {
    super('COMMIT rolled back: an earlier statement of the transaction had failed');
  }
}

/** Opens transactions on the data source's own pool. */
export class Transactions {
  private readonly pool: pg.Pool;

  constructor(
    private readonly source: DataSource,
    private readonly outbox: Outbox,
  ) {
    this.pool = (source.driver as unknown as { master: pg.Pool }).master;
  }

  /**
   * Runs `work` in one transaction and returns when it is committed. After a serialization failure or a deadlock it
   * runs again, up to three times in all: `work` must have no effect outside the transaction.
   * @throws whatever `work` throws, after rolling back
   */
  async run<T>(mode: TransactionMode, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(mode, work);
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !isWorthRetrying(error)) throw error;
      }
    }
  }

  private async once<T>(mode: TransactionMode, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => {
      broken = error;
    };
    client.on('error', onError);
    try {
      // Not awaited: the first statement of `work` goes out right behind it.
      gatherWrites(client);
      const begun = client.query(BEGIN[mode]);
      begun.catch(onError);
      const tx = new Tx(client, this.source, this.outbox);
      const result = await this.outcome(tx, work);
      await begun;
      await this.commit(client, mode);
      return result;
    } catch (error) {
      if (isConnectionFailure(error)) broken ??= error as Error;
      else if (broken === undefined) await client.query('ROLLBACK').catch(onError);
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  /** What went ahead of the work counts as the cause where it failed: everything after it did too. */
  private async outcome<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await work(tx);
    } finally {
      await tx.settled();
    }
  }

  private async commit(client: pg.PoolClient, mode: TransactionMode): Promise<void> {
    gatherWrites(client);
    const committed = client.query('COMMIT');
    if (mode === 'read') {
      // Nothing can be lost; whoever uses the connection next is queued behind it.
      committed.catch(() => undefined);
      return;
    }
    if ((await committed).command !== 'COMMIT') throw new TransactionAborted();
  }
}
