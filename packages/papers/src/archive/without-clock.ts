import { readZipDirectory, readZipEntry } from './zip-directory.js';
import { collect, zipArchive } from './zip-writer.js';

const CORE = 'docProps/core.xml';
const LARGEST_PART = 500_000_000;
const STAMP = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;

/** An office file packed again with the legal day `madeOn` in place of the hour at which the library made it: the same content gives the same bytes. */
export async function withoutClock(bytes: Uint8Array, madeOn: string): Promise<Uint8Array> {
  const entries = readZipDirectory(bytes);
  if (entries === null) throw new RangeError('not an office file');
  const parts = entries
    .filter((entry) => !entry.name.endsWith('/'))
    .map((entry) => {
      const content = readZipEntry(bytes, entry, LARGEST_PART);
      if (content === null) throw new RangeError(`cannot read ${entry.name}`);
      return { name: entry.name, pieces: [entry.name === CORE ? stamped(content, madeOn) : content] };
    });
  return collect(zipArchive(parts));
}

function stamped(content: Uint8Array, madeOn: string): string {
  return new TextDecoder().decode(content).replace(STAMP, `$1${madeOn}T00:00:00Z`);
}
