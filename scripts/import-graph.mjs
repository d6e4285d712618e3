// Reads every module of the workspace with a real parser and says what it imports; the rules are in import-rules.mjs.
import * as fs from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const CODE = /\.(ts|tsx|mts|mjs|js|jsx)$/;
const SKIPPED = new Set(['node_modules', 'dist', 'test-results', 'playwright-report', 'coverage', '.turbo']);

/**
 * One import of a module. Exactly one of `file` (a path in the repository), `workspace` (a package of ours), `external`
 * (a package of others) and `builtin` (of Node) is set.
 * @typedef {{ specifier: string, line: number, typeOnly: boolean, file?: string, workspace?: string, external?: string, builtin?: string }} Edge
 * @typedef {{ path: string, workspace: string, isTest: boolean, edges: Edge[], isBarrel: boolean, uses: { what: string, line: number }[] }} Module
 */

/**
 * All modules under apps, packages, e2e, bench and scripts; paths have slashes and start at `root`.
 * @returns {{ modules: Module[], manifests: Map<string, { name: string, dependencies: string[], devDependencies: string[] }> }}
 */
export function readGraph(root) {
  const workspaces = [...childrenOf(root, 'apps'), ...childrenOf(root, 'packages'), 'e2e', 'bench'].filter((dir) => fs.existsSync(join(root, dir, 'package.json')));
  const manifests = new Map(workspaces.map((dir) => [dir, manifest(join(root, dir, 'package.json'))]));
  const names = new Map([...manifests].map(([dir, { name }]) => [name, dir]));
  const folders = workspaces.flatMap((dir) => (/^(apps|packages)\//.test(dir) ? [`${dir}/src`, `${dir}/test`] : [dir]));
  const paths = [...folders, 'scripts'].flatMap((folder) => filesUnder(root, folder)).sort();
  const modules = paths.map((path) => readModule(root, path, workspaces.find((dir) => path.startsWith(`${dir}/`)) ?? 'scripts', names));
  return { modules, manifests };
}

function childrenOf(root, dir) {
  return fs.existsSync(join(root, dir)) ? fs.readdirSync(join(root, dir)).map((name) => `${dir}/${name}`) : [];
}

function manifest(file) {
  const { name, dependencies, devDependencies } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return { name, dependencies: Object.keys(dependencies ?? {}), devDependencies: Object.keys(devDependencies ?? {}) };
}

function filesUnder(root, folder) {
  if (!fs.existsSync(join(root, folder))) return [];
  return fs.readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(root, path);
    return CODE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

/** @returns {Module} */
function readModule(root, path, workspace, names) {
  const text = fs.readFileSync(join(root, path), 'utf8');
  const { program, module, errors } = parseSync(path, text, {});
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0].message}`);
  const lineOf = (offset) => text.slice(0, offset).split('\n').length;
  const edges = [];
  const uses = [];
  const edge = (specifier, start, typeOnly) => edges.push({ specifier, line: lineOf(start), typeOnly, ...resolve(root, path, specifier, names) });
  const isLiteral = (node) => node?.type === 'Literal' && typeof node.value === 'string';
  for (const { moduleRequest, entries, start } of module.staticImports) edge(moduleRequest.value, start, entries.length > 0 && entries.every(({ isType }) => isType));
  for (const { entries, start } of module.staticExports) {
    const from = entries.filter(({ moduleRequest }) => moduleRequest);
    if (from.length > 0) edge(from[0].moduleRequest.value, start, from.every(({ isType }) => isType));
  }
  new Visitor({
    ImportExpression(node) {
      if (isLiteral(node.source)) edge(node.source.value, node.start, false);
      else uses.push({ what: 'computed import', line: lineOf(node.start) });
    },
    TSImportType(node) {
      if (isLiteral(node.source)) edge(node.source.value, node.start, true);
    },
    TSExternalModuleReference(node) {
      edge(node.expression.value, node.start, false);
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require' && isLiteral(node.arguments[0])) edge(node.arguments[0].value, node.start, false);
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') uses.push({ what: 'Date()', line: lineOf(node.start) });
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') uses.push({ what: 'new Date()', line: lineOf(node.start) });
    },
    MemberExpression(node) {
      const what = `${node.object.name ?? ''}.${node.computed ? (node.property.value ?? '') : node.property.name}`;
      if (['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues', 'globalThis.Date'].includes(what)) uses.push({ what, line: lineOf(node.start) });
    },
  }).visit(program);
  const isBarrel = program.body.length > 0 && program.body.every((node) => node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null));
  return { path, workspace, isTest: isTest(path), edges, isBarrel, uses };
}

/** Tests, their harness and builders: what never ships. */
export function isTest(path) {
  return /\.(test|stories)\.(ts|tsx|mts|mjs)$/.test(path) || /^(apps|packages)\/[^/]+\/test\//.test(path) || /^packages\/[^/]+\/src\/testing\//.test(path);
}

function resolve(root, from, specifier, names) {
  if (specifier.startsWith('.')) return { file: fileOf(root, posix.join(dirname(from), specifier.replace(/\?.*$/, ''))) };
  if (specifier.startsWith('node:') || isBuiltin(specifier)) return { builtin: specifier.replace(/^node:/, '') };
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const dir = names.get(name);
  return dir ? { workspace: dir } : { external: name };
}

// TypeScript names the file that will be there after the build.
function fileOf(root, path) {
  const candidates = [path, ...['ts', 'tsx'].map((end) => path.replace(/\.jsx?$/, `.${end}`)), path.replace(/\.mjs$/, '.mts'), `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((candidate) => fs.existsSync(join(root, candidate)) && fs.statSync(join(root, candidate)).isFile()) ?? path;
}

/**
 * The runtime cycles among modules (Tarjan's strongly connected components); type imports do not count, they are gone
 * when the code runs.
 * @returns {string[][]} each as the paths of its modules
 */
export function cycles(modules) {
  const known = new Map(modules.map((module) => [module.path, module]));
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (path) => {
    index.set(path, index.size);
    low.set(path, index.get(path));
    stack.push(path);
    for (const { file, typeOnly } of known.get(path).edges) {
      if (typeOnly || !known.has(file)) continue;
      if (file === path) found.push([path]);
      else if (!index.has(file)) {
        visit(file);
        low.set(path, Math.min(low.get(path), low.get(file)));
      } else if (stack.includes(file)) low.set(path, Math.min(low.get(path), index.get(file)));
    }
    if (low.get(path) !== index.get(path)) return;
    const knot = stack.splice(stack.indexOf(path));
    if (knot.length > 1) found.push(knot);
  };
  for (const { path } of modules) if (!index.has(path)) visit(path);
  return found;
}
