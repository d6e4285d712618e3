import { readdirSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson } from '../../../test/factories.js';
import { EICAR } from '../../../test/hostile-files.js';
import { withProbes } from '../../../test/probe.js';
import { clamdPlace } from '../config/clamd-place.js';

/** Speaks as much of clamd as INSTREAM, keeps what it was sent, and does as it is told. */
class FakeClamd {
  readonly received: Buffer[] = [];
  mood: 'scan' | 'error' | 'hang_up' | 'hang_up_early' = 'scan';
  private readonly server: Server = createServer((socket) => this.serve(socket));
  private readonly open = new Set<Socket>();

  async listen(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => undefined).on('close', () => this.open.delete(socket));
    if (this.mood === 'hang_up_early') return void socket.destroy();
    let pending: Buffer = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      pending = Buffer.concat([pending, data]);
      const content = contentOf(pending);
      if (content === null) return;
      this.received.push(content);
      if (this.mood === 'hang_up') return void socket.destroy();
      if (this.mood === 'error') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
    });
  }
}

/** What was sent whole, else null. */
function contentOf(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (bytes.length < command.length + 4) return null;
  expect(bytes.subarray(0, command.length).toString()).toBe(command);
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

let scanner: FakeClamd;
let app: TestApp;
let cookie: string;
beforeAll(async () => {
  scanner = new FakeClamd();
  app = await bootApp({ CLAMD_URL: `tcp://127.0.0.1:${await scanner.listen()}` }, withProbes);
  cookie = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'administrator' }] })).then((person) => app.cookieOf(person));
});
afterEach(() => {
  scanner.mood = 'scan';
  scanner.received.length = 0;
});
afterAll(async () => {
  await app.close();
  await scanner.close();
});

async function upload(content: string): Promise<{ status: number; code?: string; title?: string; content?: string }> {
  const body = new FormData();
  body.set('file', new Blob([content]), 'a.txt');
  const response = await fetch(`${app.url}/api/probe/thing/file`, { method: 'POST', body, headers: { cookie } });
  return { status: response.status, ...((await response.json()) as object) };
}
const leftOver = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tiendo-upload-'));

describe('a virus scanner', () => {
  it('sees the whole file before anybody else does', async () => {
    expect(await upload('quyết định')).toMatchObject({ status: 200, content: 'quyết định' });
    expect(scanner.received.map(String)).toEqual(['quyết định']);
  });

  it('has what it finds refused, and nothing is kept of it', async () => {
    const before = leftOver();
    expect(await upload(EICAR)).toMatchObject({ status: 422, code: 'infected_file', title: 'Phần mềm diệt vi-rút phát hiện mã độc trong tệp.' });
    expect(leftOver().filter((name) => !before.includes(name))).toEqual([]);
  });

  it.each(['error', 'hang_up', 'hang_up_early'] as const)('that does not answer (%s) lets nothing through', async (mood) => {
    scanner.mood = mood;
    expect(await upload('x')).toMatchObject({ status: 503, code: 'scan_unavailable' });
  });

  it('that is not there lets nothing through', async () => {
    await scanner.close();
    expect(await upload('x')).toMatchObject({ status: 503, code: 'scan_unavailable', title: 'Chưa quét được vi-rút nên chưa nhận tệp.' });
  });
});

describe('where it listens', () => {
  it.each([
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['tcp://clamav', { host: 'clamav', port: 3310 }],
    ['tcp://[::1]:3311', { host: '::1', port: 3311 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:///run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['http://127.0.0.1:3310', null],
    ['clamav:3310', null],
    ['unix:relative', null],
    ['tcp://', null],
    ['tcp://user@host:1', null],
  ])('%s', (text, place) => {
    expect(clamdPlace(text)).toEqual(place);
  });
});
