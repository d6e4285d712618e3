import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { system } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson } from '../../../test/factories.js';
import { withProbes } from '../../../test/probe.js';

let app: TestApp;
let cookie: string;
const page = mkdtempSync(join(tmpdir(), 'tiendo-page-'));

beforeAll(async () => {
  mkdirSync(join(page, 'assets'));
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Tiến Độ</title><meta property="csp-nonce" nonce="nonce-of-this-answer">');
  writeFileSync(join(page, 'assets/app-abc123.js'), `/* ${'x'.repeat(5000)} */`);
  app = await bootApp({ WEB_DIST: page }, withProbes);
  cookie = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'administrator' }] })).then((person) => app.cookieOf(person));
});
afterAll(async () => {
  await app.close();
  rmSync(page, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

/** Sends a path exactly as written, which fetch would tidy. */
function getRaw(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve({ status: Number(answer.split(' ')[1]), body: answer.slice(answer.indexOf('\r\n\r\n')) })).on('error', reject);
  });
}

describe('GET /api/health', () => {
  it('is ready with version and commit', async () => {
    expect(await app.client.call(system.health, {})).toEqual({ status: 'ready', version: app.config.version, commit: app.config.commit, database: 'ok' });
  });
});

describe('what is not there', () => {
  it.each(['/api/nothing', '/api', '/api/', '/assets/missing.js'])('%s is a 404 problem', async (path) => {
    const response = await get(path);
    expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
  });

  it('says which methods a path has', async () => {
    const response = await fetch(`${app.url}/api/me`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow'), await codeOf(response)]).toEqual([405, 'GET', 'method_not_allowed']);
  });

  // A guard that reads another path than the router does has let people in elsewhere; here every spelling is either the route itself or nothing.
  it.each([
    ['/api/guarded/administer', 200],
    ['/api/guarded/%61dminister', 200],
    ['/api/guarded/administer?x', 200],
    ['http://localhost/api/guarded/administer', 200],
    ['/api/guarded/administer/', 404],
    ['/api/guarded//administer', 404],
    ['//api/guarded/administer', 404],
    ['/api//guarded/administer', 404],
    ['/API/guarded/administer', 404],
    ['/api/guarded/Administer', 404],
    ['/api/guarded/administer;', 404],
    ['/api/guarded/administer;x=1', 404],
    ['/api/guarded/./administer', 404],
    ['/api/guarded/x/../administer', 404],
    ['/api/guarded%2Fadminister', 404],
    ['/api/guarded/administer%00', 404],
    ['/api/guarded/administer%20', 404],
    ['/api/guarded/administer.json', 404],
    ['/api%2Fguarded/administer', 404],
    ['/api/guarded/%2561dminister', 404],
    ['/api/guarded/administer%', 400],
  ])('%s gives %i', async (path, expected) => {
    const { status, body } = await getRaw(path);
    // What does not begin with /api is the page's, and gives index.html.
    const isPage = body.includes('<title>');
    expect(isPage ? 404 : status).toBe(expected);
    expect(body.includes('"done":true')).toBe(expected === 200);
  });
});

describe('a command from another site', () => {
  const setLocale = (headers: Record<string, string>) => fetch(`${app.url}/api/me/locale`, { method: 'PUT', body: '{"locale":"vi"}', headers: { cookie, 'content-type': 'application/json', ...headers } });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 204],
    [{ 'sec-fetch-site': 'none' }, 204],
    [{ origin: 'http://localhost' }, 204],
    [{ referer: 'https://evil.example/page' }, 403],
    [{ referer: 'http://localhost/register' }, 204],
    [{ origin: 'http://localhost', referer: 'https://evil.example/' }, 204],
    [{}, 204],
  ])('%p gives %i', async (headers, status) => {
    expect((await setLocale(headers as Record<string, string>)).status).toBe(status);
  });

  it('is refused at sign-in too', async () => {
    const response = await fetch(`${app.url}/api/auth/sign-in/email`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', origin: 'https://evil.example' } });
    expect([response.status, await codeOf(response)]).toEqual([403, 'foreign_origin']);
  });
});

describe('every answer', () => {
  it.each(['/', '/api/health', '/api/nothing', '/api/docs', '/api/auth/get-session'])('of %s carries the security headers', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-(?:inline|eval)|\*/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    // Only over TLS may it be said.
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['/api/me', '/api/health', '/api/nothing', '/api/openapi.json', '/api/auth/get-session'])('of %s is kept by no cache', async (path) => {
    expect((await get(path, { cookie })).headers.get('cache-control')).toBe('no-store');
  });

  it('says over TLS that there is no other way, for as long as it is set', async () => {
    const secure = await bootApp({ PUBLIC_URL: 'https://tiendo.example', HSTS_SECONDS: '300' });
    expect((await fetch(`${secure.url}/api/health`)).headers.get('strict-transport-security')).toBe('max-age=300; includeSubDomains');
    await secure.close();
  });

  it('is in the language of the reader', async () => {
    const titles = await Promise.all(['vi', 'en-GB,en;q=0.9', 'fr'].map(async (language) => ((await (await get('/api/nothing', { 'accept-language': language })).json()) as { title: string }).title));
    expect(titles[0]).not.toBe(titles[1]);
    expect(titles[2]).toBe(titles[0]);
  });
});

describe('the page', () => {
  it('answers every address that is not the API, and is asked for anew each time', async () => {
    for (const path of ['/', '/matrix?status=overdue', '/reports/12']) {
      const response = await get(path);
      expect([response.status, response.headers.get('cache-control'), await response.text()]).toEqual([200, 'no-cache', expect.stringContaining('<title>Tiến Độ</title>')]);
    }
  });

  it('carries the nonce of its policy, another one each time, and never comes from a cache', async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      const response = await get('/', { 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() });
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([A-Za-z0-9+/]{24})'/.exec(policy)?.[1] ?? '';
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      expect([response.status, response.headers.get('etag'), response.headers.get('last-modified')]).toEqual([200, null, null]);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("require-trusted-types-for 'script'");
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it('has files that may be kept for ever, compressed', async () => {
    const response = await get('/assets/app-abc123.js', { 'accept-encoding': 'br' });
    expect([response.status, response.headers.get('cache-control'), response.headers.get('content-encoding')]).toEqual([200, 'public, max-age=31536000, immutable', 'br']);
  });

  it.each(['/../package.json', '/assets/../../package.json', '/%2e%2e/package.json', '/assets/%2e%2e%2f%2e%2e%2fpackage.json'])('never gives a file from outside: %s', async (path) => {
    const { status, body } = await getRaw(path);
    expect([200, 404]).toContain(status);
    expect(body).not.toContain('"name"');
  });
});

describe('GET /api/openapi.json', () => {
  interface Operation {
    operationId: string;
    security: unknown[];
    responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>;
    parameters: { name: string; in: string }[];
  }

  it('describes exactly what is served, with components and refusals', async () => {
    const document = (await app.client.call(system.openapi, {})) as { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, unknown> } };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const me = operations.find(({ operationId }) => operationId === 'session.me');
    expect(me).toMatchObject({ path: '/api/me', method: 'get', security: [{ session: [] }] });
    expect(me?.responses['200']?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Me' });
    expect(me?.responses['401']?.description).toBe('not_signed_in');
    expect(operations.filter(({ path }) => path.startsWith('/api/auth/')).map(({ method, path, security }) => [method, path, security])).toEqual([
      ['post', '/api/auth/sign-in/email', []],
      ['post', '/api/auth/sign-out', []],
      ['get', '/api/auth/get-session', []],
      ['post', '/api/auth/passkey/options', []],
      ['post', '/api/auth/passkey/sign-in', []],
    ]);
    expect(operations.find(({ operationId }) => operationId === 'auth.sign_in')?.responses).toMatchObject({ 401: { description: 'wrong_credentials' }, 429: { description: 'too_many_requests' } });
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  it('can be read on a page that fetches nothing from elsewhere', async () => {
    const html = await (await get('/api/docs')).text();
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(path).toMatch(/^\/api\/docs\//);
      const file = await get(path);
      expect([file.status, (await file.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
    }
  });
});
