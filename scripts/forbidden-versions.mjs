// Compares what the lockfiles hold with the list of versions that are known to be vulnerable or taken over.
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The list: package, range (`<1.2.3`, `>=1.0.0 <1.2.3`, `=1.2.3`, several with `||`), advisory, class, why. */
export function forbiddenVersions() {
  return JSON.parse(fs.readFileSync(join(root, 'infra/security/forbidden-versions.json'), 'utf8')).forbidden;
}

/** Every package that a lockfile of pnpm (v9) holds, as `{ name, version }`. */
export function packagesOfPnpmLock(text) {
  const section = text.split(/^packages:$/m)[1]?.split(/^\S/m)[0] ?? '';
  return [...section.matchAll(/^ {2}'?((?:@[^/\s]+\/)?[^@\s']+)@([^:'(]+)'?:$/gm)].map(([, name, version]) => ({ name, version }));
}

/** The same of a lockfile of npm (v3). */
export function packagesOfNpmLock(text) {
  return Object.entries(JSON.parse(text).packages)
    .filter(([path]) => path !== '')
    .map(([path, { name, version }]) => ({ name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version }));
}

/** Whether a version lies in a range of the list. @throws Error for a range that cannot be read */
export function isInRange(version, range) {
  return range.split('||').some((part) => part.trim().split(/\s+/).every((bound) => keeps(version, bound)));
}

/** What of `packages` is forbidden, each with the entries of the list. */
export function forbiddenOf(packages, list = forbiddenVersions()) {
  return packages.flatMap(({ name, version }) => list.filter((entry) => entry.package === name && isInRange(version, entry.range)).map((entry) => ({ name, version, ...entry })));
}

/** Everything that this repository installs. */
export function lockedPackages() {
  return [...packagesOfPnpmLock(fs.readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')), ...packagesOfNpmLock(fs.readFileSync(join(root, 'tools/runtime/package-lock.json'), 'utf8'))];
}

function keeps(version, bound) {
  const [, sign, limit] = /^(<=|>=|<|>|=)(\d+(?:\.\d+)*(?:-\S+)?)$/.exec(bound) ?? [];
  if (sign === undefined) throw new Error(`no range: ${bound}`);
  const order = compare(version, limit);
  return { '<': order < 0, '<=': order <= 0, '=': order === 0, '>=': order >= 0, '>': order > 0 }[sign];
}

/** A pre-release comes before its release; two of them are compared as text, which is enough here. */
function compare(a, b) {
  const [one, other] = [a, b].map((version) => {
    const [numbers, pre] = version.split('+')[0].split(/-(.*)/s);
    return { numbers: numbers.split('.').map(Number), pre: pre ?? '' };
  });
  for (let at = 0; at < 3; at += 1) {
    const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.pre === other.pre) return 0;
  if (one.pre === '' || other.pre === '') return one.pre === '' ? 1 : -1;
  return one.pre < other.pre ? -1 : 1;
}
