import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { people } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestPerson } from '../../../test/factories.js';
import { tokenOfLink } from '../../../test/link-token.js';
import { withProbes } from '../../../test/probe.js';

interface Line {
  readonly level: number;
  readonly time: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

let app: TestApp;
let administrator: TestPerson;
let officer: TestPerson;
let written = '';

beforeAll(async () => {
  app = await bootApp({ LOG_LEVEL: 'debug' }, withProbes, { write: (line) => void (written += line) });
  await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    const agency = await anAgency(tx, jurisdictionId, { code: 'SYT' });
    administrator = await aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }] });
    officer = await aPerson(tx, jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: agency.id }] });
  });
});
afterAll(() => app.close());
beforeEach(() => {
  written = '';
});

const lines = (): Line[] => written.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
const answered = (): Line[] => lines().filter(({ msg }) => msg === 'answered');
const send = async (method: string, path: string, body: object | null, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(`${app.url}${path}`, { method, ...(body === null ? {} : { body: JSON.stringify(body) }), headers: { 'content-type': 'application/json', ...headers } })).status;

describe('the log', () => {
  it('each answer is one line of JSON with its time in UTC and its request', async () => {
    const response = await fetch(`${app.url}/api/health?who=cares`);
    const [line, ...more] = answered();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ method: 'GET', route: '/api/health', status: 200, reqId: response.headers.get('x-request-id'), role: 'web' });
    expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(line).not.toHaveProperty('refused');
  });

  it('a refusal says who was refused what, and from where', async () => {
    expect(await send('GET', '/api/people', null, { cookie: await app.cookieOf(officer) })).toBe(403);
    expect(await send('GET', '/api/agencies/SYT', null)).toBe(401);
    expect(await send('PUT', '/api/me/locale', { locale: 'xx' }, { cookie: await app.cookieOf(officer) })).toBe(422);
    expect(await send('PUT', '/api/me/locale', { locale: 'vi' }, { origin: 'https://evil.example' })).toBe(403);
    expect(answered().map(({ status, refused, person, address, params }) => [status, refused, person, address, params])).toEqual([
      [403, 'wrong_role', officer.id, '127.0.0.1', {}],
      [401, 'not_signed_in', null, '127.0.0.1', { agencyCode: 'SYT' }],
      [422, 'invalid_input', officer.id, '127.0.0.1', {}],
      [403, 'foreign_origin', null, '127.0.0.1', {}],
    ]);
  });

  it('no secret that was sent stands in it', async () => {
    const canary = (): string => `canary-${randomUUID()}`;
    const sent = { password: canary(), wrong: canary(), query: canary(), token: canary(), bearer: canary(), cookie: canary(), field: canary(), key: canary() };
    const client = await app.asPerson(administrator);
    const { link } = await client.call(people.add, { body: { name: 'Ngô Bảo Khánh', email: 'khanh@demo.test', role: 'reporting_officer', agencyCode: 'SYT' } });
    const invitation = tokenOfLink(link);
    const cookie = await app.cookieOf(administrator);
    expect(await send('POST', '/api/password', { token: invitation, password: sent.password })).toBe(204);
    const signedIn = await fetch(`${app.url}/api/auth/sign-in/email`, { method: 'POST', body: JSON.stringify({ email: 'khanh@demo.test', password: sent.password }), headers: { 'content-type': 'application/json' } });
    expect(signedIn.status).toBe(200);
    const session = /session_token=([^;]+)/.exec(signedIn.headers.getSetCookie().join())?.[1] ?? '';
    await send('POST', '/api/auth/sign-in/email', { email: 'khanh@demo.test', password: sent.wrong });
    await send('POST', '/api/password/link', { token: sent.token });
    await send('GET', `/set-password?token=${sent.token}`, null);
    await send('GET', `/api/agencies?q=${sent.query}`, null, { cookie, authorization: `Bearer ${sent.bearer}` });
    await send('GET', `/api/nothing?token=${sent.query}`, null, { cookie: `tiendo.session_token=${sent.cookie}.${'A'.repeat(43)}=` });
    await send('POST', '/api/probe/write', { subjectId: sent.field, fail: 'throw' }, { cookie, 'idempotency-key': sent.key });
    await send('POST', '/api/probe/write', { subjectId: sent.field, fail: 'unfit' }, { cookie });
    await send('POST', '/api/probe/write', { subjectId: sent.field, fail: 'break' }, { cookie });
    expect(lines().length).toBeGreaterThan(8);
    for (const secret of [...Object.values(sent), invitation, session, decodeURIComponent(session), cookie.split('=')[1] ?? '']) {
      expect([secret.length > 20, written.includes(secret)]).toEqual([true, false]);
    }
  });

  it('what went wrong stands in it with its cause, and in no answer', async () => {
    const cookie = await app.cookieOf(administrator);
    const response = await fetch(`${app.url}/api/probe/write`, { method: 'POST', body: '{"subjectId":"x","fail":"throw"}', headers: { cookie, 'content-type': 'application/json' } });
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('a fault of ours')]);
    const failed = lines().find(({ msg }) => msg === 'failed');
    expect(failed).toMatchObject({ level: 50, reqId: response.headers.get('x-request-id'), err: { message: 'a fault of ours', stack: expect.stringContaining('probe.ts') } });
  });

  it('no line break of anybody makes a second line', async () => {
    const cookie = await app.cookieOf(administrator);
    const forged = '\n{"level":50,"msg":"forged"}\r\n';
    await send('GET', `/api/agencies/${encodeURIComponent(forged)}`, null, { cookie, 'user-agent': 'x' });
    await send('POST', '/api/probe/write', { subjectId: forged, fail: 'throw' }, { cookie });
    expect(answered()).toHaveLength(2);
    expect(lines().some(({ msg }) => msg === 'forged')).toBe(false);
  });
});
