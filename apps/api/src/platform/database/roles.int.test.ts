import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { bootApp } from '../../../test/app.js';
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../../../test/database.js';
import { APPLICATION_ROLE, asApplication } from './application-role.js';
import { breachOf, refuseOpenWall } from './wall-check.js';

const PREPARING_MS = 60_000;
/** Roles are the cluster's: each run makes its own and drops it. */
const NAME = `wall_${randomBytes(4).toString('hex')}`;
const [PLAIN, SERVER, STRANGER] = [`${NAME}_plain`, `${NAME}_server`, `${NAME}_stranger`];
const databases: TestDatabase[] = [];
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tiendo-roles-'));
});
afterAll(async () => {
  const [first] = databases;
  await Promise.all(databases.slice(1).map((one) => one.drop()));
  if (first !== undefined) {
    await query(first.url, `drop owned by ${PLAIN}`).catch(() => undefined);
    const server = first.url.replace(/\/[^/]*$/, '/template1');
    await first.drop();
    for (const role of [PLAIN, SERVER, STRANGER]) await query(server, `drop role if exists ${role}`);
  }
  await rm(dataDir, { recursive: true });
});

async function database(make: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const made = await make();
  databases.push(made);
  return made;
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

function as(url: string, user: string, password = ''): string {
  const there = new URL(url);
  [there.username, there.password] = [user, password];
  return there.href;
}

/** The prepare step as it is really run. */
function prepare(settings: Record<string, string>): Promise<{ code: number | null; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/prepare.js'], { env: { PATH: process.env['PATH'], DATA_DIR: dataDir, DEMO: '0', ...settings } });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, err }));
  });
}

describe('the prepare step', () => {
  it('gives the SQL for a DBA where the owner may make no roles, and goes on once that was run', async () => {
    const { url } = await database(emptyDatabase);
    await query(url, `create role ${PLAIN} login`);
    await query(url, `alter database ${new URL(url).pathname.slice(1)} owner to ${PLAIN}`);
    const owner = as(url, PLAIN);
    const refused = await prepare({ DATABASE_URL: owner });
    expect(refused.code).toBe(7);
    expect(refused.err).toContain('Hãy nhờ người quản trị PostgreSQL');
    expect(refused.err).toContain('Have the administrator of PostgreSQL run this');
    const sql = `grant ${APPLICATION_ROLE} to "${PLAIN}";`;
    expect(refused.err).toContain(sql);
    expect(await query(url, `select 1 from pg_tables where schemaname = 'public'`)).toEqual([]);

    await query(url, sql);
    expect(await prepare({ DATABASE_URL: owner })).toEqual({ code: 0, err: '' });
    // One address: the owner's login serves, in the role of the application.
    const app = await bootApp({ DATABASE_URL: owner });
    expect(await query(asApplication(owner), 'select current_user as acts, session_user as logs_in')).toEqual([{ acts: APPLICATION_ROLE, logs_in: PLAIN }]);
    await app.close();
  }, PREPARING_MS);

  it('makes the login of the application with its password, which stands in no log, and keeps the owner’s address to itself', async () => {
    const { url } = await database(emptyDatabase);
    const server = as(url, SERVER, 'a-password');
    expect(await prepare({ DATABASE_URL: server, DATABASE_OWNER_URL: url })).toEqual({ code: 0, err: '' });
    expect(await query(url, `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolpassword like 'SCRAM-SHA-256$4096:%' as scram from pg_authid where rolname = '${SERVER}'`)).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: true, scram: true },
    ]);
    expect(await query(server, 'select count(*)::integer as seen from people')).toEqual([{ seen: 0 }]);
    // Again, and with another owner's tables there already: nothing is left to do.
    expect(await prepare({ DATABASE_URL: server, DATABASE_OWNER_URL: url })).toEqual({ code: 0, err: '' });
  }, PREPARING_MS);
});

describe('the application does not start', () => {
  const BOTH = /DATABASE_URL[^]*\n[^]*DATABASE_URL/;

  it('before the prepare step, nor with a login that may not act in its role', async () => {
    const empty = await database(emptyDatabase);
    await expect(refuseOpenWall(empty.url)).rejects.toThrow(/prepare\) trước[^]*Run the prepare step first/);
    const { url } = await database(cloneDatabase);
    await query(url, `create role ${STRANGER} login`);
    await expect(refuseOpenWall(as(url, STRANGER))).rejects.toThrow(/Run the prepare step first/);
  });

  it('where its role owns tables', async () => {
    const { url, applicationUrl } = await database(cloneDatabase);
    await expect(refuseOpenWall(applicationUrl)).resolves.toBeUndefined();
    await query(url, `alter table regimes owner to ${APPLICATION_ROLE}`);
    await expect(refuseOpenWall(applicationUrl)).rejects.toThrow(BOTH);
    await expect(refuseOpenWall(applicationUrl)).rejects.toThrow('owns the tables');
    await expect(bootApp({ DATABASE_URL: applicationUrl, DATABASE_OWNER_URL: url })).rejects.toThrow('sở hữu các bảng');
  });

  it.each([
    [{ superuser: true }, 'là superuser', 'is a superuser'],
    [{ bypasses: true }, 'có quyền BYPASSRLS', 'has BYPASSRLS'],
    [{ owns: true }, 'sở hữu các bảng dữ liệu', 'owns the tables'],
  ])('where its role is %j', (standing, vi, en) => {
    const breach = breachOf({ role: 'r', superuser: false, bypasses: false, owns: false, walled: true, ...standing });
    expect(breach?.vi).toContain(vi);
    expect(breach?.en).toContain(en);
  });
});
