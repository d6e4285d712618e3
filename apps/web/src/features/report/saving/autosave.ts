import type { ItemCode } from '@tiendo/domain/reports';
import type { DraftStore } from './draft-store.js';
import { changeBetween, isSame, wordsOf, type ItemWords } from './item-words.js';

/** An item as the server has it. */
export interface ServerItem {
  readonly code: ItemCode;
  readonly words: ItemWords;
  readonly version: number;
}

export type ItemSaving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'conflict';

export interface ItemDraft {
  /** What the fields show. */
  readonly typed: ItemWords;
  readonly saving: ItemSaving;
  /** Another person's words, which came first: both stand side by side until one is chosen. */
  readonly theirs: ItemWords | null;
  /** Why it was refused; what was typed stays. */
  readonly error: unknown;
}

export type Drafts = ReadonlyMap<ItemCode, ItemDraft>;

export interface SaveRequest {
  readonly code: ItemCode;
  readonly change: Partial<ItemWords>;
  readonly version: number;
  /** The same for every try of the same content, so that an answer that got lost changes nothing twice. */
  readonly key: string;
}

/** How a refusal is treated. */
export type Failure =
  | { readonly kind: 'passing' }
  | { readonly kind: 'refused' }
  /** Somebody else was first; what stands there now. */
  | { readonly kind: 'conflict'; readonly theirs: ItemWords; readonly version: number };

export interface AutosaveOptions {
  /** Saves one item and gives all items as they stand then. */
  readonly save: (request: SaveRequest) => Promise<readonly ServerItem[]>;
  readonly failureOf: (error: unknown) => Failure;
  readonly store: DraftStore;
  readonly newKey: () => string;
  readonly now: () => number;
  /** Runs it after so many milliseconds; the answer cancels it. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

export interface Autosave {
  /** What the server has now, after loading and after every other act on the report. */
  adopt(items: readonly ServerItem[]): void;
  /** Puts back what an earlier visit left unsent; gives the codes of the items in which something was put back. */
  restore(): Promise<readonly ItemCode[]>;
  type(code: ItemCode, change: Partial<ItemWords>): void;
  /** Saves everything now; true when the server has all of it. */
  flush(): Promise<boolean>;
  /** Of a conflict: write mine over theirs, or take theirs and drop mine. */
  resolve(code: ItemCode, keep: 'mine' | 'theirs'): void;
  snapshot(): Drafts;
  subscribe(listener: () => void): () => void;
}

/** Milliseconds of quiet after which what was typed is sent. */
export const QUIET_MS = 800;
const RETRY_MS = [3_000, 10_000, 30_000] as const;

interface Entry {
  server: ItemWords;
  version: number;
  typed: ItemWords;
  saving: ItemSaving;
  theirs: { readonly words: ItemWords; readonly version: number } | null;
  error: unknown;
  /** What is on its way or was on its way when the line broke. */
  attempt: { readonly words: ItemWords; readonly request: SaveRequest } | null;
  cancel: (() => void) | null;
  ready: boolean;
}

/**
 * Saves a report item by item while it is typed: one request at a time, each with the version that it was typed over.
 * What is typed is first kept on the device, then sent; a broken line is tried again, a refusal keeps the words.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { save, failureOf, store, newKey, now, later } = options;
  const entries = new Map<ItemCode, Entry>();
  const listeners = new Set<() => void>();
  let shown: Drafts = new Map();
  let running: Promise<void> | null = null;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;

  const tell = () => {
    shown = new Map([...entries].map(([code, { typed, saving, theirs, error }]) => [code, { typed, saving, theirs: theirs?.words ?? null, error }]));
    listeners.forEach((listener) => listener());
  };
  const isDirty = (entry: Entry) => !isSame(entry.typed, entry.server);
  // A browser that keeps nothing (private window, full disk) still saves to the server.
  const quietly = (work: Promise<void>) => work.catch(() => undefined);

  function adopt(items: readonly ServerItem[]): void {
    for (const { code, words, version } of items) {
      const entry = entries.get(code);
      if (entry === undefined) {
        entries.set(code, { server: words, version, typed: words, saving: 'saved', theirs: null, error: null, attempt: null, cancel: null, ready: false });
      } else if (!isDirty(entry) || isSame(entry.typed, words)) {
        settle(entry, code, words, version);
      }
      // Else somebody is typing over an older version; the server will say so when it is sent.
    }
    tell();
  }

  function settle(entry: Entry, code: ItemCode, words: ItemWords, version: number): void {
    entry.cancel?.();
    Object.assign(entry, { server: words, version, typed: words, saving: 'saved', theirs: null, error: null, attempt: null, cancel: null, ready: false });
    void quietly(store.forget(code));
  }

  function type(code: ItemCode, change: Partial<ItemWords>): void {
    const entry = entries.get(code);
    if (entry === undefined) return;
    entry.typed = { ...entry.typed, ...change };
    entry.error = null;
    if (entry.saving !== 'conflict' && entry.saving !== 'saving') entry.saving = isDirty(entry) ? 'unsaved' : 'saved';
    if (isDirty(entry)) {
      void quietly(store.keep(code, { words: entry.typed, version: entry.version, at: now() }));
      entry.cancel?.();
      entry.cancel = later(QUIET_MS, () => {
        entry.cancel = null;
        entry.ready = true;
        void run();
      });
    } else {
      void quietly(store.forget(code));
    }
    tell();
  }

  async function restore(): Promise<readonly ItemCode[]> {
    const kept = await store.read().catch(() => new Map<never, never>());
    const back: ItemCode[] = [];
    for (const [code, draft] of kept) {
      const entry = entries.get(code);
      if (entry === undefined || isDirty(entry)) continue;
      if (isSame(draft.words, entry.server)) {
        void quietly(store.forget(code));
        continue;
      }
      entry.typed = wordsOf(draft.words);
      if (draft.version < entry.version) {
        entry.saving = 'conflict';
        entry.theirs = { words: entry.server, version: entry.version };
      } else {
        entry.saving = 'unsaved';
        entry.ready = true;
      }
      back.push(code);
    }
    tell();
    if (back.length > 0) void run();
    return back;
  }

  function nextToSend(): [ItemCode, Entry] | undefined {
    return [...entries].find(([, entry]) => entry.ready && isDirty(entry) && entry.saving !== 'conflict');
  }

  /** Sends what is ready, one after the other; ends at the first broken line. */
  function run(): Promise<void> {
    running ??= (async () => {
      for (let next = nextToSend(); next !== undefined; next = nextToSend()) {
        if (!(await send(...next))) break;
      }
    })().finally(() => {
      running = null;
    });
    return running;
  }

  /** True when the line held, whatever the answer was. */
  async function send(code: ItemCode, entry: Entry): Promise<boolean> {
    const attempt = entry.attempt ?? { words: entry.typed, request: { code, change: changeBetween(entry.server, entry.typed), version: entry.version, key: newKey() } };
    entry.attempt = attempt;
    entry.saving = 'saving';
    tell();
    try {
      const items = await save(attempt.request);
      failures = 0;
      entry.attempt = null;
      accept(code, entry, attempt.words, items);
      return true;
    } catch (error) {
      return fail(code, entry, error);
    }
  }

  function accept(code: ItemCode, entry: Entry, sent: ItemWords, items: readonly ServerItem[]): void {
    const saved = items.find((item) => item.code === code);
    if (saved && isSame(entry.typed, sent)) {
      settle(entry, code, saved.words, saved.version);
    } else if (saved) {
      // Typed on meanwhile: what is newer goes next, at once unless its own quiet time is still running.
      Object.assign(entry, { server: saved.words, version: saved.version, saving: 'unsaved', ready: entry.cancel === null });
      void quietly(store.keep(code, { words: entry.typed, version: saved.version, at: now() }));
    }
    adopt(items.filter((item) => item.code !== code));
  }

  function fail(code: ItemCode, entry: Entry, error: unknown): boolean {
    const failure = failureOf(error);
    // An answer that never reached a page that was left: what stands there is what this one has.
    if (failure.kind === 'conflict' && isSame(failure.theirs, entry.typed)) {
      settle(entry, code, failure.theirs, failure.version);
      tell();
      return true;
    }
    if (failure.kind === 'passing') {
      entry.saving = 'offline';
      cancelRetry?.();
      cancelRetry = later(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? RETRY_MS[0], () => void run());
      failures += 1;
      tell();
      return false;
    }
    entry.attempt = null;
    entry.ready = false;
    entry.error = failure.kind === 'refused' ? error : null;
    entry.saving = failure.kind === 'refused' ? 'failed' : 'conflict';
    if (failure.kind === 'conflict') {
      entry.theirs = { words: failure.theirs, version: failure.version };
    }
    tell();
    return true;
  }

  return {
    adopt,
    restore,
    type,
    flush: async () => {
      for (const entry of entries.values()) {
        entry.cancel?.();
        entry.cancel = null;
        if (isDirty(entry) && entry.saving !== 'conflict') entry.ready = true;
      }
      await run();
      return [...entries.values()].every((entry) => !isDirty(entry));
    },
    resolve: (code, keep) => {
      const entry = entries.get(code);
      if (entry?.theirs == null) return;
      const { words, version } = entry.theirs;
      if (keep === 'theirs') {
        settle(entry, code, words, version);
        return tell();
      }
      Object.assign(entry, { server: words, version, theirs: null, attempt: null, saving: 'unsaved', ready: true });
      if (!isDirty(entry)) settle(entry, code, words, version);
      tell();
      void run();
    },
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
