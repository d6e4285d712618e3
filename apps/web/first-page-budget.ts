import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** The part of a chunk that the sum needs. */
interface BuiltChunk {
  readonly type: 'chunk';
  readonly isEntry: boolean;
  readonly code: string;
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
}

/** Bytes of JavaScript (gzip) that a browser fetches before somebody can sign in: the entry, the page, and what both import. */
export function firstPageBytes(bundle: Readonly<Record<string, BuiltChunk | { readonly type: 'asset' }>>, page: string): number {
  const wanted = new Set<string>();
  const take = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || wanted.has(name)) return;
    wanted.add(name);
    chunk.imports.forEach(take);
  };
  for (const [name, chunk] of Object.entries(bundle)) {
    if (chunk.type === 'chunk' && (chunk.isEntry || chunk.moduleIds.some((id) => id.includes(page)))) take(name);
  }
  return [...wanted].reduce((sum, name) => {
    const chunk = bundle[name];
    return chunk?.type === 'chunk' ? sum + gzipSync(chunk.code).length : sum;
  }, 0);
}

/** Fails the build when the first page has grown over `bytes`. */
export function firstPageBudget({ page, bytes }: { readonly page: string; readonly bytes: number }): Plugin {
  return {
    name: 'first-page-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const sum = firstPageBytes(bundle, page);
      if (sum > bytes) this.error(`the first page is ${(sum / 1000).toFixed(1)} kB of JavaScript (gzip), over its budget of ${bytes / 1000} kB`);
    },
  };
}
