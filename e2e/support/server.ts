/** Starts the whole product for the journeys: a throw-away PostgreSQL, the demonstration, one process that serves page and API. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../scripts/postgres.mjs';
import { PROVIDER_SETTINGS, startProvider } from './provider.ts';

const api = fileURLToPath(new URL('../../apps/api/dist', import.meta.url));
const webDist = fileURLToPath(new URL('../../apps/web/dist', import.meta.url));
const PORT = '4730';
// By its name: browsers make no passkeys for an address in numbers.
const URL_OF_PRODUCT = `http://localhost:${PORT}`;
const READY_WITHIN_MS = 60_000;

export default async function startProduct(): Promise<() => Promise<void>> {
  if (process.env.TIENDO_E2E_URL) return async () => undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'tiendo-e2e-'));
  const postgres = await startPostgres({ throwaway: true });
  const env = { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: dataDir, WEB_DIST: webDist, PORT, HOST: '127.0.0.1', PUBLIC_URL: URL_OF_PRODUCT, ...PROVIDER_SETTINGS, NODE_ENV: 'production', LOG_LEVEL: 'warn', DEMO: '1' };
  const provider = startProvider(URL_OF_PRODUCT);
  const stop = async (server?: ChildProcess): Promise<void> => {
    for (const each of [server, provider]) await end(each);
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const prepared = spawn(process.execPath, [join(api, 'prepare.js')], { env, stdio: 'inherit' });
    const [code] = (await once(prepared, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the database could not be prepared (exit ${code})`);
    const server = spawn(process.execPath, [join(api, 'main.js')], { env, stdio: 'inherit' });
    await ready(`http://127.0.0.1:${PORT}/api/health`, server);
    return () => stop(server);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (server.exitCode === null && Date.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not become ready');
}
