import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import { z } from 'zod';
import { session } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction } from '../../../test/factories.js';
import { AUTH_ENDPOINTS } from './auth-endpoints.js';
import { authOptions } from './auth-options.js';
import { createAccount } from './auth.service.js';
import { passwordHash } from './password-hash.js';

const PASSWORD = 'mật khẩu đủ dài';
let app: TestApp;

beforeAll(async () => {
  app = await bootApp({ SIGN_INS_PER_MINUTE: '40' });
  const hash = await passwordHash(PASSWORD);
  await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    for (const [email, name] of [['officer.STTTT@demo.test', 'Trần Văn Bình'], ['head.STTTT@demo.test', 'Lê Thị Hoà']] as const) {
      const authUserId = await createAccount(tx, { email, name, passwordHash: hash });
      await tx.execute('insert into people (jurisdiction_id, id, auth_user_id, name, email) values ($1, gen_random_uuid(), $2, $3, $4)', [jurisdictionId, authUserId, name, email.toLowerCase()]);
    }
  });
});
afterAll(() => app.close());

const post = (path: string, body: object | null, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/auth${path}`, { method: 'POST', ...(body === null ? {} : { body: JSON.stringify(body) }), headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...headers } });
const signIn = (email: string, password: string, headers: Record<string, string> = {}) => post('/sign-in/email', { email, password }, headers);
const me = async (cookie: string) => (await fetch(`${app.url}/api/me`, { headers: { cookie } })).status;
const schemaOf = (id: string) => z.strictObject((AUTH_ENDPOINTS.find((each) => each.id === id)?.response ?? z.object({})).shape);
const refusalOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('a program that is no browser', () => {
  // Node's fetch sends Sec-Fetch-Mode and no Origin; with the cookie of an earlier session, which ends by it.
  it('signs in, gives a command and signs out without saying where it comes from', async () => {
    const first = await signIn('officer.stttt@demo.test', PASSWORD);
    expect(first.status).toBe(200);
    const older = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const second = await signIn('officer.stttt@demo.test', PASSWORD, { cookie: older });
    expect(second.status).toBe(200);
    const cookie = second.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const command = await fetch(`${app.url}/api/me/locale`, { method: 'PUT', body: '{"locale":"vi"}', headers: { cookie, 'content-type': 'application/json' } });
    expect(command.status).toBe(204);
    expect((await post('/sign-out', null, { cookie })).status).toBe(200);
    expect(await me(cookie)).toBe(401);
    await app.sql('delete from auth."session"');
  });

  it.each<Record<string, string>>([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { referer: 'https://evil.example/' }])('nothing is lost by it: %p is refused', async (said) => {
    expect(await refusalOf(await signIn('officer.stttt@demo.test', PASSWORD, said))).toEqual([403, 'foreign_origin']);
    expect(await refusalOf(await post('/sign-out', null, said))).toEqual([403, 'foreign_origin']);
  });
});

describe('signing in and out', () => {
  it('gives a cookie that no script can read, and takes it back', async () => {
    const response = await signIn('officer.stttt@demo.test', PASSWORD);
    expect(response.status).toBe(200);
    const [setCookie = ''] = response.headers.getSetCookie();
    expect(setCookie).toMatch(/^tiendo\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    const [cookie = ''] = setCookie.split(';');
    const answer = await response.text();
    expect(schemaOf('auth.sign_in').parse(JSON.parse(answer))).toMatchObject({ user: { email: 'officer.stttt@demo.test' } });
    const sessionOf = async (held: string): Promise<unknown> => schemaOf('auth.get_session').parse(await (await fetch(`${app.url}/api/auth/get-session`, { headers: { cookie: held } })).json());
    expect(await sessionOf(cookie)).toMatchObject({ user: { name: 'Trần Văn Bình' } });
    expect(await sessionOf('')).toEqual({});
    expect(answer).not.toContain(decodeURIComponent(cookie).split('=')[1]?.split('.')[0]);
    expect(await me(cookie)).toBe(200);
    expect((await post('/sign-out', null, { cookie })).status).toBe(200);
    expect(await me(cookie)).toBe(401);
    expect(await app.sql('select 1 from auth."session"')).toEqual([]);
  });

  it('ends the session that the browser brings, of whomever, and no other', async () => {
    const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const elsewhere = cookieOf(await signIn('officer.stttt@demo.test', PASSWORD));
    const ofOther = cookieOf(await signIn('head.stttt@demo.test', PASSWORD));
    // A password that is refused ends nothing.
    expect((await signIn('officer.stttt@demo.test', 'not the password', { cookie: ofOther })).status).toBe(401);
    expect(await me(ofOther)).toBe(200);
    const first = cookieOf(await signIn('officer.stttt@demo.test', PASSWORD, { cookie: ofOther }));
    const second = cookieOf(await signIn('officer.stttt@demo.test', PASSWORD, { cookie: first }));
    expect([await me(ofOther), await me(first), await me(second), await me(elsewhere)]).toEqual([401, 401, 200, 200]);
    // Nor does a token that is not signed by us.
    const forged = elsewhere.replace(/\..*$/, `.${encodeURIComponent(`${'A'.repeat(43)}=`)}`);
    await signIn('officer.stttt@demo.test', PASSWORD, { cookie: forged });
    expect(await me(elsewhere)).toBe(200);
    await app.sql('delete from auth."session"');
  });

  it('says the same of a wrong password and of nobody', async () => {
    expect(await refusalOf(await signIn('officer.stttt@demo.test', 'not the password'))).toEqual([401, 'wrong_credentials']);
    expect(await refusalOf(await signIn('nobody@demo.test', PASSWORD))).toEqual([401, 'wrong_credentials']);
  });

  it.each(['/sign-up/email', '/request-password-reset', '/update-user', '/delete-user', '/change-email', '/list-sessions', '/revoke-sessions', '/link-social', '/callback/x', '/ok', '/error'])('serves nothing else of the library: %s', async (path) => {
    expect(await refusalOf(await post(path, { email: 'a@b.vn', password: PASSWORD, name: 'x', newEmail: 'c@b.vn' }))).toEqual([404, 'not_found']);
  });

  it('lets many at once guess no more often than one after the other', async () => {
    await app.sql('delete from auth."rateLimit"');
    await app.sql('delete from auth.failed_sign_ins');
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('guessed@demo.test', 'a wrong password')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('counts attempts by the address of the connection, whatever the caller says of itself', async () => {
    await app.sql('delete from auth."rateLimit"');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 42; attempt += 1) {
      const response = await signIn(`rotating-${attempt}@demo.test`, '', { 'x-forwarded-for': `203.0.113.${attempt}`, 'x-tiendo-address': `198.51.100.${attempt}`, 'user-agent': `agent ${attempt}` });
      statuses.push(response.status);
    }
    expect(statuses.at(-1)).toBe(429);
    const refused = await signIn('officer.stttt@demo.test', PASSWORD);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusalOf(refused)).toEqual([429, 'too_many_requests']);
    await expect(app.client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('the schema auth', () => {
  it('is what the library needs', async () => {
    const pool = new pg.Pool({ connectionString: app.config.databaseUrl, options: '-c search_path=auth', max: 1 });
    try {
      const plan = await getMigrations(authOptions({ publicUrl: app.config.publicUrl, secret: app.config.authSecret, pool, signInsFromAddress: 1, onLog: () => undefined }));
      expect(plan.toBeCreated).toEqual([]);
      expect(plan.toBeAdded).toEqual([]);
      expect(plan.toBeAddedIndexes).toEqual([]);
    } finally {
      await pool.end();
    }
  });
});
