import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const api = fileURLToPath(new URL('../../apps/api/dist', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** One process of the product that can be killed at any moment and comes back at the same address. */
export class Server {
  readonly url: string;
  private readonly env: NodeJS.ProcessEnv;
  private child: ChildProcess | undefined;

  constructor(url: string, env: NodeJS.ProcessEnv) {
    this.url = url;
    this.env = env;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--no-warnings', join(api, 'main.js')], { env: this.env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.child = child;
    const until = Date.now() + READY_WITHIN_MS;
    while (child.exitCode === null && Date.now() < until) {
      const answer = await fetch(`${this.url}/api/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${this.url} did not become ready`);
  }

  /** kill -9: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** Migrates and loads the demonstration. @throws Error when it cannot */
export function prepare(env: NodeJS.ProcessEnv): void {
  const { status } = spawnSync(process.execPath, ['--no-warnings', join(api, 'prepare.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`the database could not be prepared (exit ${status})`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
