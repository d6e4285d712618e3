import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../../test/app.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../../test/factories.js';
import { withProbes } from '../../../../test/probe.js';
import { sweep } from '../../system/sweep.js';
import { Contexts } from '../../auth/contexts.js';
import { Transactions } from '../../database/transactions.js';
import { RATE_CLASSES } from './rate-classes.js';

/** Two processes on one database. */
let apps: readonly [TestApp, TestApp];
let first: TestPerson;
let second: TestPerson;

beforeAll(async () => {
  const one = await bootApp({ RATE_LIMIT_FACTOR: '1', TRUST_PROXY: 'loopback' }, withProbes);
  const other = await bootApp({ RATE_LIMIT_FACTOR: '1', TRUST_PROXY: 'loopback', DATABASE_URL: one.config.databaseUrl }, withProbes);
  apps = [one, other];
  await one.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    first = await aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }] });
    second = await aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }] });
  });
});
afterAll(async () => {
  await apps[1].close();
  await apps[0].close();
});
beforeEach(() => apps[0].sql('delete from auth.request_limits returning 1'));

interface Call {
  readonly cookie?: string;
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly name?: string;
}

/** One command, of one process or the other in turn. */
let turn = 0;
const write = ({ cookie = '', address = '203.0.113.7', headers = {}, name = 'x' }: Call): Promise<Response> =>
  fetch(`${apps[(turn += 1) % 2 === 0 ? 0 : 1].url}/api/me/locale`, {
    method: 'PUT',
    body: JSON.stringify({ locale: name === 'x' ? 'vi' : name }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, cookie, ...headers },
  });
const read = (app: TestApp, cookie: string, address = '203.0.113.7') => fetch(`${app.url}/api/guarded/administer`, { headers: { cookie, 'x-forwarded-for': address } });

/** Asks until refused; how many went through, and the refusal. */
async function untilRefused(ask: (round: number) => Promise<Response>, most: number): Promise<{ allowed: number; refusal: Response; seconds: number }> {
  const began = performance.now();
  for (let allowed = 0; allowed <= most; allowed += 1) {
    const response = await ask(allowed);
    if (response.status === 429) return { allowed, refusal: response, seconds: (performance.now() - began) / 1000 };
    await response.arrayBuffer();
  }
  throw new Error(`${most} requests and none was refused`);
}
/** What has grown back meanwhile. */
const grown = (perMinute: number, seconds: number): number => Math.ceil((perMinute * seconds) / 60) + 1;

describe('limits of requests', () => {
  it('hold for an account over two processes, and say when to come again', async () => {
    const cookie = await apps[0].cookieOf(first);
    const { allowed, refusal, seconds } = await untilRefused(() => write({ cookie }), 2000);
    const most = RATE_CLASSES.write.ofAccount;
    expect(allowed).toBeGreaterThanOrEqual(most);
    expect(allowed).toBeLessThanOrEqual(most + grown(most, seconds));
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refusal.json()).toMatchObject({ code: 'too_many_requests', status: 429, detail: expect.stringMatching(/^Thử lại sau \d+ giây\.$/) });
    // However long this takes: it grows back meanwhile.
    await apps[0].sql(`update auth.request_limits set spent_until = now() + interval '10 minutes' where key = $1 returning 1`, [`account:${first.authUserId}`]);
    // Neither another session of the account nor another address helps; another account is not held up.
    expect((await write({ cookie: await apps[0].cookieOf(first) })).status).toBe(429);
    expect((await write({ cookie, address: '198.51.100.1' })).status).toBe(429);
    expect((await write({ cookie: await apps[0].cookieOf(second) })).status).toBe(204);
    // What is refused takes nothing, and reading goes on.
    expect((await read(apps[0], cookie)).status).toBe(200);
  });

  it.each<[string, (round: number) => Call]>([
    ['a body', (round) => ({ name: round % 2 === 0 ? 'vi' : 'en' })],
    ['a forwarded address of one’s own before that of the proxy', (round) => ({ headers: { 'x-forwarded-for': `10.9.8.${round % 250}, 203.0.113.7` } })],
    ['x-real-ip', (round) => ({ headers: { 'x-real-ip': `192.0.2.${round % 250}` } })],
    ['forwarded', (round) => ({ headers: { forwarded: `for=192.0.2.${round % 250}` } })],
    ['the header of sign-in', (round) => ({ headers: { 'x-tiendo-address': `192.0.2.${round % 250}` } })],
    ['a key of idempotency', (round) => ({ headers: { 'idempotency-key': `0123456789-${round}` } })],
    ['a browser', (round) => ({ headers: { 'user-agent': `browser ${round}` } })],
    ['an Authorization', (round) => ({ headers: { authorization: `Bearer ${round}` } })],
  ])('are not turned by %s', async (_, vary) => {
    const cookie = await apps[0].cookieOf(second);
    // All but a few are gone already.
    await apps[0].sql(`insert into auth.request_limits (key, class, spent_until) values ($1, 'write', now() + interval '59 seconds') returning 1`, [`account:${second.authUserId}`]);
    const { allowed, seconds } = await untilRefused((round) => write({ cookie, ...vary(round) }), 100);
    expect(allowed).toBeLessThanOrEqual(4 + grown(RATE_CLASSES.write.ofAccount, seconds));
  });

  it('hold for an address whoever is signed in, a network of IPv6 being one', async () => {
    const planted = (key: string) => apps[0].sql(`insert into auth.request_limits (key, class, spent_until) values ($1, 'write', now() + interval '10 minutes') returning 1`, [key]);
    await planted('address:203.0.113.9');
    await planted('address:2001:db8:1:2::/64');
    for (const person of [first, second]) {
      const cookie = await apps[0].cookieOf(person);
      const statuses = await Promise.all(['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1:2::1', '2001:db8:1:2:ffff::7', '203.0.113.10', '2001:db8:1:3::1'].map(async (address) => (await write({ cookie, address })).status));
      expect(statuses).toEqual([429, 429, 429, 429, 204, 204]);
    }
  });

  it('take reads by the lease: one statement for many, and no more than there are', async () => {
    const cookie = await apps[0].cookieOf(first);
    const { lease, ofAccount } = RATE_CLASSES.read;
    await Promise.all(Array.from({ length: lease }, () => read(apps[0], cookie)));
    const spent = async () => (await apps[0].sql<{ requests: number }>(`select round(extract(epoch from spent_until - now()) * ${ofAccount} / 60)::integer as requests from auth.request_limits where key = $1`, [`account:${first.authUserId}`]))[0]?.requests ?? 0;
    expect(await spent()).toBeLessThanOrEqual(lease);
    await apps[0].sql(`update auth.request_limits set spent_until = now() + interval '10 minutes' where key = $1 returning 1`, [`account:${first.authUserId}`]);
    for (const app of apps) {
      const { allowed } = await untilRefused(() => read(app, cookie), 200);
      expect(allowed).toBeLessThanOrEqual(lease);
    }
  });

  it('count who is not signed in, or says so with a cookie that we did not sign, by the address', async () => {
    await apps[0].sql(`insert into auth.request_limits (key, class, spent_until) values ('address:203.0.113.20', 'public', now() + interval '10 minutes') returning 1`);
    for (const cookie of ['', 'tiendo.session_token=forged.AAAA', `tiendo.session_token=${'x'.repeat(40)}`]) {
      const response = await fetch(`${apps[1].url}/api/openapi.json`, { headers: { cookie, 'x-forwarded-for': '203.0.113.20' } });
      expect(response.status).toBe(429);
    }
  });

  it('forget who has all of it again', async () => {
    await apps[0].sql(`insert into auth.request_limits (key, class, spent_until) values ('address:a', 'read', now() - interval '1 second'), ('address:b', 'read', now() + interval '1 hour') returning 1`);
    await sweep(apps[0].application.app.get(Transactions), apps[0].application.app.get(Contexts));
    expect(await apps[0].sql('select key from auth.request_limits')).toEqual([{ key: 'address:b' }]);
  });
});
