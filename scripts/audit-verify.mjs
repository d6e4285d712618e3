// `npm run audit:verify`: proves the chains of the audit trail in the database, or an exported stretch of one without any database
// (`-- --file chuoi.jsonl --head dau-chuoi.json --key khoa.pem`; each may be given several times). Exit code 1 names the first broken link.
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from './child.mjs';
import { command, say, Stop } from './say.mjs';
import { database, dataFolder, serverEnv } from './server.mjs';
import { childEnv, root } from './setup.mjs';

const api = join(root, 'apps/api');
const cwd = process.env.INIT_CWD || process.cwd();

await command(async () => {
  if (!fs.existsSync(join(api, 'dist/audit-verify.js'))) throw new Stop('Chương trình chưa được dựng. Chạy: npm run setup', 'The program has not been built. Run: npm run setup');
  const args = process.argv.slice(2).map((arg, index, all) => (/^--(file|head|key)$/.test(all[index - 1] ?? '') ? resolve(cwd, arg) : arg.replace(/^(--(?:file|head|key)=)(.*)$/, (_, name, path) => name + resolve(cwd, path))));
  const verify = async (env) => {
    const { code, output } = await run('node', ['dist/audit-verify.js', ...args], { cwd: api, env, onLine: (line) => say(line) });
    // Any code but 0 and 1 comes with a sentence of its own, on the other stream.
    if (code > 1) process.stderr.write(output);
    process.exitCode = code;
  };
  if (args.some((arg) => /^--file\b/.test(arg))) return verify(childEnv({}));
  const dataDir = dataFolder();
  const db = await database(dataDir);
  try {
    await verify(serverEnv({ port: 3000, dataDir, url: db.url, DATABASE_OWNER_URL: db.ownerUrl }));
  } finally {
    await db.stop();
  }
});
process.exit();
