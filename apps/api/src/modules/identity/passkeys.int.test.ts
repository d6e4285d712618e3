import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from '@tiendo/client';
import { identities, passkeys, session, system } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { Authenticator, type AuthenticatorOptions } from '../../../test/authenticator.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';

const ORIGIN = 'http://localhost';
let app: TestApp;
let owner: TestPerson;
let other: TestPerson;
let client: Client;

beforeAll(async () => {
  app = await bootApp();
  await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    owner = await aPerson(tx, jurisdictionId, { roles: [{ role: 'leader' }], email: 'owner@demo.test', name: 'Trần Thị Thuý' });
    other = await aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }], email: 'other@demo.test' });
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('delete from auth.passkeys');
  await app.sql('delete from auth."session"');
  client = await app.asPerson(owner);
});

type Creation = Parameters<Authenticator['create']>[0];

async function add(as: Client = client, options: AuthenticatorOptions = { origin: ORIGIN }) {
  const authenticator = new Authenticator(options);
  const { options: asked, attempt } = await as.call(passkeys.begin, {});
  const response = authenticator.create(asked as unknown as Creation);
  return { authenticator, attempt, response, kept: await as.call(passkeys.add, { body: { attempt, name: 'Máy tính cơ quan', response } }) };
}

interface SignedIn {
  readonly status: number;
  readonly code?: string;
  readonly cookies: string[];
}

async function challenge(): Promise<{ challenge: string; cookie: string }> {
  const asked = await fetch(`${app.url}/api/auth/passkey/options`, { method: 'POST' });
  return { ...((await asked.json()) as { challenge: string }), cookie: asked.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

async function answer(body: unknown, cookie: string): Promise<SignedIn> {
  const response = await fetch(`${app.url}/api/auth/passkey/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
  return { status: response.status, cookies: response.headers.getSetCookie(), ...((await response.json()) as { code?: string }) };
}

async function signIn(authenticator: Authenticator, counter?: number): Promise<SignedIn> {
  const asked = await challenge();
  return answer(authenticator.get(asked, counter), asked.cookie);
}

const sessionCookie = ({ cookies }: SignedIn): string => cookies.find((each) => each.startsWith('tiendo.session_token='))?.split(';')[0] ?? '';
const REFUSED = { status: 401, code: 'passkey_failed' };
const trail = async () => (await app.sql<{ action: string }>(`select action from audit_events where subject_id = $1 order by seq`, [owner.id])).map(({ action }) => action);

describe('adding a passkey', () => {
  it('keeps it, says so in the trail, and tells its owner by mail', async () => {
    await app.sql('delete from mails');
    const { kept } = await add();
    expect(kept).toMatchObject({ name: 'Máy tính cơ quan', synced: false, lastUsedAt: null });
    expect((await client.call(passkeys.list, {})).items).toEqual([kept]);
    expect((await trail()).at(-1)).toBe('passkey.add');
    expect(await app.sql('select to_address, kind, subject from mails')).toEqual([{ to_address: 'owner@demo.test', kind: 'passkey_added', subject: '[dữ liệu minh hoạ] Khóa truy cập mới cho tài khoản của ông/bà: Máy tính cơ quan' }]);
  });

  it('asks for one that its owner unlocks and that is found without a name, and not for one that is there', async () => {
    const { response } = await add();
    const { options } = await client.call(passkeys.begin, {});
    expect(options).toMatchObject({ rp: { id: 'localhost' }, attestation: 'none', authenticatorSelection: { residentKey: 'required', userVerification: 'required' }, excludeCredentials: [{ id: response['id'] }] });
  });

  it('needs a session that is not older than ten minutes', async () => {
    const { options, attempt } = await client.call(passkeys.begin, {});
    await app.sql(`update auth."session" set "createdAt" = now() - interval '11 minutes'`);
    await expect(client.call(passkeys.begin, {})).rejects.toMatchObject({ code: 'sign_in_again', problem: { status: 403 } });
    const response = new Authenticator({ origin: ORIGIN }).create(options as unknown as Creation);
    await expect(client.call(passkeys.add, { body: { attempt, name: 'x', response } })).rejects.toMatchObject({ code: 'sign_in_again' });
    await app.sql(`update auth."session" set "secondFactorAt" = now()`);
    await client.call(passkeys.begin, {});
  });

  it.each<[string, AuthenticatorOptions]>([
    ['made at another site', { origin: 'https://evil.example', rpId: 'localhost' }],
    ['made for another site', { origin: ORIGIN, rpId: 'evil.example' }],
    ['of whoever held the key', { origin: ORIGIN, verifies: false }],
  ])('refuses one %s', async (_, options) => {
    await expect(add(client, options)).rejects.toMatchObject({ code: 'passkey_failed' });
  });

  it('refuses an attempt that was used, altered, of another session or of another challenge', async () => {
    const { attempt, response } = await add();
    const again = (given: { attempt: string; response: Readonly<Record<string, unknown>> }, as = client) => as.call(passkeys.add, { body: { name: 'x', ...given } });
    await expect(again({ attempt, response })).rejects.toMatchObject({ code: 'passkey_failed' });
    await expect(again({ attempt: `${attempt.slice(0, -4)}AAAA`, response })).rejects.toMatchObject({ code: 'passkey_failed' });
    const mine = await client.call(passkeys.begin, {});
    const made = new Authenticator({ origin: ORIGIN }).create(mine.options as unknown as Creation);
    await expect(again({ attempt: mine.attempt, response: made }, await app.asPerson(other))).rejects.toMatchObject({ code: 'passkey_failed' });
    await expect(again({ attempt: mine.attempt, response: made }, await app.asPerson(owner))).rejects.toMatchObject({ code: 'passkey_failed' });
    await expect(again({ attempt: (await client.call(passkeys.begin, {})).attempt, response: made })).rejects.toMatchObject({ code: 'passkey_failed' });
    await expect(again({ attempt: mine.attempt, response: { nonsense: true } })).rejects.toMatchObject({ code: 'passkey_failed' });
    expect((await client.call(passkeys.list, {})).items).toHaveLength(1);
  });
});

describe('signing in', () => {
  it('opens a session that counts as two factors', async () => {
    const { authenticator } = await add();
    const signedIn = await signIn(authenticator);
    expect([signedIn.status, signedIn.cookies]).toEqual([200, [expect.stringMatching(/^tiendo\.passkey=; Max-Age=0; /), expect.stringMatching(/^tiendo\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/), expect.stringMatching(/^tiendo\.device=/)]]);
    expect((await trail()).at(-1)).toBe('session.sign_in');
    const now = createClient({ baseUrl: app.url, headers: { cookie: sessionCookie(signedIn) } });
    expect((await now.call(session.me, {})).person.id).toBe(owner.id);
    expect((await now.call(passkeys.list, {})).items[0]?.lastUsedAt).not.toBeNull();
    expect(await app.sql('select 1 from auth."session" where "secondFactorAt" is not null')).toHaveLength(1);
    expect((await signIn(authenticator)).status).toBe(200);
  });

  it('refuses a copy of the key: a counter that does not go up', async () => {
    const { authenticator } = await add();
    expect((await signIn(authenticator, 7)).status).toBe(200);
    expect(await signIn(authenticator, 7)).toMatchObject(REFUSED);
    expect(await signIn(authenticator, 6)).toMatchObject(REFUSED);
    expect((await signIn(authenticator, 8)).status).toBe(200);
  });

  it('refuses an answer that comes again, to another challenge, or to none', async () => {
    const { authenticator } = await add();
    const [first, second] = [await challenge(), await challenge()];
    const given = authenticator.get(first);
    expect(await answer(given, second.cookie)).toMatchObject(REFUSED);
    expect(await answer(given, '')).toMatchObject(REFUSED);
    expect((await answer(given, first.cookie)).status).toBe(200);
    expect(await answer(given, first.cookie)).toMatchObject(REFUSED);
  });

  it('refuses who was not verified, another site, an unknown passkey and nonsense, all in the same words', async () => {
    const { authenticator, kept } = await add();
    await client.call(passkeys.remove, { params: { passkeyId: kept.id } });
    const answers = [await signIn(authenticator)];
    for (const body of [{}, [], 'x', null, { id: 7 }, { id: kept.id, response: null }]) answers.push(await answer(body, (await challenge()).cookie));
    for (const options of [{ origin: ORIGIN, verifies: false }, { origin: 'https://evil.example', rpId: 'localhost' }]) {
      const made = await add();
      Object.assign(made.authenticator, { options });
      answers.push(await signIn(made.authenticator));
    }
    expect(answers.map(({ status, code }) => ({ status, code }))).toEqual(answers.map(() => REFUSED));
    expect(answers.every((each) => sessionCookie(each) === '')).toBe(true);
  });

  it('refuses a passkey that says it is of somebody else', async () => {
    const { authenticator } = await add();
    const asked = await challenge();
    const given = authenticator.get(asked);
    const response = { ...(given['response'] as object), userHandle: Buffer.from(other.authUserId).toString('base64url') };
    expect(await answer({ ...given, response }, asked.cookie)).toMatchObject(REFUSED);
  });

  it('cannot be asked for by another site, nor as a form', async () => {
    const post = (headers: Record<string, string>) => fetch(`${app.url}/api/auth/passkey/sign-in`, { method: 'POST', headers, body: '{}' });
    expect((await post({ 'content-type': 'application/json', origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('a passkey of one’s own', () => {
  it('is called otherwise and forgotten; of somebody else there is no such thing', async () => {
    const { kept } = await add();
    const params = { passkeyId: kept.id };
    const stranger = await app.asPerson(other);
    await expect(stranger.call(passkeys.rename, { params, body: { name: 'x' } })).rejects.toMatchObject({ code: 'not_found' });
    await expect(stranger.call(passkeys.remove, { params })).rejects.toMatchObject({ code: 'not_found' });
    expect(await client.call(passkeys.rename, { params, body: { name: ' Điện thoại ' } })).toEqual({ ...kept, name: 'Điện thoại' });
    await client.call(passkeys.remove, { params });
    expect((await client.call(passkeys.list, {})).items).toEqual([]);
    expect((await trail()).slice(-3)).toEqual(['passkey.add', 'passkey.rename', 'passkey.remove']);
  });

  it('is not forgotten where it is the only way in', async () => {
    const { kept } = await add();
    await app.sql('update auth."account" set "password" = null where "userId" = $1', [owner.authUserId]);
    await expect(client.call(passkeys.remove, { params: { passkeyId: kept.id } })).rejects.toMatchObject({ code: 'last_way_in' });
    await app.sql(`update auth."account" set "password" = 'no-password' where "userId" = $1`, [owner.authUserId]);
  });
});

describe('an account of a provider', () => {
  const link = () => app.sql(`insert into auth.openid_identities (issuer, subject, user_id, email) values ('https://id.example', 'thuy', $1, 'owner@demo.test') on conflict do nothing`, [owner.authUserId]);
  const list = () => client.call(identities.list, {});

  it('is shown and unlinked, and the sessions that came from it end', async () => {
    await link();
    await app.cookieOf(owner);
    await app.sql(`insert into auth.openid_sessions (session_id, issuer, subject, id_token) select "id", 'https://id.example', 'thuy', 'x' from auth."session" order by "createdAt" desc limit 1`);
    const { items, canUnlink } = await list();
    expect([items, canUnlink]).toEqual([[expect.objectContaining({ issuer: 'https://id.example', email: 'owner@demo.test' })], true]);
    const params = { identityId: items[0]?.id ?? '' };
    await expect((await app.asPerson(other)).call(identities.unlink, { params })).rejects.toMatchObject({ code: 'not_found' });
    await client.call(identities.unlink, { params });
    expect((await list()).items).toEqual([]);
    expect(await app.sql('select 1 from auth."session" where "userId" = $1', [owner.authUserId])).toHaveLength(1);
    expect((await trail()).at(-1)).toBe('person.unlink_identity');
  });

  it('stays where it is the only way in, or the session is old', async () => {
    await link();
    const params = { identityId: (await list()).items[0]?.id ?? '' };
    await app.sql('update auth."account" set "password" = null where "userId" = $1', [owner.authUserId]);
    expect((await list()).canUnlink).toBe(false);
    await expect(client.call(identities.unlink, { params })).rejects.toMatchObject({ code: 'last_way_in' });
    await app.sql(`update auth."session" set "createdAt" = now() - interval '11 minutes'`);
    await expect(client.call(identities.unlink, { params })).rejects.toMatchObject({ code: 'sign_in_again' });
    await app.sql(`update auth."account" set "password" = 'no-password' where "userId" = $1`, [owner.authUserId]);
  });
});

describe('an installation', () => {
  it('says where passkeys work, and that no provider is set up', async () => {
    expect((await app.client.call(system.installation, {})).signIn).toEqual({ openId: null, passkeysAt: ORIGIN });
  });
});
