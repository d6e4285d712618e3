import type { Plugin } from 'vite';

const NAME = '\0contract-without-schemas';

/** Asking a schema to check something; the page never does, the server always does. */
const CHECKS = ['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode', 'options', '~standard', '_zod', 'def'];

const SOURCE = `
const checks = new Set(${JSON.stringify(CHECKS)});
const schema = new Proxy(function schema() {}, {
  get(_, name) {
    if (checks.has(name)) throw new Error('The schemas of the contract stay on the server: ' + String(name) + ' is not in the page. Give the form its own rule with zod/mini.');
    return typeof name === 'symbol' || name === 'then' ? undefined : schema;
  },
  apply: () => schema,
});
export const z = schema;
`;

/** What an endpoint says to readers of the API and to its tests, a line each. */
const FOR_READERS = /^\s+(?:summary|withoutAction|tag): (?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),\n|^\s+problems: \[[^\]]*\],\n/gm;

/**
 * The page needs the addresses and types of the contract, not its schemas: the server checks what comes in and what
 * leaves. Without them the first page is 25 kB (gzip) of JavaScript lighter. A schema that is asked to check throws.
 * Nor does it need the sentences by which the contract explains itself.
 */
export function contractWithoutSchemas(): Plugin {
  return {
    name: 'contract-without-schemas',
    enforce: 'pre',
    resolveId: (id, importer) => (id === 'zod' && importer && /\/packages\/types\/dist\//.test(importer.replaceAll('\\', '/')) ? NAME : null),
    load: (id) => (id === NAME ? SOURCE : null),
    transform: (code, id) => (/\/packages\/types\/dist\/.*\.contract\.js$/.test(id.replaceAll('\\', '/')) ? code.replace(FOR_READERS, '') : null),
  };
}
