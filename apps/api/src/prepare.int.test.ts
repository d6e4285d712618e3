import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { system } from '@tiendo/types';
import pg from 'pg';
import { bootApp } from '../test/app.js';
import { createAccount } from './platform/auth/auth.service.js';
import { passwordHash } from './platform/auth/password-hash.js';
import { MIGRATIONS } from './platform/database/migrations.js';
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../test/database.js';

let dataDir: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tiendo-prepare-'));
});
afterAll(async () => {
  await Promise.all(databases.map((one) => one.drop()));
  await rm(dataDir, { recursive: true });
});

async function database(make: () => Promise<TestDatabase>): Promise<string> {
  const made = await make();
  databases.push(made);
  return made.url;
}

/** The command as it is really run. */
function prepare(url: string, settings: Record<string, string> = {}): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/prepare.js'], { env: { PATH: process.env['PATH'], DATABASE_URL: url, DATA_DIR: dataDir, DEMO: '0', ...settings } });
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, ...texts }));
  });
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

describe('prepare', () => {
  it('prepares an empty installation once, by however many at once, and shows the one-time link until it is used', async () => {
    const url = await database(emptyDatabase);
    const ended = await Promise.all([prepare(url), prepare(url), prepare(url)]);
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await query(url, 'select count(*)::int as steps, count(distinct name)::int as names from schema_migrations')).toEqual([{ steps: MIGRATIONS.length, names: MIGRATIONS.length }]);
    expect(await query(url, 'select demo from installation')).toEqual([{ demo: false }]);

    const { out } = await prepare(url, { PUBLIC_URL: 'https://tiendo.danang.test' });
    const token = /^https:\/\/tiendo\.danang\.test\/setup#token=(\S+)$/m.exec(out)?.[1] ?? '';
    const older = /token=(\S+)/.exec(ended[0]?.out ?? '')?.[1] ?? '';
    const app = await bootApp({ DATABASE_URL: url });
    const administrator = { name: 'Lê Thị Hoà', email: 'Hoa@danang.test', password: 'mười ký tự trở lên' };
    expect(await app.client.call(system.installation, {})).toMatchObject({ setupNeeded: true, demonstration: false });
    await expect(app.client.call(system.setup, { body: { ...administrator, token: older } })).rejects.toMatchObject({ code: 'link_used' });
    // The page asks when it opens; that uses nothing up.
    const look = (held: string) => app.client.call(system.setupLink, { body: { token: held } });
    expect(await look(token)).toEqual({ open: true });
    await expect(look(older)).rejects.toMatchObject({ code: 'link_used' });
    const tries = await Promise.allSettled([1, 2].map(() => app.client.call(system.setup, { body: { ...administrator, token } })));
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(look(token)).rejects.toMatchObject({ code: 'link_used' });
    expect(await app.client.call(system.installation, {})).toMatchObject({ setupNeeded: false });
    const signedIn = await fetch(`${app.url}/api/auth/sign-in/email`, { method: 'POST', body: JSON.stringify({ email: 'hoa@danang.test', password: administrator.password }), headers: { 'content-type': 'application/json' } });
    expect(signedIn.status).toBe(200);
    await app.close();
    expect((await prepare(url)).out).not.toContain('token=');
  });

  it('touches no data of a newer version, and says so', async () => {
    const url = await database(cloneDatabase);
    await query(url, `insert into schema_migrations (timestamp, name) values (9999999999999, 'Future9999999999999')`);
    const { code, err } = await prepare(url);
    expect(code).toBe(3);
    expect(err).toContain('Future9999999999999');
    expect(err).toContain('is of a newer version');
    expect(await query(url, 'select * from installation')).toEqual([]);
  });

  it('does not make a real installation of illustrative data', async () => {
    const url = await database(cloneDatabase);
    await query(url, 'insert into installation (demo, loaded_at) values (true, now())');
    expect(await prepare(url)).toMatchObject({ code: 6, err: expect.stringContaining('illustrative') });
  });

  it("says which password opens the demonstration's accounts, whatever DEMO_PASSWORD has become since", async () => {
    const url = await database(cloneDatabase);
    const load = async (password: string): Promise<void> => {
      const app = await bootApp({ DATABASE_URL: url });
      const hash = await passwordHash(password);
      await app.inTx(async (tx) => {
        await tx.execute(`delete from auth."user"`);
        await tx.execute('insert into installation (demo, loaded_at) values (true, now()) on conflict do nothing');
        await createAccount(tx, { email: 'admin@demo.test', name: 'Quản trị', passwordHash: hash });
      });
      await app.close();
    };
    const start = async (settings: Record<string, string>): Promise<string> => (await prepare(url, { DEMO: '1', ...settings })).out;
    const onlyOnce = 'DEMO_PASSWORD is read at the first start only';

    await load('tiendo-demo-2019');
    const asLoaded = await start({});
    expect(asLoaded).toContain("Password of the demonstration's accounts: tiendo-demo-2019\n");
    expect(asLoaded).not.toContain(onlyOnce);
    const changed = await start({ DEMO_PASSWORD: 'another-password' });
    expect(changed).toContain("accounts: tiendo-demo-2019\n");
    expect(changed).toContain(onlyOnce);

    await load('first-password');
    expect(await start({ DEMO_PASSWORD: 'first-password' })).toContain("accounts: first-password\n");
    const forgotten = await start({});
    expect(forgotten).toContain('is the DEMO_PASSWORD of the first start');
    expect(forgotten).not.toContain('tiendo-demo-2019');
  });

  it('says in a sentence what it cannot reach, and which setting is wrong', async () => {
    const url = await database(cloneDatabase);
    const { host } = new URL(url);
    expect(await prepare(url.replace(host, `nobody:wrong@${host}`).replace(/\/test_[^/]+$/, '/nothing'))).toMatchObject({ code: 4, err: expect.stringContaining('DATABASE_URL') });
    expect(await prepare('mysql://x')).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL') });
    expect(await prepare(url, { NODE_ENV: 'production', AUTH_SECRET: 'short' })).toMatchObject({ code: 2, err: expect.stringContaining('AUTH_SECRET') });
  });
});
