import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson } from '../../../test/factories.js';
import { withProbes } from '../../../test/probe.js';

/** Told apart at sight wherever one of them comes out. */
const CANARY = {
  authSecret: 'canary-auth-secret-0123456789abcdefghijk',
  demoPassword: 'canary-demo-password',
  smtpPassword: 'canary-smtp-password',
  typedPassword: 'canary-typed-password',
  linkToken: 'canary-link-token-000000000000',
  bearer: 'canary-bearer-token',
  cookieValue: 'canary-cookie-value',
  idempotencyKey: 'canary-idempotency-key',
  search: 'canary-search-words',
};

let app: TestApp;
let log = '';
let cookie: string;
let token: string;
beforeAll(async () => {
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  app = await bootApp(
    { AUTH_SECRET: CANARY.authSecret, DEMO_PASSWORD: CANARY.demoPassword, SMTP_URL: `smtp://canary-user:${CANARY.smtpPassword}@127.0.0.1:1`, LOG_LEVEL: 'debug' },
    withProbes,
    out,
  );
  const person = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'administrator' }] }));
  cookie = await app.cookieOf(person);
  token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
});
afterAll(() => app.close());

const json = { 'content-type': 'application/json' };
const REQUESTS: readonly (readonly [string, RequestInit])[] = [
  ['/api/me', {}],
  ['/api/nothing', {}],
  ['/api/auth/sign-in/email', { method: 'POST', headers: json, body: JSON.stringify({ email: 'a@demo.test', password: CANARY.typedPassword }) }],
  ['/api/auth/sign-in/email', { method: 'POST', headers: json, body: `{"email":"a@demo.test","password":"${CANARY.typedPassword}"` }],
  ['/api/setup/link', { method: 'POST', headers: json, body: JSON.stringify({ token: CANARY.linkToken }) }],
  ['/api/password/link', { method: 'POST', headers: json, body: JSON.stringify({ token: CANARY.linkToken }) }],
  ['/api/setup', { method: 'POST', headers: json, body: JSON.stringify({ token: CANARY.linkToken, name: 'x', email: 'x@demo.test', password: CANARY.typedPassword }) }],
  ['/api/setup', { method: 'POST', headers: json, body: JSON.stringify({ token: CANARY.linkToken, password: CANARY.typedPassword }) }],
  [`/set-password?token=${CANARY.linkToken}`, {}],
  [`/api/people?q=${CANARY.search}`, {}],
  [`/api/people?after=${CANARY.search}`, {}],
  ['/api/probe/broken', {}],
  ['/api/probe/read-then-write', {}],
  ...(['refuse', 'throw', 'swallow', 'break', 'unfit'] as const).map(
    (fail) => ['/api/probe/write', { method: 'POST', headers: { ...json, 'idempotency-key': CANARY.idempotencyKey + fail }, body: JSON.stringify({ subjectId: CANARY.search, fail }) }] as const,
  ),
  ['/api/me/locale', { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: CANARY.typedPassword }],
  ['/api/me/locale', { method: 'PUT', headers: { ...json, origin: 'https://evil.example' }, body: CANARY.typedPassword }],
];

describe('secrets', () => {
  it('are in no log and no answer, whatever goes wrong', async () => {
    const answers: string[] = [];
    // Nothing goes past the log.
    const aside = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn'), jest.spyOn(console, 'log')];
    for (const signedIn of [true, false]) {
      for (const [path, init] of REQUESTS) {
        const cookies = `other=${CANARY.cookieValue}${signedIn ? `; ${cookie}` : ''}`;
        const response = await fetch(`${app.url}${path}`, { ...init, headers: { ...(init.headers as object), cookie: cookies, authorization: `Bearer ${CANARY.bearer}` } });
        answers.push(await response.text(), JSON.stringify([...response.headers]));
      }
    }
    await app.drainJobs();
    const databasePassword = new URL(app.config.databaseUrl).password;
    expect(aside.flatMap(({ mock }) => mock.calls)).toEqual([]);
    // The log was written to: else nothing would be proven.
    expect(log.split('\n').length).toBeGreaterThan(REQUESTS.length);
    expect(log).toContain('"route":"/api/setup"');
    for (const [name, secret] of Object.entries({ ...CANARY, token, signature: cookie.split('.').at(-1) ?? '', ...(databasePassword && { databasePassword }) })) {
      expect([name, log.includes(secret)]).toEqual([name, false]);
      if (name !== 'search') expect([name, answers.some((answer) => answer.includes(secret))]).toEqual([name, false]);
    }
  });

  it('are in no file of the page', () => {
    const page = fileURLToPath(new URL('../../../../web/dist', import.meta.url));
    if (!existsSync(page)) return;
    const files = readdirSync(page, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(?:js|css|html|json|svg)$/.test(entry.name));
    const text = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
    // No name of a secret setting, no key, no address with a password, no map of the sources.
    expect(text).not.toMatch(/AUTH_SECRET|DATABASE_URL|DATABASE_OWNER_URL|SMTP_URL|CLAMD_URL|tiendo-demo-2019/);
    expect(text).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:postgres(?:ql)?|smtps?):\/\/[^\s"'`]+:[^\s"'`]+@|sourceMappingURL=/);
    expect(readdirSync(page, { recursive: true }).filter((name) => String(name).endsWith('.map'))).toEqual([]);
  });
});
