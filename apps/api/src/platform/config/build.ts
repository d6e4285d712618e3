import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version in the root package.json; `unknown` outside a full tree. */
export function versionOf(root: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version?: string };
    return version ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** The commit that is checked out, read from Git's own files so that no `git` need be installed; else `unknown`. */
export function commitOf(root: string): string {
  try {
    const head = readFileSync(join(root, '.git/HEAD'), 'utf8').trim();
    const ref = /^ref: (.+)$/.exec(head)?.[1];
    if (ref === undefined) return head;
    return looseRef(root, ref) ?? packedRef(root, ref) ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function looseRef(root: string, ref: string): string | undefined {
  try {
    return readFileSync(join(root, '.git', ref), 'utf8').trim();
  } catch {
    return undefined;
  }
}

function packedRef(root: string, ref: string): string | undefined {
  try {
    const lines = readFileSync(join(root, '.git/packed-refs'), 'utf8').split('\n');
    return lines.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
  } catch {
    return undefined;
  }
}
