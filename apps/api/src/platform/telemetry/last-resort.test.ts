import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** A process of its own that does `what`, with the log of the built server. */
function run(what: string): Promise<{ code: unknown; log: string }> {
  const built = new URL('../../../dist/platform/telemetry/', import.meta.url).href;
  const program = `
    const { createLogger } = await import('${built}logger.js');
    const { endOnUncaught } = await import('${built}last-resort.js');
    endOnUncaught(createLogger({ logLevel: 'info', role: 'all' }));
    setInterval(() => undefined, 1000);
    ${what}`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', program], (error, log) => resolve({ code: error?.code ?? 0, log }));
  });
}

describe('what nobody caught', () => {
  it.each([
    ['an error', `setTimeout(() => { throw new Error('lost'); }, 1);`, 'uncaughtException'],
    ['a promise', `void Promise.reject(new Error('lost'));`, 'unhandledRejection'],
  ])('%s is written down, and ends the process', async (_, what, origin) => {
    const { code, log } = await run(what);
    expect(code).toBe(1);
    expect(JSON.parse(log)).toMatchObject({ level: 60, msg: 'nobody caught this', origin, err: { message: 'lost', stack: expect.any(String) } });
  });
});
