// `npm run kills`: sets up, then two processes and 200 kills -9 at random (e2e/crashes). `-- --kills 50 --seed 7`, `-- --control`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { command } from './say.mjs';
import { childEnv, root, setup } from './setup.mjs';

await command(async () => {
  await setup();
  process.exitCode = await new Promise((resolve) => {
    spawn('node', [join(root, 'e2e/crashes/run.ts'), ...process.argv.slice(2)], { env: childEnv(), stdio: 'inherit' }).once('exit', (status) => resolve(status ?? 1));
  });
});
