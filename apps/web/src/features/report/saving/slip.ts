import type { ItemCode } from '@tiendo/domain/reports';
import type { DraftStore, KeptDraft } from './draft-store.js';

/** Where a slip lies: written before the call returns. Asking for it throws in a browser that allows none. */
export type SlipBox = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * The lasting store takes its time, and a page that is left meanwhile takes the last letters with it. So each draft is
 * first put down on a slip at once, which is thrown away when the store has it; what a slip says is the newer.
 */
export function withSlip(store: DraftStore, box: SlipBox, prefix: string): DraftStore {
  return {
    read: async () => {
      const kept = new Map(await store.read().catch(() => new Map<ItemCode, KeptDraft>()));
      for (const [code, draft] of slipsOf(box, prefix)) kept.set(code, draft);
      return kept;
    },
    keep: async (code, draft) => {
      const key = prefix + code;
      const slip = JSON.stringify(draft);
      quietly(() => box().setItem(key, slip));
      await store.keep(code, draft);
      // Typed on meanwhile: the newer slip waits for its own writing.
      quietly(() => box().getItem(key) === slip && box().removeItem(key));
    },
    forget: (code) => {
      quietly(() => box().removeItem(prefix + code));
      return store.forget(code);
    },
  };
}

function slipsOf(box: SlipBox, prefix: string): [ItemCode, KeptDraft][] {
  const slips: [ItemCode, KeptDraft][] = [];
  quietly(() => {
    const lying = box();
    for (let index = 0; index < lying.length; index += 1) {
      const key = lying.key(index);
      const slip = key?.startsWith(prefix) ? lying.getItem(key) : null;
      if (key !== null && slip !== null) slips.push([key.slice(prefix.length) as ItemCode, JSON.parse(slip) as KeptDraft]);
    }
  });
  return slips;
}

/** A browser that gives no room still has the lasting store. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Nothing to do: the slip was only for the moment.
  }
}
