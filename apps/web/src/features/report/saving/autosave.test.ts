import { describe, expect, it } from '@jest/globals';
import type { ItemCode } from '@tiendo/domain/reports';
import { createAutosave, type Failure, type SaveRequest, type ServerItem } from './autosave.js';
import type { DraftStore, KeptDraft } from './draft-store.js';
import type { ItemWords } from './item-words.js';

const words = (text: string): ItemWords => ({ words: text, cause: '', causeKind: null, silence: null });
const item = (code: ItemCode, text: string, version: number): ServerItem => ({ code, words: words(text), version });

class Broken extends Error {}
class Refusal extends Error {}
class Late extends Error {
  constructor(
    readonly theirs: ItemWords,
    readonly version: number,
  ) {
    super('late');
  }
}

const failureOf = (error: unknown): Failure => {
  if (error instanceof Broken) return { kind: 'passing' };
  return error instanceof Late ? { kind: 'conflict', theirs: error.theirs, version: error.version } : { kind: 'refused' };
};

/** A server that keeps words and versions, a device, and a clock that only moves when told. */
function setUp(kept: [ItemCode, KeptDraft][] = []) {
  const server = new Map<ItemCode, ServerItem>([
    ['direction', item('direction', '', 1)],
    ['results', item('results', 'cũ', 4)],
  ]);
  const device = new Map<ItemCode, KeptDraft>(kept);
  const store: DraftStore = {
    read: async () => new Map(device),
    keep: async (code, draft) => void device.set(code, draft),
    forget: async (code) => void device.delete(code),
  };
  const sent: SaveRequest[] = [];
  const broken: Error[] = [];
  const done = new Map<string, true>();
  let timers: (() => void)[] = [];
  let keys = 0;
  const save = async (request: SaveRequest) => {
    sent.push(request);
    const failure = broken.shift();
    if (failure) throw failure;
    const standing = server.get(request.code);
    if (!standing) throw new Refusal();
    if (!done.has(request.key)) {
      if (standing.version !== request.version) throw new Late(standing.words, standing.version);
      server.set(request.code, { code: request.code, words: { ...standing.words, ...request.change }, version: standing.version + 1 });
      done.set(request.key, true);
    }
    return [...server.values()];
  };
  const later = (_: number, run: () => void) => {
    timers.push(run);
    return () => {
      timers = timers.filter((each) => each !== run);
    };
  };
  const autosave = createAutosave({ save, failureOf, store, newKey: () => `k${(keys += 1)}`, now: () => 7, later });
  autosave.adopt([...server.values()]);
  const quiet = async () => {
    for (const run of timers.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { autosave, server, device, sent, broken, quiet };
}

const at = ({ autosave }: ReturnType<typeof setUp>, code: ItemCode) => autosave.snapshot().get(code);

describe('saving while one types', () => {
  it('keeps every letter on the device and sends once it is quiet', async () => {
    const desk = setUp();
    desk.autosave.type('direction', { words: 'Kế' });
    desk.autosave.type('direction', { words: 'Kế hoạch' });
    expect(desk.device.get('direction')).toEqual({ words: words('Kế hoạch'), version: 1, at: 7 });
    expect([desk.sent.length, at(desk, 'direction')?.saving]).toEqual([0, 'unsaved']);
    await desk.quiet();
    expect(desk.sent).toEqual([{ code: 'direction', change: { words: 'Kế hoạch' }, version: 1, key: 'k1' }]);
    expect(at(desk, 'direction')?.saving).toBe('saved');
    expect(desk.device.size).toBe(0);
  });

  it('sends what was typed during a saving with the version that it gave', async () => {
    const desk = setUp();
    desk.autosave.type('direction', { words: 'một' });
    const saving = desk.autosave.flush();
    desk.autosave.type('direction', { words: 'một hai' });
    await saving;
    await desk.quiet();
    expect(desk.sent.map(({ change, version }) => [change.words, version])).toEqual([
      ['một', 1],
      ['một hai', 2],
    ]);
    expect(desk.server.get('direction')).toEqual(item('direction', 'một hai', 3));
  });

  it('also takes back what is on its way', async () => {
    const desk = setUp();
    desk.autosave.type('direction', { words: 'sai' });
    const saving = desk.autosave.flush();
    desk.autosave.type('direction', { words: '' });
    await saving;
    await desk.quiet();
    expect(desk.server.get('direction')?.words.words).toBe('');
    expect(at(desk, 'direction')?.saving).toBe('saved');
  });

  it('sends one item after the other', async () => {
    const desk = setUp();
    desk.autosave.type('direction', { words: 'a' });
    desk.autosave.type('results', { words: 'b' });
    expect(await desk.autosave.flush()).toBe(true);
    expect(desk.sent.map(({ code, version }) => [code, version])).toEqual([
      ['direction', 1],
      ['results', 4],
    ]);
  });
});

describe('a broken line', () => {
  it('says offline, keeps the words and repeats the same request under the same key', async () => {
    const desk = setUp();
    desk.broken.push(new Broken());
    desk.autosave.type('direction', { words: 'xa' });
    expect(await desk.autosave.flush()).toBe(false);
    expect([at(desk, 'direction')?.saving, desk.device.has('direction')]).toEqual(['offline', true]);
    desk.autosave.type('direction', { words: 'xa hơn' });
    await desk.quiet();
    expect(desk.sent.map(({ key, change }) => [key, change.words])).toEqual([
      ['k1', 'xa'],
      ['k1', 'xa'],
      ['k2', 'xa hơn'],
    ]);
    expect(desk.device.size).toBe(0);
  });

  it('keeps the words of a refusal without sending them again by itself', async () => {
    const desk = setUp();
    desk.broken.push(new Refusal());
    desk.autosave.type('direction', { words: 'x' });
    await desk.autosave.flush();
    await desk.quiet();
    expect([desk.sent.length, at(desk, 'direction')?.saving, at(desk, 'direction')?.typed.words]).toEqual([1, 'failed', 'x']);
  });
});

describe('two people in one item', () => {
  const meet = async () => {
    const desk = setUp();
    desk.server.set('results', item('results', 'của người kia', 5));
    desk.autosave.type('results', { words: 'của tôi' });
    await desk.autosave.flush();
    return desk;
  };

  it('shows theirs beside mine and sends nothing until one is chosen', async () => {
    const desk = await meet();
    expect(at(desk, 'results')).toMatchObject({ saving: 'conflict', theirs: words('của người kia'), typed: words('của tôi') });
    desk.autosave.type('results', { words: 'của tôi nữa' });
    await desk.quiet();
    expect(desk.sent).toHaveLength(1);
    expect(await desk.autosave.flush()).toBe(false);
  });

  it('asks nothing where both wrote the same', async () => {
    const desk = setUp();
    desk.server.set('results', item('results', 'như nhau', 5));
    desk.autosave.type('results', { words: 'như nhau' });
    expect(await desk.autosave.flush()).toBe(true);
    expect([at(desk, 'results')?.saving, desk.device.size]).toEqual(['saved', 0]);
  });

  it('writes mine over theirs when that is chosen', async () => {
    const desk = await meet();
    desk.autosave.resolve('results', 'mine');
    await desk.quiet();
    expect(desk.server.get('results')).toEqual(item('results', 'của tôi', 6));
  });

  it('takes theirs and forgets mine when that is chosen', async () => {
    const desk = await meet();
    desk.autosave.resolve('results', 'theirs');
    expect([at(desk, 'results')?.typed.words, at(desk, 'results')?.saving, desk.device.size]).toEqual(['của người kia', 'saved', 0]);
  });
});

describe('after a closed browser', () => {
  it('puts back what was not sent and sends it', async () => {
    const desk = setUp([['direction', { words: words('dở dang'), version: 1, at: 1 }]]);
    expect(await desk.autosave.restore()).toEqual(['direction']);
    expect(at(desk, 'direction')?.typed.words).toBe('dở dang');
    await desk.quiet();
    expect(desk.server.get('direction')?.words.words).toBe('dở dang');
  });

  it('asks where somebody else has written since', async () => {
    const desk = setUp([['results', { words: words('dở dang'), version: 3, at: 1 }]]);
    await desk.autosave.restore();
    expect(at(desk, 'results')).toMatchObject({ saving: 'conflict', theirs: words('cũ') });
    expect(desk.sent).toEqual([]);
  });

  it('says nothing where the server has it already', async () => {
    const desk = setUp([['results', { words: words('cũ'), version: 3, at: 1 }]]);
    expect(await desk.autosave.restore()).toEqual([]);
    expect(desk.device.size).toBe(0);
  });
});
