import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStore } from './file-store.js';

let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiendo-files-'));
  store = new FileStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const DAY = 86_400_000;
const soon = Date.now() + 2 * DAY;

describe('the file store', () => {
  it.each([['a buffer', () => Buffer.from('chứng cứ')], ['a stream', () => Readable.from([Buffer.from('chứng '), Buffer.from('cứ')])]])('gives back what it was given as %s', async (_, content) => {
    const { key, sha256, size } = await store.put(content());
    expect(await buffer(store.open(key))).toEqual(Buffer.from('chứng cứ'));
    expect(size).toBe(12);
    expect(key.startsWith(`${sha256.slice(0, 2)}/${sha256}`)).toBe(true);
  });

  it('keeps equal contents apart, so that removing one leaves the other', async () => {
    const [one, other] = [await store.put(Buffer.from('x')), await store.put(Buffer.from('x'))];
    expect(await store.sweepOrphans(async () => new Set([other.key]), DAY, soon)).toBe(1);
    expect(await buffer(store.open(other.key))).toEqual(Buffer.from('x'));
    await expect(buffer(store.open(one.key))).rejects.toThrow('ENOENT');
  });

  it('leaves nothing of a stream that broke', async () => {
    const broken = new Readable({ read() { this.destroy(new Error('hung up')); } });
    await expect(store.put(broken)).rejects.toThrow('hung up');
    expect(await readdir(join(folder, 'half'))).toEqual([]);
  });

  it('sweeps only what is old and named by no row', async () => {
    const kept = await store.put(Buffer.from('kept'));
    const orphan = await store.put(Buffer.from('orphan'));
    expect(await store.sweepOrphans(async () => new Set([kept.key]), DAY)).toBe(0);
    expect(await store.sweepOrphans(async () => new Set([kept.key]), DAY, soon)).toBe(1);
    await expect(buffer(store.open(orphan.key))).rejects.toThrow('ENOENT');
  });

  it.each(['', '..', '../../etc/passwd', 'ab/../../x', '/etc/passwd', `ab/${'a'.repeat(64)}`])('opens nothing by %p', (key) => {
    expect(() => store.open(key)).toThrow(RangeError);
  });
});
