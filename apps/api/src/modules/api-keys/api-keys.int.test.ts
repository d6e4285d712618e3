import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, type Client } from '@tiendo/client';
import type { KeyScope } from '@tiendo/domain/access';
import { apiKeys, audit, calendar, matrix, people, register, reports, session, system, type BodyOf } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, services, type City } from '../../../test/city.js';
import { deskOf, outcome } from '../../../test/reporting.js';

let app: TestApp;
let city: City;
let admin: Client;
beforeAll(async () => {
  app = await bootApp({ TRUST_PROXY: '127.0.0.1' });
  city = await aCity(app, { SXD: services(2, 3), STTTT: services(1, 1) });
  admin = await app.asPerson(city.people.administrator);
}, 60_000);
afterAll(() => app.close());

const inDays = (days: number): string => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
const wanted = (more: Partial<BodyOf<typeof apiKeys.make>> = {}) => ({ system: 'Trục tích hợp', agencyCode: 'SXD', scopes: ['register.read'] as KeyScope[], expiresOn: inDays(30), reason: 'kết nối thử', ...more });
const make = (more: Partial<BodyOf<typeof apiKeys.make>> = {}) => admin.call(apiKeys.make, { body: wanted(more) });
const withKey = (token: string, headers: Record<string, string> = {}): Client => createClient({ baseUrl: app.url, headers: { authorization: `Bearer ${token}`, ...headers } });
const registerOf = (client: Client, agencyCode = 'SXD') => outcome(client.call(register.get, { params: { agencyCode } }));
const viewOf = async (id: string) => (await admin.call(apiKeys.list, {})).items.find((key) => key.id === id);
const raw = (path: string, headers: Record<string, string>, method = 'GET', body?: string) => fetch(`${app.url}/api${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
const refusal = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('a key', () => {
  it('is shown once, kept as a hash, and opens what its scopes and its agency open', async () => {
    const { key, token } = await make();
    expect(token.startsWith(`${key.prefix}_`)).toBe(true);
    expect(key).toMatchObject({ system: 'Trục tích hợp', agency: { code: 'SXD' }, state: 'active', lastUsedAt: null });
    expect(JSON.stringify(await app.sql('select to_jsonb(k) from api_keys k'))).not.toContain(token.slice(-49));
    expect(JSON.stringify(await app.sql('select to_jsonb(i) from idempotency_keys i'))).not.toContain(token.slice(-49));
    expect(JSON.stringify(await app.sql('select to_jsonb(e) from audit_events e'))).not.toContain(token.slice(-49));
    const client = withKey(token);
    expect([await registerOf(client), await registerOf(client, 'STTTT'), await registerOf(client, 'TK-1')]).toEqual(['ok', 'other_agency', 'other_agency']);
    expect(await outcome(client.call(calendar.get, { query: { year: 2019 } }))).toBe('out_of_scope');
    expect(await outcome(client.call(matrix.get, { query: EVERYTHING }))).toBe('out_of_scope');
  });

  it('of a district reaches its wards, one of the city everybody, and neither sees a draft', async () => {
    const desk = await deskOf(app, city, 'TK-1');
    await desk.fill();
    const { token: district } = await make({ agencyCode: 'TK', scopes: ['register.read', 'reports.read'] });
    const { token: whole } = await make({ agencyCode: null, scopes: ['register.read', 'reports.read', 'matrix.read'] });
    for (const [token, foreign] of [[district, 'other_agency'], [whole, 'ok']] as const) {
      expect([await registerOf(withKey(token), 'TK-1'), await registerOf(withKey(token), 'SXD')]).toEqual(['ok', foreign]);
      const report = await withKey(token).call(reports.get, { params: { reportId: desk.reportId } });
      expect(JSON.stringify(report)).not.toContain('Thiếu máy quét');
      expect(Object.values(report.can).filter((ability) => typeof ability === 'object' && ability.allowed)).toEqual([]);
    }
    const { rows } = await withKey(whole).call(matrix.get, { query: EVERYTHING });
    expect(new Set(rows.map(({ agency }) => agency.code)).size).toBeGreaterThan(6);
  });

  it('is for the endpoints that say so, and for none of a person’s own, of people or of keys', async () => {
    const { token } = await make({ agencyCode: null, scopes: ['agencies.read', 'calendar.read', 'documents.read', 'register.read', 'reports.read', 'matrix.read', 'review.export'] });
    const client = withKey(token);
    expect(await outcome(client.call(session.me, {}))).toBe('key_not_accepted');
    expect(await outcome(client.call(session.setLocale, { body: { locale: 'en' } }))).toBe('key_not_accepted');
    expect(await outcome(client.call(people.list, { query: {} }))).toBe('key_not_accepted');
    expect(await outcome(client.call(audit.list, { query: {} }))).toBe('key_not_accepted');
    expect(await outcome(client.call(apiKeys.make, { body: wanted() }))).toBe('key_not_accepted');
    const authorization = `Bearer ${token}`;
    expect(await refusal(await raw('/auth/get-session', { authorization }))).toEqual([403, 'key_not_accepted']);
    expect(await refusal(await raw('/auth/sign-out', { authorization }, 'POST'))).toEqual([403, 'key_not_accepted']);
  });

  it('is never taken together with a session', async () => {
    const { token } = await make();
    const cookie = await app.cookieOf(city.people['officer.SXD']);
    expect(await refusal(await raw('/register/SXD', { authorization: `Bearer ${token}`, cookie }))).toEqual([400, 'two_credentials']);
    expect(await refusal(await raw('/register/SXD', { authorization: 'Bearer nonsense', cookie }))).toEqual([400, 'two_credentials']);
    // What a proxy asks for is not ours.
    expect((await raw('/register/SXD', { authorization: 'Basic dXNlcjpwYXNz', cookie })).status).toBe(200);
  });

  it('needs no origin, since no page can send it unknowingly', async () => {
    const { token } = await make({ scopes: ['register.write'] });
    const headers = { authorization: `Bearer ${token}`, origin: 'https://one-stop.example', 'content-type': 'application/json' };
    expect((await raw('/offers/00000000-0000-4000-8000-000000000000', headers, 'PATCH', '{"version":1}')).status).toBe(404);
    const cookie = await app.cookieOf(city.people['officer.SXD']);
    expect(await refusal(await raw('/offers/00000000-0000-4000-8000-000000000000', { ...headers, cookie }, 'PATCH', '{"version":1}'))).toEqual([403, 'foreign_origin']);
  });

  it.each(['', 'nonsense', 'tiendo_AAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])('%j is none', async (token) => {
    expect(await refusal(await raw('/register/SXD', { authorization: `Bearer ${token}` }))).toEqual([401, 'invalid_key']);
  });

  it('writes the register of its agency, and the trail and the figures say that it was no person', async () => {
    const { key, token } = await make({ system: 'Phần mềm một cửa', scopes: ['register.write'] });
    const client = withKey(token);
    const { offers: [offer] } = await client.call(register.get, { params: { agencyCode: 'SXD' } });
    if (offer === undefined) throw new Error('no offer');
    const edit = { params: { offerId: offer.id }, body: { version: offer.version, barrier: 'chờ chữ ký số' } };
    for (let time = 1; time <= 2; time += 1) expect(await outcome(client.call(register.edit, edit, { idempotencyKey: 'once-and-for-all' }))).toBe('ok');
    const [event] = await app.sql(`select person_id, role, api_key_id from audit_events where action = 'register.edit' order by seq desc limit 1`);
    expect(event).toEqual({ person_id: null, role: null, api_key_id: key.id });
    expect(await app.sql(`select person_id from offer_changes where offer_id = $1`, [offer.id])).toEqual([{ person_id: null }]);
    const { items } = await admin.call(audit.list, { query: { subjectKind: 'offer', limit: 5 } });
    expect(items.map(({ by }) => by)).toContain('Phần mềm một cửa');
  });
});

describe('the use of a key', () => {
  const usedAgo = (id: string, seconds: number) => app.sql(`update api_keys set last_used_at = now() - $2 * interval '1 second' where id = $1`, [id, seconds]);

  it('is written down with its address, at most once a minute, a refused one too', async () => {
    const { key, token } = await make();
    await registerOf(withKey(token, { 'x-forwarded-for': '203.162.4.7' }));
    const first = await viewOf(key.id);
    expect(first).toMatchObject({ lastUsedAddress: '203.162.4.7' });
    await registerOf(withKey(token, { 'x-forwarded-for': '203.162.4.8' }));
    expect(await viewOf(key.id)).toEqual(first);
    await usedAgo(key.id, 61);
    expect(await registerOf(withKey(token, { 'x-forwarded-for': '203.162.4.9' }), 'STTTT')).toBe('other_agency');
    expect(await viewOf(key.id)).toMatchObject({ lastUsedAddress: '203.162.4.9' });
  });

  it('is bound to the addresses that were named', async () => {
    const { token } = await make({ addresses: ['203.162.4.0/28', '2001:ee0::/32'] });
    const from = (address: string) => registerOf(withKey(token, { 'x-forwarded-for': address }));
    expect(await Promise.all(['203.162.4.7', '::ffff:203.162.4.7', '2001:ee0::7', '203.162.4.16', '10.0.0.1'].map(from))).toEqual(['ok', 'ok', 'ok', 'address_refused', 'address_refused']);
  });

  it('ends with its last day, and when it is revoked, at once', async () => {
    const [over, revoked] = [await make(), await make()];
    await app.sql(`update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1`, [over.key.id]);
    const after = await admin.call(apiKeys.revoke, { params: { keyId: revoked.key.id }, body: { reason: 'lộ khóa' } });
    expect(after).toMatchObject({ state: 'revoked', revokedBy: 'Người administrator', revokedReason: 'lộ khóa' });
    expect(await viewOf(over.key.id)).toMatchObject({ state: 'expired' });
    expect([await registerOf(withKey(over.token)), await registerOf(withKey(revoked.token))]).toEqual(['invalid_key', 'invalid_key']);
    for (const { key } of [over, revoked]) {
      expect(await outcome(admin.call(apiKeys.revoke, { params: { keyId: key.id }, body: { reason: 'x' } }))).toBe('wrong_status');
      expect(await outcome(admin.call(apiKeys.rotate, { params: { keyId: key.id }, body: { graceDays: 1 } }))).toBe('wrong_status');
    }
  });

  it('goes on with a new secret, and with the old one for the days of grace', async () => {
    const { key, token: old } = await make();
    const { token: next, key: rotated } = await admin.call(apiKeys.rotate, { params: { keyId: key.id }, body: { graceDays: 7 } });
    expect(next.startsWith(`${key.prefix}_`)).toBe(true);
    expect(rotated.previousUntil).not.toBeNull();
    expect([await registerOf(withKey(old)), await registerOf(withKey(next))]).toEqual(['ok', 'ok']);
    await app.sql(`update api_keys set previous_until = now() - interval '1 second' where id = $1`, [key.id]);
    expect([await registerOf(withKey(old)), await registerOf(withKey(next))]).toEqual(['invalid_key', 'ok']);
    const { token: last } = await admin.call(apiKeys.rotate, { params: { keyId: key.id }, body: { graceDays: 0 } });
    expect([await registerOf(withKey(next)), await registerOf(withKey(last))]).toEqual(['invalid_key', 'ok']);
  });
});

describe('making a key', () => {
  it.each<[string, Partial<BodyOf<typeof apiKeys.make>>, string]>([
    ['that ends in the past', { expiresOn: inDays(-2) }, 'date_in_past'],
    ['that works for more than a year', { expiresOn: inDays(367) }, 'too_far'],
    ['of the city that would write', { agencyCode: null, scopes: ['register.write'] }, 'out_of_reach'],
    ['for what is no range', { addresses: ['203.162.4.0/33'] }, 'bad_range'],
    ['for a name', { addresses: ['one-stop.example'] }, 'bad_range'],
  ])('%s is refused', async (_, more, code) => {
    await expect(make(more)).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ code }] } });
  });

  it('for an unknown agency is refused', async () => {
    expect(await outcome(make({ agencyCode: 'NOWHERE' }))).toBe('not_found');
  });

  it('asked for twice with one Idempotency-Key makes one key, whose first secret is worth nothing', async () => {
    const once = () => admin.call(apiKeys.make, { body: wanted() }, { idempotencyKey: 'make-it-once' });
    const [first, second] = [await once(), await once()];
    expect(second.key.id).toBe(first.key.id);
    expect([await registerOf(withKey(first.token)), await registerOf(withKey(second.token))]).toEqual(['invalid_key', 'ok']);
  });

  it('is in the trail, as is its end', async () => {
    const { key } = await make();
    await admin.call(apiKeys.rotate, { params: { keyId: key.id }, body: { graceDays: 2 } });
    await admin.call(apiKeys.revoke, { params: { keyId: key.id }, body: { reason: 'đổi hệ thống' } });
    const { items } = await admin.call(audit.list, { query: { subjectKind: 'api_key', subjectId: key.id } });
    expect(items.map(({ action }) => action)).toEqual(['api_key.revoke', 'api_key.rotate', 'api_key.make']);
  });
});

describe('the OpenAPI document', () => {
  it('says of each operation whether a key is taken, and by which scope', async () => {
    const document = (await app.client.call(system.openapi, {})) as { paths: Record<string, Record<string, { security: unknown }>>; components: { securitySchemes: object } };
    expect(document.paths['/api/register/{agencyCode}']?.['get']?.security).toEqual([{ session: [] }, { key: ['register.read'] }]);
    expect(document.paths['/api/people']?.['get']?.security).toEqual([{ session: [] }]);
    expect(document.components.securitySchemes).toMatchObject({ key: { type: 'http', scheme: 'bearer' }, session: { in: 'cookie' } });
  });
});
