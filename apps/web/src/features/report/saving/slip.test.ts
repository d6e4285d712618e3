import { describe, expect, it } from '@jest/globals';
import type { ItemCode } from '@tiendo/domain/reports';
import type { DraftStore, KeptDraft } from './draft-store.js';
import { withSlip, type SlipBox } from './slip.js';

const draft = (words: string): KeptDraft => ({ words: { words, cause: '', causeKind: null, silence: null }, version: 1, at: 1 });

/** A store that finishes a writing only when told, as one that is left in the middle of it. */
function setUp() {
  const lasting = new Map<ItemCode, KeptDraft>();
  const writings: (() => void)[] = [];
  const store: DraftStore = {
    read: async () => new Map(lasting),
    keep: (code, kept) =>
      new Promise((resolve) => {
        writings.push(() => {
          lasting.set(code, kept);
          resolve();
        });
      }),
    forget: async (code) => void lasting.delete(code),
  };
  const slips = new Map<string, string>();
  const lying: ReturnType<SlipBox> = {
    get length() {
      return slips.size;
    },
    key: (index) => [...slips.keys()][index] ?? null,
    getItem: (key) => slips.get(key) ?? null,
    setItem: (key, slip) => void slips.set(key, slip),
    removeItem: (key) => void slips.delete(key),
  };
  const box = () => lying;
  return { store, lasting, writings, slips, box, drafts: withSlip(store, box, 'an/7/') };
}

describe('a page that is left before the store has the last letters', () => {
  it('finds them again: they are on the slip before the key is up', async () => {
    const { drafts, store, box, lasting } = setUp();
    lasting.set('results', draft('một'));
    void drafts.keep('results', draft('một hai'));
    expect((await withSlip(store, box, 'an/7/').read()).get('results')).toEqual(draft('một hai'));
    // Neither another person nor another report reads it.
    expect((await withSlip(store, box, 'ba/7/').read()).get('results')).toEqual(draft('một'));
  });

  it('throws the slip away once the store has the same, and not sooner', async () => {
    const { drafts, writings, slips, lasting } = setUp();
    const first = drafts.keep('results', draft('a'));
    const second = drafts.keep('results', draft('ab'));
    writings[0]?.();
    await first;
    expect([...slips.values()]).toEqual([JSON.stringify(draft('ab'))]);
    writings[1]?.();
    await second;
    expect([slips.size, lasting.get('results')]).toEqual([0, draft('ab')]);
  });

  it('forgets both', async () => {
    const { drafts, slips } = setUp();
    void drafts.keep('results', draft('a'));
    await drafts.forget('results');
    expect([slips.size, (await drafts.read()).size]).toEqual([0, 0]);
  });

  it('does without slips where the browser gives no room', async () => {
    const { store, writings, lasting } = setUp();
    const full: SlipBox = () => {
      throw new Error('not allowed');
    };
    const kept = withSlip(store, full, 'an/7/').keep('results', draft('a'));
    writings[0]?.();
    await kept;
    expect(lasting.get('results')).toEqual(draft('a'));
    expect((await withSlip(store, full, 'an/7/').read()).get('results')).toEqual(draft('a'));
  });
});
