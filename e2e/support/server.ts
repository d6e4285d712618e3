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
    const prepared = spawn(process.execPath, [join(api, 'prepare.js')], { env: { ...env, DATABASE_OWNER_URL: postgres.ownerUrl }, stdio: 'inherit' });
    const [code] = (await once(prepared, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the database could not be prepared (exit ${code})`);
    const server = await serve(env);
    // For a journey that wants a second process with other settings: workers inherit what is set here.
    process.env.TIENDO_E2E_SERVED = JSON.stringify(env);
    return () => stop(server);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A second process on the same city, with settings of its own; null where the product was started by somebody else. */
export async function serveBeside(port: string, settings: Readonly<Record<string, string>>): Promise<{ readonly url: string; stop(): Promise<void> } | null> {
  const served = process.env.TIENDO_E2E_SERVED;
  if (served === undefined) return null;
  const env = JSON.parse(served) as NodeJS.ProcessEnv;
  // By the same name, so that the browser's cookies are for both.
  const url = `http://${new URL(env.PUBLIC_URL ?? '').hostname}:${port}`;
  const server = await serve({ ...env, ...settings, PORT: port, PUBLIC_URL: url, ROLE: 'web' });
  return { url, stop: () => end(server) };
}

async function serve(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const server = spawn(process.execPath, [join(api, 'main.js')], { env, stdio: 'inherit' });
  await ready(`http://127.0.0.1:${env.PORT}/api/health`, server);
  return server;
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
