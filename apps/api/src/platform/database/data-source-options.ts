import type { DataSourceOptions, EntityTarget, MixedList } from 'typeorm';
import { applicationOptions } from './application-role.js';
import { MIGRATIONS } from './migrations.js';
import { TYPE_PARSERS } from './type-parsers.js';

const LONGEST_STATEMENT_MS = 30_000;
const LONGEST_IDLE_IN_TRANSACTION_MS = 60_000;
const LONGEST_WAIT_FOR_CONNECTION_MS = 10_000;

export interface DatabaseOptions {
  readonly url: string;
  /** Most connections of this process. */
  readonly pool: number;
  /** The owner migrates and passes every policy by; the application acts in a role of its own. */
  readonly as: 'application' | 'owner';
  readonly applicationName: string;
  readonly onPoolError: (error: Error) => void;
}

/** Options of the one data source; entities come from the composition root, migrations from the explicit list. */
export function dataSourceOptions(entities: readonly EntityTarget<object>[], options: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    entities: [...entities] as MixedList<() => void>,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    logging: false,
    // The extensions that we need are in the first migration.
    installExtensions: false,
    applicationName: options.applicationName,
    poolSize: options.pool,
    connectTimeoutMS: LONGEST_WAIT_FOR_CONNECTION_MS,
    poolErrorHandler: options.onPoolError,
    extra: {
      types: TYPE_PARSERS,
      // BEGIN, the session look-up and the handler's independent reads go out without waiting for each other.
      pipeline: true,
      ...(options.as === 'application' ? { options: applicationOptions() } : {}),
      keepAlive: true,
      statement_timeout: LONGEST_STATEMENT_MS,
      idle_in_transaction_session_timeout: LONGEST_IDLE_IN_TRANSACTION_MS,
    },
  };
}
