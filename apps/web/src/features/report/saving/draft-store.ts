import type { ItemCode } from '@tiendo/domain/reports';
import { createStore, del, entries, set } from 'idb-keyval';
import type { ItemWords } from './item-words.js';
import { withSlip } from './slip.js';

/** What was typed and has not reached the server yet. */
export interface KeptDraft {
  readonly words: ItemWords;
  /** The item's version that it was typed over. */
  readonly version: number;
  /** Milliseconds; when the person typed it, by this device. */
  readonly at: number;
}

/** Keeps what is typed on this device until the server has it. */
export interface DraftStore {
  read(): Promise<ReadonlyMap<ItemCode, KeptDraft>>;
  keep(code: ItemCode, draft: KeptDraft): Promise<void>;
  forget(code: ItemCode): Promise<void>;
}

/** In IndexedDB, apart for each person and report: a closed browser loses nothing, and nobody sees another's words. */
export function browserDrafts(personId: string, reportId: string): DraftStore {
  const drafts = createStore('tiendo', 'drafts');
  const prefix = `${personId}/${reportId}/`;
  const lasting: DraftStore = {
    read: async () => {
      const all = await entries<string, KeptDraft>(drafts);
      return new Map(all.filter(([key]) => key.startsWith(prefix)).map(([key, draft]) => [key.slice(prefix.length) as ItemCode, draft]));
    },
    keep: (code, draft) => set(prefix + code, draft, drafts),
    forget: (code) => del(prefix + code, drafts),
  };
  return withSlip(lasting, () => localStorage, `tiendo.draft/${prefix}`);
}
