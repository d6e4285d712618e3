import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction } from '../../../test/factories.js';
import { createAccount } from './auth.service.js';
import { passwordHash } from './password-hash.js';

const PASSWORD = 'bốn con cá vàng';
let app: TestApp;

beforeAll(async () => {
  // So that a test can come from more than one address.
  app = await bootApp({ TRUST_PROXY: '127.0.0.1', SIGN_INS_PER_MINUTE: '60' });
  const hash = await passwordHash(PASSWORD);
  await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    const authUserId = await createAccount(tx, { email: 'officer.stttt@demo.test', name: 'Trần Văn Bình', passwordHash: hash });
    await tx.execute('insert into people (jurisdiction_id, id, auth_user_id, name, email) values ($1, gen_random_uuid(), $2, $3, $4)', [jurisdictionId, authUserId, 'Trần Văn Bình', 'officer.stttt@demo.test']);
  });
});
afterAll(() => app.close());

const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/auth/sign-in/email`, { method: 'POST', body: JSON.stringify({ email, password }), headers: { 'content-type': 'application/json', ...headers } });
const refusalOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('after five wrong passwords', () => {
  const THERE = { 'x-forwarded-for': '203.0.113.7' };
  const ELSEWHERE = { 'x-forwarded-for': '203.0.113.8' };
  const pass = (seconds: number) => app.sql(`update auth.failed_sign_ins set last_at = last_at - $1 * interval '1 second'`, [seconds]);
  const fail = async (times: number, email: string, headers: Record<string, string>) => {
    for (let attempt = 0; attempt < times; attempt += 1) expect(await refusalOf(await signIn(email, 'a wrong password', headers))).toEqual([401, 'wrong_credentials']);
  };
  const waits = async (email: string, headers: Record<string, string>, password = PASSWORD) => Number((await signIn(email, password, headers)).headers.get('retry-after'));
  beforeEach(async () => {
    await app.sql('delete from auth.failed_sign_ins');
    await app.sql('delete from auth."rateLimit"');
  });

  it.each([['officer.stttt@demo.test', ' OFFICER.stttt@Demo.test'.trim()], ['nobody@demo.test', 'nobody@demo.test']])('%s waits at that address, up to a quarter of an hour, also with the right password and however it is written', async (email, written) => {
    await fail(5, email, THERE);
    const refused = await signIn(written, PASSWORD, { ...THERE, 'accept-language': 'en' });
    expect(refused.headers.get('retry-after')).toMatch(/^[45]$/);
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests', detail: expect.stringMatching(/^Try again in [45] seconds\.$/) });
    await pass(6);
    await fail(1, email, THERE);
    expect(await waits(email, THERE)).toBeGreaterThan(8);
    await app.sql('update auth.failed_sign_ins set failures = 50');
    expect(await waits(email, THERE)).toBeGreaterThan(890);
  });

  it('who tries many accounts from one address waits there, and a device that is known does not wait with them', async () => {
    const first = await signIn('officer.stttt@demo.test', PASSWORD, THERE);
    const device = first.headers.getSetCookie().find((each) => each.startsWith('tiendo.device='))?.split(';')[0] ?? '';
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 70; attempt += 1) statuses.push((await signIn(`made-up-${attempt}@demo.test`, 'a wrong password', THERE)).status);
    expect([statuses.filter((status) => status === 401).length, statuses.at(-1)]).toEqual([59, 429]);
    expect(await waits('officer.stttt@demo.test', THERE)).toBeGreaterThan(0);
    expect((await signIn('officer.stttt@demo.test', PASSWORD, { ...THERE, cookie: device })).status).toBe(200);
    expect((await signIn('officer.stttt@demo.test', PASSWORD, ELSEWHERE)).status).toBe(200);
  });

  it('the account as a whole is only slowed down, and signs in from elsewhere after a minute at most', async () => {
    await fail(5, 'officer.stttt@demo.test', THERE);
    expect(await waits('officer.stttt@demo.test', ELSEWHERE)).toBeLessThanOrEqual(5);
    await app.sql('update auth.failed_sign_ins set failures = 50');
    expect(await waits('officer.stttt@demo.test', { 'x-forwarded-for': '203.0.113.9' })).toBeLessThanOrEqual(60);
    await pass(61);
    expect((await signIn('officer.stttt@demo.test', PASSWORD, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
  });

  it('nobody locks a person out of a device from which they have signed in, not even behind the same address', async () => {
    const first = await signIn('officer.stttt@demo.test', PASSWORD, THERE);
    const device = first.headers.getSetCookie().find((each) => each.startsWith('tiendo.device='));
    expect(device).toMatch(/^tiendo\.device=[\w-]{32}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/);
    await fail(5, 'officer.stttt@demo.test', THERE);
    expect(await waits('officer.stttt@demo.test', THERE)).toBeGreaterThan(0);
    const known = { ...THERE, cookie: device?.split(';')[0] ?? '' };
    expect((await signIn('officer.stttt@demo.test', PASSWORD, known)).status).toBe(200);
    // It opens nothing, its own guesses are counted, and it is nothing to another account.
    await fail(5, 'officer.stttt@demo.test', known);
    expect(await waits('officer.stttt@demo.test', known)).toBeGreaterThan(0);
    await fail(5, 'nobody@demo.test', THERE);
    expect(await waits('nobody@demo.test', known)).toBeGreaterThan(0);
  });
});
