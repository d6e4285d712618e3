// `npm run audit:dependencies`: asks the registry what it knows of the locked versions, and whether each is old enough. Where a registry
// does not offer that (a mirror inside an office, say), it says so; the list of forbidden versions is compared in any case.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, tail } from './child.mjs';
import { forbiddenOf, lockedPackages } from './forbidden-versions.mjs';
import { command, say, Stop } from './say.mjs';
import { childEnv, root, setup } from './setup.mjs';

/** Answers of a registry that has no audit, or cannot be reached. */
const NOT_OFFERED = /ERR_PNPM_AUDIT_(?:BAD_RESPONSE|ENDPOINT)|audit endpoint returned an error|(?:^|\s)(?:405|404|501)\b|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await command(async () => {
    await setup({ build: false });
    const verdicts = [
      locked(),
      await asked('pnpm audit', 'pnpm', ['audit', '--prod'], root),
      await asked('npm audit', 'npm', ['audit', '--loglevel=error'], join(root, 'tools', 'runtime')),
      await asked('pnpm install', 'pnpm', ['install', '--frozen-lockfile', '--lockfile-only'], root),
    ];
    if (verdicts.includes(false)) throw new Stop('Có gói không đạt, xem ở trên.', 'There are packages that do not pass, see above.');
  });
}

function locked() {
  const found = forbiddenOf(lockedPackages());
  for (const { name, version, advisory, why } of found) say(`✗ ${name}@${version}: ${advisory}, ${why}`);
  if (found.length === 0) say(`✓ Không có bản bị cấm trong ${lockedPackages().length} gói`, 'No forbidden version among the locked packages');
  return found.length === 0;
}

async function asked(what, program, args, cwd) {
  const { code, output } = await run(program, args, { cwd, env: childEnv({ NO_UPDATE_NOTIFIER: '1' }) });
  const verdict = verdictOf(code, output);
  if (verdict === 'fine') say(`✓ ${what}`);
  else if (verdict === 'not_offered') say(`– ${what}: máy chủ gói không có dịch vụ này`, 'the registry does not offer it');
  else say(`✗ ${what}\n${tail(output)}`);
  return verdict !== 'refused';
}

/** What an answer of `pnpm audit`, `npm audit` or an age check means. */
export function verdictOf(code, output) {
  if (/vulnerabilities found|minimumReleaseAge cutoff|# npm audit report/.test(output) && code !== 0) return 'refused';
  if (NOT_OFFERED.test(output)) return 'not_offered';
  return code === 0 ? 'fine' : 'refused';
}
