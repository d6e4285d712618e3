import { MS_OF_DAY } from '@tiendo/domain/calendar';
import type { Contexts } from '../../platform/auth/contexts.js';
import type { FileStore } from '../../platform/storage/file-store.js';
import { storedKeys } from './evidence.queries.js';

/** Removes what was stored a day ago or longer and that no row of evidence names: uploads that were never committed. Gives how many. */
export function sweepOrphanFiles(contexts: Contexts, store: FileStore): Promise<number> {
  // The store is one for all; each jurisdiction knows its own files alone.
  const named = async (keys: readonly string[]): Promise<ReadonlySet<string>> =>
    new Set((await contexts.everywhere({ mode: 'read' }, (ctx) => storedKeys(ctx.tx, keys))).flatMap((found) => [...found]));
  return store.sweepOrphans(named, MS_OF_DAY);
}
