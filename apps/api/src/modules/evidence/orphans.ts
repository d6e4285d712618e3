import { MS_OF_DAY } from '@tiendo/domain/calendar';
import type { Transactions } from '../../platform/database/transactions.js';
import type { FileStore } from '../../platform/storage/file-store.js';
import { storedKeys } from './evidence.queries.js';

/** Removes what was stored a day ago or longer and that no row of evidence names: uploads that were never committed. Gives how many. */
export function sweepOrphanFiles(transactions: Transactions, store: FileStore): Promise<number> {
  return store.sweepOrphans((keys) => transactions.run('read', (tx) => storedKeys(tx, keys)), MS_OF_DAY);
}
