import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { session } from '@tiendo/types';
import { createClient } from '@tiendo/client';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aMembership, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';
import { MiniBrowser, type Page } from '../../../test/mini-browser.js';
import { CLIENT_ID, CLIENT_SECRET, TestProvider } from '../../../test/openid-provider.js';

const PUBLIC = 'http://tiendo.test';
const ROLES = { 'can-bo': { role: 'reporting_officer' }, 'lanh-dao-sxd': { role: 'head', agency: 'SXD' }, 'lanh-dao-tp': { role: 'leader' } };

let provider: TestProvider;
let app: TestApp;
let jurisdictionId: number;
let agency: TestAgency;
let officer: TestPerson;
let browser: MiniBrowser;

/** The provider is down while ours starts; it begins only after that. */
beforeAll(async () => {
  provider = await TestProvider.listen();
  app = await bootApp({
    PUBLIC_URL: PUBLIC,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_CLAIM_ROLES: 'groups',
    OIDC_CLAIM_AGENCY: 'unit',
    OIDC_ROLES: JSON.stringify(ROLES),
    OIDC_CREATE_PEOPLE: '1',
    OIDC_SECOND_FACTOR: 'trust_amr',
    REQUIRE_TOTP: '1',
  });
  await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    agency = await anAgency(tx, jurisdictionId, { code: 'SXD', nameVi: 'Sở Xây dựng' });
    officer = await aPerson(tx, jurisdictionId, { roles: [{ role: 'clerk', agencyId: agency.id }], email: 'officer@demo.test' });
  });
  await app.setClock(jurisdictionId, '2019-09-16');
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

beforeEach(() => {
  browser = newBrowser();
});
afterEach(async () => {
  provider.spoil = null;
  provider.accounts.clear();
  await app.sql('delete from auth.openid_identities');
  await app.sql('delete from auth."session"');
  await app.sql(`delete from memberships where source = 'claims'`);
});

const newBrowser = (): MiniBrowser => new MiniBrowser({ 'tiendo.test': app.url });
const isProvider = (to: URL): boolean => to.origin === provider.issuer;
const VERIFIED = { email: 'Officer@Demo.test', email_verified: true, name: 'Trần Thị Thuý' };

/** As far as the address of ours to which the provider sends the browser back, not yet opened. */
async function comeBack(account: string, amr = 'pwd', next?: string): Promise<URL> {
  const start = await browser.get(`${PUBLIC}/api/auth/openid/start${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`);
  const asked = await browser.follow(start, isProvider);
  const answered = asked.url.pathname.startsWith('/interaction/') ? await browser.follow(await browser.post(asked.url, { account, amr }), isProvider) : asked;
  if (answered.location === null) throw new Error(`the provider did not send the browser back: ${answered.status} ${answered.url.href} ${answered.text}`);
  return answered.location;
}

const signIn = async (account: string, amr?: string, next?: string): Promise<Page> => browser.get(await comeBack(account, amr, next));
const me = () => createClient({ baseUrl: app.url, headers: { cookie: browser.cookies('tiendo.test') } }).call(session.me, {});
const refusalOf = (page: Page): string | null => page.location?.searchParams.get('refused') ?? null;
const sessions = () => app.sql<{ userId: string }>('select "userId" from auth."session"');
const trail = (action: string) => app.sql<{ subject_id: string }>('select subject_id, before, after from audit_events where action = $1 order by seq', [action]);

describe('a provider that is down', () => {
  it('is said on the sign-in page, and works as soon as it is there: nothing was decided when we started', async () => {
    expect(refusalOf(await browser.get(`${PUBLIC}/api/auth/openid/start`))).toBe('openid_unavailable');
    provider.begin({ publicUrl: PUBLIC, url: app.url });
    provider.accounts.set('thuy', VERIFIED);
    expect(refusalOf(await signIn('thuy'))).toBeNull();
    provider.goDown();
    expect(refusalOf(await browser.get(`${PUBLIC}/api/auth/openid/callback?code=x&state=y`))).toBe('openid_expired');
    provider.begin({ publicUrl: PUBLIC, url: app.url });
  });
});

describe('signing in', () => {
  it('opens the same session as a password does, and leads on to the page that was asked for by way of our own', async () => {
    provider.accounts.set('thuy', VERIFIED);
    const page = await signIn('thuy', 'pwd', '/matrix?group=ward');
    expect([page.status, page.location?.href]).toEqual([303, `${PUBLIC}/sign-in?by=openid&next=%2Fmatrix%3Fgroup%3Dward`]);
    const cookies = page.headers['set-cookie'] ?? [];
    expect(cookies).toEqual([expect.stringMatching(/^tiendo\.openid=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/), expect.stringMatching(/^tiendo\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/), expect.stringMatching(/^tiendo\.device=/)]);
    expect((await me()).person.email).toBe('officer@demo.test');
    expect((await trail('person.link_identity')).at(-1)).toMatchObject({ subject_id: officer.id, after: { issuer: provider.issuer, subject: 'thuy' } });
    // Nothing of the provider is kept in the clear, and no access token at all.
    expect(await app.sql(`select 1 from auth.openid_sessions where id_token like 'ey%'`)).toEqual([]);
    expect((await (await fetch(`${app.url}/api/auth/get-session`, { headers: { cookie: browser.cookies('tiendo.test') } })).json()) as object).toMatchObject({ user: { email: 'officer@demo.test' } });
  });

  it('asks the provider for a code with PKCE S256, state and nonce, which the browser keeps unreadable', async () => {
    const start = await browser.get(`${PUBLIC}/api/auth/openid/start`);
    const asked = Object.fromEntries(start.location?.searchParams ?? []);
    expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: CLIENT_ID, redirect_uri: `${PUBLIC}/api/auth/openid/callback`, scope: 'openid email profile' });
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked[name]?.length).toBeGreaterThan(40);
    expect(start.headers['set-cookie']?.[0]).toMatch(/^tiendo\.openid=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(browser.cookies('tiendo.test')).not.toContain(asked['state']);
  });

  it('begins on our own page at the address that the provider knows, and nowhere else', async () => {
    const elsewhere = new MiniBrowser({ 'other.test': app.url });
    expect((await elsewhere.get('http://other.test/api/auth/openid/start?next=%2Fdesk')).location?.href).toBe(`${PUBLIC}/sign-in?next=%2Fdesk`);
    for (const [site, goes] of [['cross-site', `${PUBLIC}/sign-in`], ['same-site', `${PUBLIC}/sign-in`], ['same-origin', provider.issuer], ['none', provider.issuer]] as const) {
      const page = await browser.get(`${PUBLIC}/api/auth/openid/start`, { 'sec-fetch-site': site });
      expect(page.location?.href.startsWith(goes)).toBe(true);
    }
  });

  it('finds somebody of another city in the same installation', async () => {
    const there = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'leader' }], email: 'hue@demo.test' }));
    provider.accounts.set('hue', { email: 'hue@demo.test', email_verified: true, groups: ['lanh-dao-tp'] });
    await signIn('hue');
    expect((await me()).person.id).toBe(there.id);
    expect(await app.sql(`select distinct jurisdiction_id from audit_events where subject_id = $1`, [there.id])).toEqual([{ jurisdiction_id: there.jurisdictionId }]);
  });

  it('ends the session that the browser had', async () => {
    provider.accounts.set('thuy', VERIFIED);
    await signIn('thuy');
    await signIn('thuy');
    expect(await sessions()).toHaveLength(1);
  });

  it('counts as two factors only when the provider says so', async () => {
    provider.accounts.set('thuy', VERIFIED);
    const second = async () => (await app.sql<{ second: boolean }>('select "secondFactorAt" is not null as second from auth."session"'))[0]?.second;
    await signIn('thuy', 'pwd');
    expect(await second()).toBe(false);
    browser = newBrowser();
    await app.sql('delete from auth."session"');
    await signIn('thuy', 'pwd otp');
    expect(await second()).toBe(true);
    expect((await trail('session.sign_in')).at(-1)).toMatchObject({ subject_id: officer.id, after: { way: 'openid' } });
  });
});

describe('who has a second factor of ours', () => {
  it('is asked for it where the provider did not see two proofs, and only there', async () => {
    provider.accounts.set('thuy', VERIFIED);
    const coordinator = await app.inTx((tx) => aPerson(tx, jurisdictionId, { roles: [{ role: 'coordinator', agencyId: agency.id }], email: 'coordinator@demo.test' }));
    provider.accounts.set('coordinator', { email: coordinator.email, email_verified: true });
    await signIn('coordinator');
    expect((await me()).secondFactor).toBe('enrol');
    browser = newBrowser();
    await signIn('coordinator', 'pwd otp');
    expect((await me()).secondFactor).toBe('passed');
  });
});

describe('whom it lets in', () => {
  it.each<[string, object, string]>([
    ['an address that is not verified', { email: 'officer@demo.test', email_verified: false }, 'openid_email_unverified'],
    ['an address of which nothing is said', { email: 'officer@demo.test' }, 'openid_email_unverified'],
    ['a text that says verified', { email: 'officer@demo.test', email_verified: 'true' }, 'openid_email_unverified'],
    ['no address', { groups: ['lanh-dao-tp'] }, 'openid_email_unverified'],
    ['nobody here, without a role', { email: 'nobody@demo.test', email_verified: true, groups: ['ke-toan'] }, 'openid_no_account'],
    ['nobody here, for an agency that is not there', { email: 'nobody@demo.test', email_verified: true, groups: ['can-bo'], unit: 'NO-SUCH' }, 'openid_no_account'],
  ])('not %s', async (_, account, code) => {
    provider.accounts.set('somebody', account);
    const page = await signIn('somebody');
    expect([page.status, refusalOf(page)]).toEqual([303, code]);
    expect(await sessions()).toEqual([]);
    expect(await app.sql('select 1 from auth.openid_identities')).toEqual([]);
    await expect(me()).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('not somebody whom the provider did not sign in', async () => {
    const page = await signIn('stranger');
    expect(refusalOf(page)).toBe('openid_failed');
  });

  it('not a person without a role today', async () => {
    await app.inTx((tx) => aPerson(tx, jurisdictionId, { email: 'left@demo.test' }));
    provider.accounts.set('left', { email: 'left@demo.test', email_verified: true });
    expect(refusalOf(await signIn('left'))).toBe('openid_no_account');
    expect(await sessions()).toEqual([]);
  });

  it('an identity that is linked, whatever its address has become', async () => {
    provider.accounts.set('thuy', VERIFIED);
    await signIn('thuy');
    const other = await app.inTx((tx) => aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }], email: 'admin@demo.test' }));
    for (const changed of [{ email: 'admin@demo.test', email_verified: true }, { email: 'x@demo.test', email_verified: false }, {}]) {
      browser = newBrowser();
      provider.accounts.set('thuy', changed);
      await signIn('thuy');
      expect((await me()).person).toMatchObject({ id: officer.id, email: 'officer@demo.test' });
    }
    expect(await app.sql('select 1 from auth.openid_identities where user_id = $1', [other.authUserId])).toEqual([]);
  });

  it('not the next one who is given the address of somebody who is linked', async () => {
    provider.accounts.set('thuy', VERIFIED);
    await signIn('thuy');
    browser = newBrowser();
    provider.accounts.set('successor', VERIFIED);
    expect(refusalOf(await signIn('successor'))).toBe('openid_other_identity');
  });

  it('somebody new, made from claims that give a role; they have no password', async () => {
    provider.accounts.set('moi', { email: 'Moi@demo.test', email_verified: true, name: 'Lê Thị Mới', groups: ['can-bo'], unit: 'SXD' });
    await signIn('moi');
    const { person, memberships } = await me();
    expect(person).toMatchObject({ email: 'moi@demo.test', name: 'Lê Thị Mới' });
    expect(memberships).toMatchObject([{ role: 'reporting_officer', agency: { code: 'SXD' } }]);
    expect(await app.sql(`select 1 from auth."account" a join auth."user" u on u."id" = a."userId" where u."email" = 'moi@demo.test' and a."password" is not null`)).toEqual([]);
    expect(await app.sql('select action from audit_events where subject_id = $1 order by seq', [person.id])).toEqual([{ action: 'person.add' }, { action: 'person.link_identity' }, { action: 'person.follow_claims' }, { action: 'session.sign_in' }]);
  });
});

describe('roles', () => {
  const held = async () => (await me()).memberships.map(({ role, agency: at }) => `${role} ${at?.code ?? '-'}`).sort();

  it('follow the claims at each sign-in, and what was given by hand stays', async () => {
    provider.accounts.set('thuy', { ...VERIFIED, groups: ['can-bo', 'lanh-dao-tp'], unit: 'SXD' });
    await signIn('thuy');
    expect(await held()).toEqual(['clerk SXD', 'leader -', 'reporting_officer SXD']);
    await app.setClock(jurisdictionId, '2019-09-17');
    provider.accounts.set('thuy', { ...VERIFIED, groups: ['lanh-dao-tp', 'lanh-dao-sxd'] });
    await signIn('thuy');
    expect(await held()).toEqual(['clerk SXD', 'head SXD', 'leader -']);
    expect((await trail('person.follow_claims')).at(-1)).toMatchObject({ subject_id: officer.id, before: { ended: [{ role: 'reporting_officer', agencyId: agency.id }] }, after: { begun: [{ role: 'head', agencyId: agency.id }] } });
    expect(await app.sql(`select role, valid_from::text, valid_to::text from memberships where source = 'claims' and valid_to is not null`)).toEqual([{ role: 'reporting_officer', valid_from: '2019-09-16', valid_to: '2019-09-17' }]);
    const before = (await trail('person.follow_claims')).length;
    await signIn('thuy');
    expect(await trail('person.follow_claims')).toHaveLength(before);
    provider.accounts.set('thuy', VERIFIED);
    await signIn('thuy');
    expect(await held()).toEqual(['clerk SXD']);
    await app.setClock(jurisdictionId, '2019-09-16');
  });

  it('end also when the sign-in is refused because none is left', async () => {
    provider.accounts.set('moi', { email: 'het-vai@demo.test', email_verified: true, groups: ['lanh-dao-tp'] });
    await signIn('moi');
    const elsewhere = browser.cookies('tiendo.test');
    browser = newBrowser();
    provider.accounts.set('moi', { email: 'het-vai@demo.test', email_verified: true });
    expect(refusalOf(await signIn('moi'))).toBe('openid_no_account');
    browser.setCookies('tiendo.test', elsewhere);
    expect((await me()).memberships).toEqual([]);
  });

  it('that were given by hand are not given a second time by a claim', async () => {
    const id = await app.inTx((tx) => aMembership(tx, { jurisdictionId, personId: officer.id, role: 'head', agencyId: agency.id }));
    provider.accounts.set('thuy', { ...VERIFIED, groups: ['lanh-dao-sxd'] });
    await signIn('thuy');
    expect(await held()).toEqual(['clerk SXD', 'head SXD']);
    await app.sql('delete from memberships where id = $1', [id]);
  });
});

describe('an answer that does not hold', () => {
  beforeEach(() => void provider.accounts.set('thuy', VERIFIED));
  const expectRefused = async (page: Page, code: string) => {
    expect(refusalOf(page)).toBe(code);
    expect(await sessions()).toEqual([]);
  };
  const changed = (url: URL, change: (query: URLSearchParams) => void): URL => {
    const other = new URL(url);
    change(other.searchParams);
    return other;
  };

  it('with another state', async () => {
    const back = await comeBack('thuy');
    await expectRefused(await browser.get(changed(back, (query) => query.set('state', 'another'))), 'openid_expired');
  });

  it('in another browser', async () => {
    const back = await comeBack('thuy');
    await expectRefused(await newBrowser().get(back), 'openid_expired');
  });

  it('with a cookie that was altered', async () => {
    const back = await comeBack('thuy');
    const [name, value = ''] = browser.cookies('tiendo.test').split('=');
    const last = value.at(-6) === 'A' ? 'B' : 'A';
    browser.setCookies('tiendo.test', `${name}=${value.slice(0, -6)}${last}${value.slice(-5)}`);
    await expectRefused(await browser.get(back), 'openid_expired');
  });

  it('a second time', async () => {
    const back = await comeBack('thuy');
    const cookie = browser.cookies('tiendo.test');
    expect(refusalOf(await browser.get(back))).toBeNull();
    await app.sql('delete from auth."session"');
    browser.setCookies('tiendo.test', cookie);
    await expectRefused(await browser.get(back), 'openid_expired');
  });

  it('with a code that was used', async () => {
    const first = await comeBack('thuy');
    expect(refusalOf(await browser.get(first))).toBeNull();
    await app.sql('delete from auth."session"');
    const second = await comeBack('thuy');
    await expectRefused(await browser.get(changed(second, (query) => query.set('code', first.searchParams.get('code') ?? ''))), 'openid_failed');
  });

  it('of another issuer, or of none where the provider always says which', async () => {
    await expectRefused(await browser.get(changed(await comeBack('thuy'), (query) => query.set('iss', 'https://evil.example'))), 'openid_failed');
    await expectRefused(await browser.get(changed(await comeBack('thuy'), (query) => query.delete('iss'))), 'openid_failed');
  });

  it('with a code that was asked for without our verifier', async () => {
    const back = await comeBack('thuy');
    const mine = newBrowser();
    const start = await mine.get(`${PUBLIC}/api/auth/openid/start`);
    await expectRefused(await mine.get(changed(back, (query) => query.set('state', start.location?.searchParams.get('state') ?? ''))), 'openid_failed');
  });

  it('is not even begun by the provider without PKCE', async () => {
    const start = await browser.get(`${PUBLIC}/api/auth/openid/start`);
    if (start.location === null) throw new Error('no way to the provider');
    const answer = await browser.get(changed(start.location, (query) => query.delete('code_challenge')));
    expect(answer.location?.searchParams.get('error')).toBe('invalid_request');
    if (answer.location !== null) await expectRefused(await browser.get(answer.location), 'openid_failed');
  });

  it.each<[string, (claims: Record<string, unknown>) => Promise<string> | string]>([
    ['not signed at all', (claims) => new UnsecuredJWT(claims).encode()],
    ['signed with a key that is not the provider’s', async (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first' }).sign((await generateKeyPair('RS256')).privateKey)],
    ['signed with the secret that we know too', (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(CLIENT_SECRET))],
    ['for somebody else', (claims) => provider.sign({ ...claims, aud: 'another-client' })],
    ['of another issuer', (claims) => provider.sign({ ...claims, iss: 'https://evil.example' })],
    ['too old', (claims) => provider.sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 600 })],
    ['for another attempt', (claims) => provider.sign({ ...claims, nonce: 'another' })],
    ['without its nonce', ({ nonce: _, ...claims }) => provider.sign(claims)],
    ['about somebody other than the access token', (claims) => provider.sign({ ...claims, sub: 'another' })],
  ])('with an ID token %s', async (_, forged) => {
    provider.spoil = async (tokens) => ({ ...tokens, id_token: await forged({ ...decodeJwt(String(tokens['id_token'])) }) });
    await expectRefused(await signIn('thuy'), 'openid_failed');
    // The same way of spoiling, with an honest token: it is the forgery that was refused.
    provider.spoil = async (tokens) => ({ ...tokens, id_token: await provider.sign({ ...decodeJwt(String(tokens['id_token'])) }) });
    browser = newBrowser();
    expect(refusalOf(await signIn('thuy'))).toBeNull();
  });

  it('without an ID token', async () => {
    provider.spoil = ({ id_token: _, ...tokens }) => tokens;
    await expectRefused(await signIn('thuy'), 'openid_failed');
  });
});

describe('the end of a session', () => {
  beforeEach(() => void provider.accounts.set('thuy', VERIFIED));
  const signOut = async (cookie: string) => {
    const response = await fetch(`${app.url}/api/auth/openid/sign-out`, { method: 'POST', headers: { cookie } });
    return { status: response.status, cookies: response.headers.getSetCookie(), ...((await response.json()) as { goTo: string | null }) };
  };

  it('here is also the end at the provider, which leads back to our sign-in page', async () => {
    await signIn('thuy');
    const { status, goTo, cookies } = await signOut(browser.cookies('tiendo.test'));
    expect([status, cookies]).toEqual([200, ['tiendo.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']]);
    expect(await sessions()).toEqual([]);
    await expect(me()).rejects.toMatchObject({ code: 'not_signed_in' });
    const asked = await browser.get(goTo ?? '');
    const confirm = { action: /action="([^"]+)"/.exec(asked.text)?.[1] ?? '', xsrf: /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? '' };
    const left = await browser.post(confirm.action, { xsrf: confirm.xsrf, logout: 'yes' });
    expect(left.location?.href).toBe(`${PUBLIC}/sign-in`);
    // The provider asks again who it is.
    expect((await browser.follow(await browser.get(`${PUBLIC}/api/auth/openid/start`), isProvider)).url.pathname).toMatch(/^\/interaction\//);
  });

  it('that came from a password, or of nobody, leads nowhere', async () => {
    expect((await signOut(await app.cookieOf(officer))).goTo).toBeNull();
    expect(await sessions()).toEqual([]);
    expect((await signOut('')).goTo).toBeNull();
  });

  it('cannot be asked for by another site', async () => {
    expect((await fetch(`${app.url}/api/auth/openid/sign-out`, { method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403);
  });

  it('at the provider ends at once the sessions that came from it, and no other', async () => {
    await signIn('thuy');
    const byPassword = await app.cookieOf(officer);
    const elsewhere = newBrowser();
    const [mine] = [browser];
    browser = elsewhere;
    await signIn('thuy');
    browser = mine;
    // At another application, the person signs out of the provider: it tells us.
    const asked = await browser.get(`${provider.issuer}/session/end`);
    await browser.post(/action="([^"]+)"/.exec(asked.text)?.[1] ?? '', { xsrf: /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1] ?? '', logout: 'yes' });
    await expect(me()).rejects.toMatchObject({ code: 'not_signed_in' });
    browser = elsewhere;
    expect((await me()).person.id).toBe(officer.id);
    expect((await fetch(`${app.url}/api/me`, { headers: { cookie: byPassword } })).status).toBe(200);
    expect((await trail('person.end_by_provider')).at(-1)).toMatchObject({ subject_id: officer.id, before: { openedAt: expect.stringMatching(/^20/) } });
  });

  describe('by a logout token', () => {
    const LOGOUT = { typ: 'logout+jwt' };
    const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const payload = (change: Record<string, unknown> = {}) => ({ iss: provider.issuer, aud: CLIENT_ID, iat: Math.floor(Date.now() / 1000), jti: crypto.randomUUID(), sub: 'thuy', events: EVENTS, ...change });
    const send = (token: string, type = 'application/x-www-form-urlencoded') => fetch(`${app.url}/api/auth/openid/backchannel-logout`, { method: 'POST', headers: { 'content-type': type }, body: new URLSearchParams({ logout_token: token }).toString() });

    it('that names the person ends all that came from there, once', async () => {
      await signIn('thuy');
      const token = await provider.sign(payload(), LOGOUT);
      const answer = await send(token);
      expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([200, 'no-store', '']);
      expect(await sessions()).toEqual([]);
      await signIn('thuy');
      expect((await send(token)).status).toBe(400);
      expect(await sessions()).toHaveLength(1);
    });

    it.each<[string, () => Promise<string> | string]>([
      ['of another issuer', () => provider.sign(payload({ iss: 'https://evil.example' }), LOGOUT)],
      ['for another client', () => provider.sign(payload({ aud: 'another' }), LOGOUT)],
      ['too old', () => provider.sign(payload({ iat: Math.floor(Date.now() / 1000) - 900 }), LOGOUT)],
      ['without its id', () => provider.sign(payload({ jti: undefined }), LOGOUT)],
      ['without its time', () => provider.sign(payload({ iat: undefined }), LOGOUT)],
      ['without the event', () => provider.sign(payload({ events: {} }), LOGOUT)],
      ['with a nonce, like an ID token', () => provider.sign(payload({ nonce: 'n' }), LOGOUT)],
      ['of nobody', () => provider.sign(payload({ sub: undefined }), LOGOUT)],
      ['of another kind', () => provider.sign(payload(), { typ: 'JWT' })],
      ['of no kind', () => provider.sign(payload())],
      ['not signed', () => new UnsecuredJWT(payload()).encode()],
      ['signed by somebody else', async () => new SignJWT(payload()).setProtectedHeader({ alg: 'RS256', kid: 'first', ...LOGOUT }).sign((await generateKeyPair('RS256')).privateKey)],
      ['signed with the secret', () => new SignJWT(payload()).setProtectedHeader({ alg: 'HS256', ...LOGOUT }).sign(new TextEncoder().encode(CLIENT_SECRET))],
      ['that is none', () => 'nonsense'],
      ['that is not there', () => ''],
    ])('%s ends nothing', async (_, token) => {
      await signIn('thuy');
      const answer = await send(await token());
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'malformed_request']);
      expect(await sessions()).toHaveLength(1);
    });

    it('comes as a form and as nothing else', async () => {
      expect((await send(await provider.sign(payload(), LOGOUT), 'text/plain')).status).toBe(415);
    });
  });
});
