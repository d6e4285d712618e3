import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface StoredFile {
  /** What the row keeps; says nothing about the file's name. */
  readonly key: string;
  readonly sha256: string;
  readonly size: number;
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{64}-[0-9a-f-]{36}$/;
const HALF = 'half';

/** Evidence on disk, under the first letters of its hash; every `put` has a place of its own, so that none is removed under another. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /**
   * Stores the content and returns when it is safe on disk; call it before the row that names its key is committed.
   * Without such a row it is an orphan that the sweep removes.
   */
  async put(content: Readable | Buffer): Promise<StoredFile> {
    const half = join(this.folder, HALF, randomUUID());
    await mkdir(dirname(half), { recursive: true });
    try {
      const { sha256, size } = await this.write(half, content instanceof Readable ? content : Readable.from([content]));
      const key = `${sha256.slice(0, 2)}/${sha256}-${randomUUID()}`;
      const place = join(this.folder, key);
      await mkdir(dirname(place), { recursive: true });
      await rename(half, place);
      await sync(dirname(place));
      return { key, sha256, size };
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
  }

  /** @throws RangeError for what is no key, the file system's error when it is gone */
  open(key: string): Readable {
    return createReadStream(this.pathOf(key));
  }

  /** Removes files that are older than `olderThanMs` and that `referenced` does not give back; gives how many. */
  async sweepOrphans(referenced: (keys: readonly string[]) => Promise<ReadonlySet<string>>, olderThanMs: number, now: number = Date.now()): Promise<number> {
    let removed = 0;
    for (const prefix of await names(this.folder)) {
      const old: string[] = [];
      for (const name of await names(join(this.folder, prefix))) {
        const { mtimeMs } = await stat(join(this.folder, prefix, name));
        if (now - mtimeMs >= olderThanMs) old.push(`${prefix}/${name}`);
      }
      const kept = prefix === HALF ? new Set<string>() : await referenced(old);
      for (const key of old.filter((one) => !kept.has(one))) {
        await rm(join(this.folder, key), { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  private async write(path: string, content: Readable): Promise<{ sha256: string; size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(content, measure, createWriteStream(path, { mode: 0o600 }));
    await sync(path);
    return { sha256: hash.digest('hex'), size };
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new RangeError(`not a key of a stored file: ${key}`);
    return join(this.folder, key);
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
