import type pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Enqueuing, Outbox } from '../jobs/outbox.js';
import { gatherWrites } from './gather-writes.js';

/** Connection and transaction state that the runner keeps for itself; ours are already open when it is made. */
interface RunnerState {
  databaseConnection: pg.PoolClient;
  isTransactionActive: boolean;
  transactionDepth: number;
}

/**
 * One open transaction. Reads speak SQL through `query`, commands may use entities through `manager`;
 * both run on the same connection and see each other's work. It ends with the request or job that owns it.
 */
export class Tx implements Enqueuing {
  private runner: QueryRunner | undefined;
  private sentAhead: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: pg.PoolClient,
    private readonly source: DataSource,
    readonly outbox: Outbox,
  ) {}

  /** Rows of one statement; types as in `type-parsers`. */
  async query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    const result = await this.send<Row>({ text, values });
    return result.rows;
  }

  /** The same for a statement whose text never varies: PostgreSQL parses it once a connection. `name` is unique to the text. */
  async prepared<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.send<Row>({ name, text, values });
    return result.rows;
  }

  /** Sends a statement whose answer nobody needs; the next one goes out right behind it. Where it fails the transaction does, with its error. */
  ahead(name: string, text: string, values: readonly unknown[]): void {
    const sent = Promise.all([this.sentAhead, this.send({ name, text, values })]);
    sent.catch(() => undefined);
    this.sentAhead = sent;
  }

  /** When all that went ahead has been answered. @throws the first failure of it, of which others are only a consequence */
  async settled(): Promise<void> {
    await this.sentAhead;
  }

  /** The first row, or null. */
  async one<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row | null> {
    const [row] = await this.query<Row>(text, values);
    return row ?? null;
  }

  /** How many rows an INSERT, UPDATE or DELETE touched. */
  async execute(text: string, values?: readonly unknown[]): Promise<number> {
    const result = await this.send({ text, values });
    return result.rowCount ?? 0;
  }

  /** TypeORM over this very transaction; made on first use, since most reads need none. */
  get manager(): EntityManager {
    this.runner ??= this.adoptRunner();
    return this.runner.manager;
  }

  private send<Row extends object>(query: { name?: string; text: string; values: readonly unknown[] | undefined }): Promise<pg.QueryResult<Row>> {
    gatherWrites(this.client);
    return this.client.query<Row>(query as pg.QueryConfig<unknown[]>);
  }

  private adoptRunner(): QueryRunner {
    const runner = this.source.createQueryRunner();
    const state = runner as unknown as RunnerState;
    state.databaseConnection = this.client;
    state.isTransactionActive = true;
    state.transactionDepth = 1;
    return runner;
  }
}
