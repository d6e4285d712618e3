// `npm run fuzz`: sets up, then asks every endpoint 10,000 bad requests of each family (apps/api/test/fuzz) and counts the refusals.
// `-- --per-family 1000 --seed 7`; the seed is printed, and with it everything comes again.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command, say } from './say.mjs';
import { childEnv, root, setup } from './setup.mjs';

await command(async () => {
  const { values } = parseArgs({ options: { 'per-family': { type: 'string', default: '10000' }, seed: { type: 'string', default: String(randomInt(1, 2 ** 31)) } } });
  await setup();
  say(`→ Thử dữ liệu xấu, hạt giống ${values.seed}`, `Trying bad input, seed ${values.seed}`);
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const env = childEnv({ FUZZ_PER_FAMILY: values['per-family'], FUZZ_SEED: values.seed });
  process.exitCode = await new Promise((resolve) => {
    spawn('node', ['--experimental-vm-modules', jest, 'test/fuzz', '--bail', '--reporters=default'], { cwd: join(root, 'apps/api'), env, stdio: 'inherit' }).once('exit', (status) => resolve(status ?? 1));
  });
});
