import { DataSource, type EntityTarget } from 'typeorm';
import { dataSourceOptions, type DatabaseOptions } from './platform/database/data-source-options.js';

/** Every entity by name; no globs, which hide mistakes. */
export const ENTITIES: readonly EntityTarget<object>[] = [];

/** The one data source of a process. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource(dataSourceOptions(ENTITIES, options));
}
