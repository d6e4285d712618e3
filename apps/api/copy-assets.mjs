// What the compiler leaves behind: SQL text and other files that the server reads at run time.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

const ASSETS = new Set(['.sql', '.json', '.csv']);

for (const entry of await readdir('src', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !ASSETS.has(extname(entry.name))) continue;
  const from = join(entry.parentPath, entry.name);
  const to = from.replace(/^src/, 'dist');
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}
