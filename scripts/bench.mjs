// `npm run bench`: sets up, brings a throw-away PostgreSQL with the migrated schema, and lets bench/ measure on it.
// With `-- --json` nothing but the JSON comes out on stdout.
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { spawn } from 'node:child_process';
import { startPostgres } from './postgres.mjs';
import { command, sayTo, step } from './say.mjs';
import { prepare, serverEnv } from './server.mjs';
import { root, setup } from './setup.mjs';

sayTo(process.stderr);
await command(async () => {
  await setup();
  const files = await mkdtemp(join(tmpdir(), 'tiendo-bench-'));
  const postgres = await step('Khởi động PostgreSQL dùng một lần', 'Starting a throw-away PostgreSQL', () => startPostgres({ throwaway: true }));
  try {
    const env = serverEnv({ port: 0, dataDir: files, url: postgres.url, DEMO: '0' });
    await prepare(env, postgres);
    const code = await new Promise((resolve) => {
      const measuring = spawn('node', [join(root, 'bench/src/run.ts'), ...process.argv.slice(2)], { env: { ...env, DATABASE_OWNER_URL: postgres.ownerUrl }, stdio: 'inherit' });
      measuring.once('exit', (status) => resolve(status ?? 1));
    });
    process.exitCode = code;
  } finally {
    await postgres.stop();
    rmSync(files, { recursive: true, force: true });
  }
});
