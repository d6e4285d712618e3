// `npm run dev`: API and page that reload on save. The page on PORT (3000), the API behind it on the next port.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { command, say } from './say.mjs';
import { checkPort, database, dataFolder, prepare, serverEnv, wantedPort } from './server.mjs';
import { root, setup, workspaces } from './setup.mjs';

const GRACE = 5_000; // ms the processes have to end

await command(async () => {
  const port = wantedPort();
  const apiPort = port + 1;
  const dataDir = dataFolder();
  await checkPort(port, dataDir);
  await checkPort(apiPort, dataDir);
  await setup();
  const db = await database(dataDir);
  try {
    const env = serverEnv({ port: apiPort, dataDir, url: db.url, PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`, API_ORIGIN: `http://127.0.0.1:${apiPort}`, NODE_ENV: 'development', FORCE_COLOR: '1' });
    await prepare(env, db);
    const packages = workspaces().filter((dir) => dir.startsWith('packages/'));
    const parts = [
      ...packages.map((dir) => start(dir.split('/')[1], 'tsc', ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], dir, env)),
      start('api', 'node', ['--watch', '--watch-preserve-output', '--import', '@oxc-node/core/register', 'src/main.ts'], 'apps/api', env),
      start('web', 'vite', ['--port', String(port), '--strictPort'], 'apps/web', env),
    ];
    say(`Trang: http://localhost:${port}   API: http://localhost:${apiPort}   Dừng: Ctrl-C`, 'Page, API, stop');
    await Promise.race([stopAsked(), ...parts.map((part) => part.ended)]);
    await Promise.all(parts.map((part) => part.stop()));
  } finally {
    await db.stop();
  }
});
process.exit();

function stopAsked() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  });
}

function start(name, program, args, dir, env) {
  const bin = join(root, dir, 'node_modules', '.bin');
  const child = spawn(program, args, { cwd: join(root, dir), env: { ...env, PATH: `${bin}:${env.PATH}` }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) prefix(stream, name);
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const signal = (which) => {
    try {
      process.kill(-child.pid, which);
    } catch {
      // It has ended.
    }
  };
  return {
    ended: ended.then(() => say(`${name} đã dừng`, `${name} ended`)),
    async stop() {
      signal('SIGTERM');
      const forced = setTimeout(() => signal('SIGKILL'), GRACE);
      await ended;
      clearTimeout(forced);
    },
  };
}

function prefix(stream, name) {
  let pending = '';
  stream.setEncoding('utf8').on('data', (chunk) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) process.stdout.write(`${name.padEnd(8)}| ${line}\n`);
  });
}
