import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from '@tiendo/client';
import { account, people, session } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { codeOf } from '../../../test/authenticator-app.js';
import { aJurisdiction, anAgency, aPerson, type TestPerson } from '../../../test/factories.js';
import { passwordHash } from '../../platform/auth/password-hash.js';
import { recoveryHashOf } from './totp.js';

const PASSWORD = 'bốn con cá vàng';
const OTHER = 'một con ngựa đau';
let app: TestApp;
let admin: TestPerson;
let officer: TestPerson;

beforeAll(async () => {
  app = await bootApp({ REQUIRE_TOTP: '1' });
  const hash = await passwordHash(PASSWORD);
  await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx, { demonstration: false });
    const agency = await anAgency(tx, jurisdictionId, { code: 'SXD' });
    admin = await aPerson(tx, jurisdictionId, { name: 'Lê Quản Trị', email: 'admin@demo.test', roles: [{ role: 'administrator' }] });
    officer = await aPerson(tx, jurisdictionId, { name: 'Trần Văn Bình', email: 'officer@demo.test', roles: [{ role: 'reporting_officer', agencyId: agency.id }] });
  });
  await app.sql(`update auth."account" set "password" = $1`, [hash]);
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['auth."session"', 'auth.totp', 'auth.recovery_codes', 'auth.known_devices', 'auth.failed_sign_ins', 'auth."rateLimit"', 'mails']) await app.sql(`delete from ${table}`);
  await app.sql(`update auth."account" set "password" = $1`, [await passwordHash(PASSWORD)]);
});

const post = (path: string, body: object, headers: Record<string, string> = {}) => fetch(`${app.url}/api${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
const signIn = (email: string, password = PASSWORD, headers: Record<string, string> = {}) => post('/auth/sign-in/email', { email, password }, headers);
const cookieOf = (response: Response, name = 'tiendo.session_token'): string => response.headers.getSetCookie().find((each) => each.startsWith(`${name}=`))?.split(';')[0] ?? '';
const clientOf = (cookie: string): Client => createClient({ baseUrl: app.url, headers: { cookie } });
const actions = async () => (await app.sql<{ action: string }>('select action from audit_events order by seq desc limit 6')).map(({ action }) => action).reverse();
const mailKinds = async () => (await app.sql<{ kind: string }>('select kind from mails order by created_at, id')).map(({ kind }) => kind);

/** Signed in by password, without whatever else is asked for. */
async function signedIn(email: string): Promise<{ client: Client; cookie: string }> {
  const response = await signIn(email);
  expect(response.status).toBe(200);
  const cookie = cookieOf(response);
  return { cookie, client: clientOf(cookie) };
}

/** Somebody who has set an app up, with the session in which they did. */
async function enrolled(email: string): Promise<{ secret: string; recoveryCodes: string[]; cookie: string }> {
  const { client, cookie } = await signedIn(email);
  const { secret } = await client.call(account.beginSecondFactor, {});
  const response = await post('/account/second-factor/confirm', { code: codeOf(secret, -1) }, { cookie });
  expect(response.status).toBe(200);
  const { recoveryCodes } = (await response.json()) as { recoveryCodes: string[] };
  return { secret, recoveryCodes, cookie: cookieOf(response) };
}

describe('a second factor that a role demands', () => {
  it('is asked for before anything else, and opens everything once it is set up', async () => {
    const { client } = await signedIn('admin@demo.test');
    expect((await client.call(session.me, {})).secondFactor).toBe('enrol');
    await client.call(session.setLocale, { body: { locale: 'vi' } });
    for (const refused of [client.call(people.list, { query: {} }), client.call(account.security, {}), client.call(account.newRecoveryCodes, {})]) await expect(refused).rejects.toMatchObject({ code: 'second_factor_required', problem: { status: 403 } });
    const { cookie, recoveryCodes } = await enrolled('admin@demo.test');
    const now = clientOf(cookie);
    expect((await now.call(session.me, {})).secondFactor).toBe('passed');
    expect((await now.call(people.list, { query: {} })).items).toHaveLength(2);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(recoveryCodes.every((code) => /^[A-Z2-9]{5}-[A-Z2-9]{5}$/.test(code))).toBe(true);
    expect((await now.call(account.security, {})).secondFactor).toMatchObject({ demanded: true, recoveryCodesLeft: 10, since: expect.any(String) });
    expect(await mailKinds()).toContain('second_factor_on');
    await expect(now.call(account.endSecondFactor, {})).rejects.toMatchObject({ code: 'second_factor_demanded' });
  });

  it('is not asked of an officer, who may have one all the same and end it', async () => {
    const { client } = await signedIn('officer@demo.test');
    expect((await client.call(session.me, {})).secondFactor).toBe('none');
    const { cookie } = await enrolled('officer@demo.test');
    const again = await signedIn('officer@demo.test');
    expect((await again.client.call(session.me, {})).secondFactor).toBe('ask');
    await expect(again.client.call(account.endSecondFactor, {})).rejects.toMatchObject({ code: 'second_factor_required' });
    await clientOf(cookie).call(account.endSecondFactor, {});
    expect((await again.client.call(session.me, {})).secondFactor).toBe('none');
    expect(await mailKinds()).toContain('second_factor_off');
  });

  it('ends other sessions when it is set up, and changes the token of this one', async () => {
    const elsewhere = await signedIn('officer@demo.test');
    const before = await signedIn('officer@demo.test');
    const { secret } = await before.client.call(account.beginSecondFactor, {});
    const response = await post('/account/second-factor/confirm', { code: codeOf(secret) }, { cookie: before.cookie });
    for (const { client } of [elsewhere, before]) await expect(client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    expect((await clientOf(cookieOf(response)).call(session.me, {})).secondFactor).toBe('passed');
  });

  it('is kept so that the database cannot read it', async () => {
    const { secret, recoveryCodes } = await enrolled('officer@demo.test');
    const kept = JSON.stringify(await app.sql('select * from auth.totp, auth.recovery_codes'));
    for (const told of [secret, ...recoveryCodes]) expect(kept).not.toContain(told);
  });

  it('has recovery codes that are kept like passwords: slowly hashed, each with a salt of its own', async () => {
    const { recoveryCodes } = await enrolled('officer@demo.test');
    const hashes = (await app.sql<{ hash: string }>('select hash from auth.recovery_codes')).map(({ hash }) => hash);
    expect(hashes).toHaveLength(10);
    expect(hashes.every((hash) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
    expect(new Set(hashes.map((hash) => hash.split('$')[4])).size).toBe(10);
    const found = await Promise.all(recoveryCodes.map((code) => recoveryHashOf(code, hashes)));
    expect(new Set(found)).toEqual(new Set(hashes));
    for (const typed of ['', 'AAAAA-AAAAA', `${recoveryCodes[0] ?? ''}A`, (recoveryCodes[0] ?? '').slice(1)]) expect(await recoveryHashOf(typed, hashes)).toBe(null);
  });
});

describe('the second step of signing in', () => {
  const give = (code: string, cookie: string) => post('/account/second-factor/code', { code }, { cookie });
  const refusal = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

  it('takes a code of the app once, and a recovery code once, however it is typed', async () => {
    const { secret, recoveryCodes } = await enrolled('admin@demo.test');
    const first = await signedIn('admin@demo.test');
    const code = codeOf(secret);
    const good = await give(`${code.slice(0, 3)} ${code.slice(3)}`, first.cookie);
    expect([good.status, await good.json()]).toEqual([200, { recoveryCodesLeft: null }]);
    expect((await clientOf(cookieOf(good)).call(session.me, {})).secondFactor).toBe('passed');
    // The token that the password gave opens nothing any more.
    await expect(first.client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });

    const second = await signedIn('admin@demo.test');
    expect(await refusal(await give(code, second.cookie))).toEqual([401, 'wrong_code']);
    const typed = (recoveryCodes[0] ?? '').toLowerCase().replace('-', ' ');
    const recovered = await give(typed, second.cookie);
    expect(await recovered.json()).toEqual({ recoveryCodesLeft: 9 });
    expect(await mailKinds()).toContain('recovery_code_used');
    const third = await signedIn('admin@demo.test');
    expect(await refusal(await give(recoveryCodes[0] ?? '', third.cookie))).toEqual([401, 'wrong_code']);
    expect((await actions()).slice(-3)).toEqual(['session.sign_in', 'second_factor.use_recovery_code', 'session.sign_in']);
  });

  it('counts wrong codes over all sessions of the account, and many at once are no more attempts', async () => {
    await enrolled('admin@demo.test');
    const [one, other] = [await signedIn('admin@demo.test'), await signedIn('admin@demo.test')];
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => give('000000', (at % 2 === 0 ? one : other).cookie)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(3);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(25);
  });

  it('cannot be got round by setting up another app with the password alone', async () => {
    await enrolled('admin@demo.test');
    const { client } = await signedIn('admin@demo.test');
    await expect(client.call(account.beginSecondFactor, {})).rejects.toMatchObject({ code: 'second_factor_required' });
    await expect(client.call(account.confirmSecondFactor, { body: { code: '000000' } })).rejects.toMatchObject({ code: 'second_factor_required' });
  });

  it('is reset by an administrator for who has lost their device: all sessions end, and it is told by mail', async () => {
    const boss = clientOf((await enrolled('admin@demo.test')).cookie);
    const { cookie } = await enrolled('officer@demo.test');
    const params = { personId: officer.id };
    await boss.call(account.resetSecondFactor, { params, body: { reason: 'mất điện thoại' } });
    await expect(clientOf(cookie).call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    expect((await (await signedIn('officer@demo.test')).client.call(session.me, {})).secondFactor).toBe('none');
    expect(await mailKinds()).toContain('second_factor_reset');
    await expect(boss.call(account.resetSecondFactor, { params, body: { reason: 'x' } })).rejects.toMatchObject({ code: 'no_second_factor' });
  });
});

describe('a password', () => {
  it('is changed by who knows the present one; other sessions end and devices are strange again', async () => {
    const elsewhere = await signedIn('officer@demo.test');
    const { client } = await signedIn('officer@demo.test');
    await expect(client.call(account.changePassword, { body: { present: 'a wrong password', password: OTHER } })).rejects.toMatchObject({ code: 'wrong_password', problem: { status: 401 } });
    await client.call(account.changePassword, { body: { present: PASSWORD, password: OTHER } });
    await expect(elsewhere.client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    expect((await client.call(session.me, {})).person.email).toBe('officer@demo.test');
    expect((await signIn('officer@demo.test', PASSWORD)).status).toBe(401);
    expect((await signIn('officer@demo.test', OTHER)).status).toBe(200);
    expect(await mailKinds()).toContain('password_changed');
  });

  it('guesses at the present one are counted', async () => {
    const { client } = await signedIn('officer@demo.test');
    const guess = () => client.call(account.changePassword, { body: { present: 'a wrong password', password: OTHER } });
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(guess()).rejects.toMatchObject({ code: 'wrong_password' });
    await expect(guess()).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  it.each([
    ['ngắn', 'too_short'],
    ['qwertyuiop123', 'common_password'],
    ['Mật Khẩu 2026!', 'common_password'],
    ['Trần Văn Bình 1', 'own_word_password'],
    ['tiendo2026!!', 'own_word_password'],
    ['aaaaaaaaaaaa', 'repeated_password'],
  ])('that is guessed first is refused with what to do: %s', async (password, code) => {
    const { client } = await signedIn('officer@demo.test');
    const refused = client.call(account.changePassword, { body: { present: PASSWORD, password } });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ in: 'body', path: 'password', code, mend: expect.any(String) }] } });
  });

  it('hashed in an earlier version opens, and is hashed as of today when it is given', async () => {
    const { hashPassword } = await import('better-auth/crypto');
    await app.sql(`update auth."account" set "password" = $1 where "userId" = $2`, [await hashPassword(PASSWORD), officer.authUserId]);
    expect((await signIn('officer@demo.test')).status).toBe(200);
    const [row] = await app.sql<{ password: string }>('select "password" from auth."account" where "userId" = $1', [officer.authUserId]);
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn('officer@demo.test')).status).toBe(200);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) => post('/password/forgotten', { email });

  it('is set anew by a link that comes by mail; the answer is the same whether there is such an account or not', async () => {
    const { cookie } = await signedIn('officer@demo.test');
    const [known, unknown] = [await ask('Officer@demo.test'), await ask('nobody@demo.test')];
    const told = async (response: Response) => [response.status, await response.text(), [...response.headers.keys()].sort()];
    expect(await told(known)).toEqual(await told(unknown));
    expect(await mailKinds()).toEqual([]);
    await app.drainJobs(['reset-letter']);
    const [mail, ...others] = await app.sql<{ to_address: string; kind: string; body_text: string }>('select to_address, kind, body_text from mails');
    expect([mail?.to_address, mail?.kind, others]).toEqual(['officer@demo.test', 'password_reset', []]);
    const token = /#token=([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '';
    expect(JSON.stringify(await app.sql('select * from auth.verification'))).not.toContain(token);
    await app.client.call(people.setPassword, { body: { token, password: OTHER } });
    await expect(clientOf(cookie).call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(app.client.call(people.setPassword, { body: { token, password: PASSWORD } })).rejects.toMatchObject({ code: 'link_used' });
    expect((await signIn('officer@demo.test', OTHER)).status).toBe(200);
    expect((await actions()).filter((action) => action !== 'session.sign_in')).toEqual(expect.arrayContaining(['session.ask_reset', 'person.write_reset', 'person.set_password']));
  });

  it('stays what it was where the new one is weak, and the link still works', async () => {
    await ask('officer@demo.test');
    await app.drainJobs(['reset-letter']);
    const [mail] = await app.sql<{ body_text: string }>('select body_text from mails');
    const token = /#token=([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '';
    await expect(app.client.call(people.setPassword, { body: { token, password: 'password1234' } })).rejects.toMatchObject({ code: 'invalid_input' });
    await app.client.call(people.setPassword, { body: { token, password: OTHER } });
  });

  it('does not switch the second factor off, and an older link stops working', async () => {
    await enrolled('officer@demo.test');
    const tokens: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      await app.sql('delete from mails');
      await ask('officer@demo.test');
      await app.drainJobs(['reset-letter']);
      const [mail] = await app.sql<{ body_text: string }>(`select body_text from mails where kind = 'password_reset'`);
      tokens.push(/#token=([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '');
    }
    await expect(app.client.call(people.setPassword, { body: { token: tokens[0] ?? '', password: OTHER } })).rejects.toMatchObject({ code: 'link_used' });
    await app.client.call(people.setPassword, { body: { token: tokens[1] ?? '', password: OTHER } });
    const again = clientOf(cookieOf(await signIn('officer@demo.test', OTHER)));
    expect((await again.call(session.me, {})).secondFactor).toBe('ask');
  });

  it('is asked for three times in a day and no more, for whatever address', async () => {
    for (const email of ['officer@demo.test', 'nobody@demo.test']) {
      for (let time = 0; time < 3; time += 1) expect((await ask(email)).status).toBe(204);
      const refused = await ask(email);
      expect([refused.status, Number(refused.headers.get('retry-after')) > 50]).toEqual([429, true]);
    }
  });
});

describe('sessions and devices', () => {
  const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36';

  it('are listed in words, ended one by one and all at once', async () => {
    const first = clientOf(cookieOf(await signIn('officer@demo.test', PASSWORD, { 'user-agent': CHROME })));
    const [second, third] = [await signedIn('officer@demo.test'), await signedIn('officer@demo.test')];
    const { sessions, hasPassword } = await first.call(account.security, {});
    expect(hasPassword).toBe(true);
    expect(sessions).toHaveLength(3);
    expect(sessions.find(({ isThis }) => isThis)).toMatchObject({ browser: 'Chrome 128', system: 'Windows 10', kind: 'desktop', address: '127.0.0.1', secondFactor: false });
    const mine = (await second.client.call(account.security, {})).sessions.find(({ isThis }) => isThis);
    await first.call(account.endSession, { params: { sessionId: mine?.id ?? '' } });
    await expect(second.client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(first.call(account.endSession, { params: { sessionId: mine?.id ?? '' } })).rejects.toMatchObject({ code: 'not_found' });
    const foreign = await app.sql<{ id: string }>(`insert into auth."session" ("id", "token", "userId", "expiresAt", "updatedAt") values ('of-admin', 'x', $1, now() + interval '1 day', now()) returning "id" as id`, [admin.authUserId]);
    await expect(first.call(account.endSession, { params: { sessionId: foreign[0]?.id ?? '' } })).rejects.toMatchObject({ code: 'not_found' });
    await first.call(account.signOutEverywhere, { body: { keepThis: true } });
    await expect(third.client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    await first.call(account.signOutEverywhere, { body: { keepThis: false } });
    await expect(first.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(await app.sql('select 1 from auth.known_devices')).toEqual([]);
  });

  it('tell their owner of a device that is new to the account, and of no other', async () => {
    const first = await signIn('officer@demo.test');
    expect(await mailKinds()).toEqual([]);
    await signIn('officer@demo.test', PASSWORD, { cookie: cookieOf(first, 'tiendo.device') });
    expect(await mailKinds()).toEqual([]);
    await signIn('officer@demo.test', PASSWORD, { 'user-agent': CHROME });
    const [mail] = await app.sql<{ kind: string; body_text: string }>('select kind, body_text from mails');
    expect([mail?.kind, mail?.body_text]).toEqual(['new_device', expect.stringContaining('Chrome 128, Windows 10; địa chỉ mạng 127.0.0.1')]);
  });

  it.each([
    ['officer@demo.test', 167, 200],
    ['officer@demo.test', 169, 401],
    ['admin@demo.test', 11, 200],
    ['admin@demo.test', 13, 401],
  ])('of %s, unused for %i hours, answer %i', async (email, hours, status) => {
    const { cookie } = await signedIn(email);
    await app.sql(`update auth."session" set "updatedAt" = now() - $1 * interval '1 hour'`, [hours]);
    expect((await fetch(`${app.url}/api/me`, { headers: { cookie } })).status).toBe(status);
  });

  it('end after thirty days, however often they are used', async () => {
    const { client } = await signedIn('officer@demo.test');
    const [row] = await app.sql<{ days: number }>(`select round(extract(epoch from "expiresAt" - "createdAt") / 86400)::integer as days from auth."session"`);
    expect(row?.days).toBe(30);
    await client.call(session.me, {});
    await app.sql(`update auth."session" set "expiresAt" = now()`);
    await expect(client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('the trail', () => {
  it('has who signed in and out, and what was refused without what was typed', async () => {
    const { cookie } = await signedIn('officer@demo.test');
    await signIn('officer@demo.test', 'a wrong password');
    await signIn('my-secret-typed-here@demo.test', 'a wrong password');
    await post('/auth/sign-out', {}, { cookie });
    expect((await actions()).slice(-4)).toEqual(['session.sign_in', 'session.refuse_sign_in', 'session.refuse_sign_in', 'session.sign_out']);
    const trail = JSON.stringify(await app.sql('select * from audit_events'));
    for (const typed of ['my-secret-typed-here', 'a wrong password', PASSWORD]) expect(trail).not.toContain(typed);
  });
});
