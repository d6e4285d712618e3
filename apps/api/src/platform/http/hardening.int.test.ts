import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { people } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestPerson } from '../../../test/factories.js';
import { tokenOfLink } from '../../../test/link-token.js';
import { withProbes } from '../../../test/probe.js';

/** An installation that people reach by TLS, which ends at a proxy. */
const HOST = 'tiendo.danang.gov.vn';
const PASSWORD = 'hoahuongduongmoctrensandinh';
const page = mkdtempSync(join(tmpdir(), 'tiendo-hardening-'));

let app: TestApp;
let administrator: TestPerson;
let email: string;

beforeAll(async () => {
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Tiến Độ</title>');
  writeFileSync(join(page, 'assets/app-abc123.js'), 'export {};');
  // The provider is named, and asked for nothing here.
  const provider = { OIDC_ISSUER: 'https://id.danang.example', OIDC_CLIENT_ID: 'tiendo', OIDC_CLIENT_SECRET: 'known-to-nobody-at-all' };
  app = await bootApp({ PUBLIC_URL: `https://${HOST}`, WEB_DIST: page, ...provider }, withProbes);
  administrator = await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    await anAgency(tx, jurisdictionId, { code: 'SYT', nameVi: 'Sở Y tế' });
    return aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }] });
  });
  email = 'officer.syt@demo.test';
  expect(await setPassword(await aLink(email), PASSWORD)).toBe(204);
});
afterAll(async () => {
  await app.close();
  rmSync(page, { recursive: true });
});

async function aLink(to: string): Promise<string> {
  const client = await app.asPerson(administrator);
  const { link } = await client.call(people.add, { body: { name: 'Ngô Bảo Khánh', email: to, role: 'reporting_officer', agencyCode: 'SYT' } });
  return tokenOfLink(link);
}

const json = (method: string, path: string, body: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { method, body, headers: { 'content-type': 'application/json', ...headers } });
const setPassword = async (token: string, password: string): Promise<number> => (await json('POST', '/api/password', JSON.stringify({ token, password }))).status;
const signIn = () => json('POST', '/api/auth/sign-in/email', JSON.stringify({ email, password: PASSWORD }));
const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { code: string }).code;

/** Sends a request exactly as written, which fetch would not. */
function raw(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(lines.join('\r\n')));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

describe('what browsers keep and let through', () => {
  it('a cookie travels by TLS alone, is read by no script and sent by no other site', async () => {
    const response = await signIn();
    const cookies = response.headers.getSetCookie();
    expect([response.status, cookies.length > 0]).toEqual([200, true]);
    for (const cookie of cookies) {
      const [name, ...attributes] = cookie.split(/;\s*/);
      expect(name).toMatch(/^__(?:Host|Secure)-tiendo\./);
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', expect.stringMatching(/^SameSite=(?:Lax|Strict)$/)]));
      expect(attributes.some((attribute) => /^domain=/i.test(attribute))).toBe(false);
    }
  });

  it('a cookie is of this host alone', async () => {
    const signedIn = await signIn();
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const answers = [
      signedIn,
      await json('POST', '/api/auth/passkey/options', '{}'),
      await fetch(`${app.url}/api/auth/openid/callback`, { redirect: 'manual' }),
      await json('POST', '/api/auth/sign-out', '{}', { cookie }),
    ];
    const cookies = answers.flatMap(({ headers }) => headers.getSetCookie());
    const names = cookies.map((one) => one.slice(0, one.indexOf('=')));
    expect(names).toEqual(expect.arrayContaining(['session_token', 'device', 'passkey', 'openid'].map((name) => `__Host-tiendo.${name}`)));
    for (const one of cookies) {
      const [name, ...attributes] = one.split(/;\s*/);
      expect(name).toMatch(/^__Host-tiendo\./);
      expect(attributes).toEqual(expect.arrayContaining(['Secure', 'Path=/']));
      expect(attributes.filter((attribute) => /^domain\b/i.test(attribute))).toEqual([]);
    }
  });

  it("a session's token is new each time and long", async () => {
    const tokens = await Promise.all(
      [1, 2, 3].map(async () => {
        const [cookie = ''] = (await signIn()).headers.getSetCookie().filter((one) => one.includes('session_token='));
        return decodeURIComponent(/session_token=([^;.]+)\./.exec(decodeURIComponent(cookie))?.[1] ?? '');
      }),
    );
    expect(new Set(tokens).size).toBe(3);
    // 128 bits of the letters and digits that it is made of.
    for (const token of tokens) expect(token.length).toBeGreaterThanOrEqual(22);
  });

  it('every answer by https says to stay there for a year', async () => {
    for (const path of ['/', '/api/health', '/api/nothing', '/api/auth/get-session', '/assets/app-abc123.js']) {
      const said = (await fetch(`${app.url}${path}`)).headers.get('strict-transport-security') ?? '';
      expect(Number(/^max-age=(\d+)/.exec(said)?.[1])).toBeGreaterThanOrEqual(31_536_000);
    }
  });

  it('and so do the names below', async () => {
    for (const path of ['/', '/api/health', '/api/nothing']) expect((await fetch(`${app.url}${path}`)).headers.get('strict-transport-security')).toMatch(/;\s*includeSubDomains/i);
  });

  it('no answer of data is kept by a browser or a cache', async () => {
    const cookie = await app.cookieOf(administrator);
    for (const path of ['/api/me', '/api/agencies', '/api/people', '/api/audit', '/api/health', '/api/nothing', '/api/auth/get-session']) {
      const response = await fetch(`${app.url}${path}`, { headers: { cookie } });
      expect([path, response.headers.get('cache-control')]).toEqual([path, expect.stringMatching(/(?:^|[\s,])no-store(?:$|[\s,])/)]);
    }
  });

  it('no answer lets another site read it', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const response = await fetch(`${app.url}/api/me`, { method, headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' } });
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/assets/app-abc123.js', 'application/javascript; charset=utf-8'],
    ['/api/health', 'application/json; charset=utf-8'],
    ['/api/nothing', 'application/problem+json; charset=utf-8'],
    ['/api/auth/get-session', 'application/json; charset=utf-8'],
    ['/api/docs', 'text/html; charset=utf-8'],
    ['/api/docs/start.js', 'text/javascript; charset=utf-8'],
    ['/api/docs/files/swagger-ui.css', 'text/css; charset=utf-8'],
  ])('%s says what it is', async (path, type) => {
    expect((await fetch(`${app.url}${path}`)).headers.get('content-type')).toBe(type);
  });
});

describe('what the server takes', () => {
  it('text that looks like SQL is text', async () => {
    const cookie = await app.cookieOf(administrator);
    for (const q of [`' or '1'='1`, `SYT'; drop table agencies; --`, `\\'`, `%' union select password from auth.account --`]) {
      const response = await fetch(`${app.url}/api/agencies?q=${encodeURIComponent(q)}`, { headers: { cookie } });
      expect([response.status, await response.json()]).toEqual([200, { items: [] }]);
    }
  });

  it('a body that reaches for the prototype is refused', async () => {
    const cookie = await app.cookieOf(administrator);
    for (const body of ['{"locale":"vi","__proto__":{"admin":true}}', '{"locale":"vi","constructor":{"prototype":{"admin":true}}}']) {
      const response = await json('PUT', '/api/me/locale', body, { cookie });
      expect([response.status, await codeOf(response)]).toEqual([400, 'malformed_request']);
    }
  });

  it('a parameter given twice is refused', async () => {
    const cookie = await app.cookieOf(administrator);
    const response = await fetch(`${app.url}/api/agencies?limit=1&limit=200`, { headers: { cookie } });
    expect([response.status, await codeOf(response)]).toEqual([422, 'invalid_input']);
  });

  it('a message with two lengths is refused', async () => {
    const head = ['POST /api/auth/sign-in/email HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Connection: close'];
    const answers = await Promise.all([
      raw([...head, 'Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', 'GET /api/me HTTP/1.1', '', '']),
      raw([...head, 'Content-Length: 4', 'Content-Length: 5', '', '{"a"}']),
      raw([...head, 'Transfer-Encoding: chunked, identity', '', '0', '', '']),
    ]);
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    }
  });

  it('TRACE and unknown methods are refused', async () => {
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'NONSENSE']) {
      const answer = await raw([`${method} /api/me HTTP/1.1`, 'Host: localhost', 'Connection: close', 'X-Secret: said', '', '']);
      expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
      expect(answer).not.toContain('X-Secret');
    }
  });

  it.each(['/assets/', '/assets', '/api/docs/files/', '/api/docs/files'])('%s is no directory to look into', async (path) => {
    const response = await fetch(`${app.url}${path}`, { redirect: 'manual' });
    expect(response.status >= 400 || (await response.text()).includes('<title>Tiến Độ</title>')).toBe(true);
  });
});

describe('passwords', () => {
  const verse = 'tường vi mọc bên hiên nhà cũ, mưa chiều rơi mãi trên sông Hàn; ai về Cẩm Lệ cho tôi nhắn, rằng bến đò xưa vẫn đợi người qua cầu '.slice(0, 128);

  it('a password has ten characters at least and may have 128', async () => {
    const token = await aLink('length.syt@demo.test');
    expect(verse).toHaveLength(128);
    expect(await setPassword(token, 'ngõ vắng!')).toBe(422);
    expect(await setPassword(token, verse)).toBe(204);
  });

  it('a password is verified as it was given: whole, with its case and its spaces, however its letters are composed', async () => {
    const given = `${'Đồng hồ nước '.repeat(6)}cuối.`;
    const to = 'whole.syt@demo.test';
    expect(await setPassword(await aLink(to), given)).toBe(204);
    const opens = async (password: string): Promise<number> => (await json('POST', '/api/auth/sign-in/email', JSON.stringify({ email: to, password }))).status;
    const statuses: number[] = [];
    for (const password of [given.slice(0, -1), given.toLowerCase(), `${given} `]) statuses.push(await opens(password));
    expect(statuses).toEqual([401, 401, 401]);
    expect(await opens(given.normalize('NFD'))).toBe(200);
  });

  it('a password may be of one kind of letters', async () => {
    expect(await setPassword(await aLink('letters.syt@demo.test'), PASSWORD)).toBe(204);
    expect(await setPassword(await aLink('digits.syt@demo.test'), '730284916505')).toBe(204);
  });
});
