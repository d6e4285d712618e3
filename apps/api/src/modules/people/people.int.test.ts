import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit, people } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aMembership, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';
import { tokenOfLink } from '../../../test/link-token.js';
import { tellable, tellableInCity } from './public.js';

let app: TestApp;
let jurisdictionId: number;
let agency: TestAgency;
let administrator: TestPerson;
let officer: TestPerson;

beforeAll(async () => {
  app = await bootApp();
  await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    agency = await anAgency(tx, jurisdictionId, { code: 'SYT', nameVi: 'Sở Y tế' });
    administrator = await aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }], email: 'admin@demo.test' });
    officer = await aPerson(tx, jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: agency.id }], name: 'Trần Thị Thuý', email: 'officer@demo.test' });
  });
  await app.setClock(jurisdictionId, '2019-09-16');
});
afterAll(() => app.close());

const admin = () => app.asPerson(administrator);
const signIn = (email: string, password: string) =>
  fetch(`${app.url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: app.url }, body: JSON.stringify({ email, password }) });

describe('adding a person', () => {
  it('gives a link by which they set a password, once', async () => {
    const { person, link } = await (await admin()).call(people.add, { body: { name: 'Lê Văn Bình', email: 'Binh@demo.test', role: 'head', agencyCode: 'SYT' } });
    expect(person).toMatchObject({ name: 'Lê Văn Bình', email: 'binh@demo.test', memberships: [{ role: 'head', agency: { code: 'SYT', nameVi: 'Sở Y tế' } }] });
    expect(link).toContain('/set-password#token=');
    expect((await signIn('binh@demo.test', 'none')).status).toBe(401);
    const [mail] = await app.sql<{ to_address: string; body_text: string }>(`select to_address, body_text from mails where person_id = $1 and kind = 'invitation'`, [person.id]);
    expect([mail?.to_address, mail?.body_text]).toEqual(['binh@demo.test', expect.stringContaining(link)]);

    const body = { token: tokenOfLink(link), password: 'mật khẩu đủ dài' };
    const look = () => app.client.call(people.passwordLink, { body: { token: body.token } });
    expect(await look()).toEqual({ open: true });
    expect(await look()).toEqual({ open: true });
    await app.client.call(people.setPassword, { body });
    await expect(look()).rejects.toMatchObject({ code: 'link_used', problem: { status: 410 } });
    expect((await signIn('binh@demo.test', body.password)).status).toBe(200);
    await expect(app.client.call(people.setPassword, { body })).rejects.toMatchObject({ code: 'link_used', problem: { status: 410 } });
    expect(await app.sql(`select action from audit_events where jurisdiction_id = $1 and subject_id = $2 order by seq`, [jurisdictionId, person.id])).toEqual([{ action: 'person.add' }, { action: 'person.invite' }, { action: 'person.set_password' }, { action: 'session.sign_in' }]);
    expect(await app.sql('select 1 from audit_events where after::text like $1', [`%${tokenOfLink(link)}%`])).toEqual([]);
  });

  it('does not remember the link: a request that is repeated gets a new one, and the first stops working', async () => {
    const cookie = await app.cookieOf(administrator);
    const key = 'once-and-not-again';
    const add = async () => {
      const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': key };
      const response = await fetch(`${app.url}/api/people`, { method: 'POST', headers, body: JSON.stringify({ name: 'Đỗ Văn Khánh', email: 'khanh@demo.test', role: 'clerk', agencyCode: 'SYT' }) });
      return { status: response.status, replayed: response.headers.get('idempotency-replayed'), ...((await response.json()) as { person: { id: string }; link: string; code?: string }) };
    };
    const remembered = () => app.sql('select response from idempotency_keys where key = $1', [key]);
    const look = (link: string) => app.client.call(people.passwordLink, { body: { token: tokenOfLink(link) } });

    const first = await add();
    expect(await remembered()).toEqual([{ response: { person: first.person } }]);
    const second = await add();
    expect([second.status, second.replayed, second.person]).toEqual([201, 'true', first.person]);
    expect(await remembered()).toEqual([{ response: { person: first.person } }]);
    await expect(look(first.link)).rejects.toMatchObject({ code: 'link_used' });
    expect(await look(second.link)).toEqual({ open: true });
    expect(await app.sql('select 1 from people where email = $1', ['khanh@demo.test'])).toHaveLength(1);

    await app.client.call(people.setPassword, { body: { token: tokenOfLink(second.link), password: 'mật khẩu đủ dài' } });
    expect(await add()).toMatchObject({ status: 410, code: 'link_used' });
    expect((await signIn('khanh@demo.test', 'mật khẩu đủ dài')).status).toBe(200);
  });

  it('ends a link after seven days, and no unknown token opens anything', async () => {
    const { link } = await (await admin()).call(people.add, { body: { name: 'Võ Thị Mai', email: 'mai@demo.test', role: 'clerk', agencyCode: 'SYT' } });
    await app.sql(`update auth."verification" set "expiresAt" = now() - interval '1 second'`);
    const set = (token: string) => app.client.call(people.setPassword, { body: { token, password: 'một mật khẩu dài' } });
    await expect(app.client.call(people.passwordLink, { body: { token: tokenOfLink(link) } })).rejects.toMatchObject({ code: 'link_used' });
    await expect(set(tokenOfLink(link))).rejects.toMatchObject({ code: 'link_used' });
    await expect(set('x'.repeat(32))).rejects.toMatchObject({ code: 'link_used' });
  });

  it('refuses an e-mail that has an account, an unknown agency, and a role without its agency', async () => {
    const add = async (change: object) => (await admin()).call(people.add, { body: { name: 'Ai đó', email: 'somebody@demo.test', role: 'head', agencyCode: 'SYT', ...change } });
    await expect(add({ email: 'OFFICER@demo.test' })).rejects.toMatchObject({ code: 'already_exists' });
    await expect(add({ agencyCode: 'NO-SUCH' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(add({ agencyCode: null })).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ path: 'agencyCode', code: 'missing' }] } });
    expect((await add({ role: 'leader', agencyCode: null })).person.memberships).toEqual([{ role: 'leader', agency: null }]);
  });

  it('is for the administrator', async () => {
    const client = await app.asPerson(officer);
    await expect(client.call(people.add, { body: { name: 'A', email: 'a@demo.test', role: 'leader', agencyCode: null } })).rejects.toMatchObject({ code: 'wrong_role' });
    await expect(client.call(people.list, { query: {} })).rejects.toMatchObject({ code: 'wrong_role' });
    await expect(client.call(audit.list, { query: {} })).rejects.toMatchObject({ code: 'wrong_role' });
  });
});

describe('the list', () => {
  it('finds by name without diacritics, by e-mail and by agency, a page at a time', async () => {
    const found = async (q: string) => (await (await admin()).call(people.list, { query: { q } })).items.map(({ email }) => email);
    expect(await found('tran thi thuy')).toEqual(['officer@demo.test']);
    expect(await found('OFFICER@')).toEqual(['officer@demo.test']);
    expect(await found('syt')).toContain('officer@demo.test');
    expect(await found('100%')).toEqual([]);
    const first = await (await admin()).call(people.list, { query: { limit: 1 } });
    const second = await (await admin()).call(people.list, { query: { limit: 1, after: first.next ?? '' } });
    expect([first, second].map(({ items }) => items[0]?.email)).toEqual(['admin@demo.test', 'binh@demo.test']);
  });
});

describe('the trail', () => {
  it('is read newest first, a page at a time, by agency and by subject', async () => {
    const client = await admin();
    const first = await client.call(audit.list, { query: { limit: 2 } });
    const second = await client.call(audit.list, { query: { limit: 2, after: first.next ?? '' } });
    const seqs = [...first.items, ...second.items].map(({ seq }) => Number(seq));
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    expect(new Set(seqs).size).toBe(4);
    const ofAgency = await client.call(audit.list, { query: { agency: 'SYT' } });
    expect(new Set(ofAgency.items.map(({ action }) => action))).toEqual(new Set(['person.add']));
    expect(ofAgency.items[0]).toMatchObject({ by: 'Nguyễn Thị Hoà', agency: { code: 'SYT' } });
    await expect(client.call(audit.list, { query: { after: 'nonsense' } })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('whom to tell', () => {
  it('is who holds the role at the agency today, each once', async () => {
    const twice = await app.inTx(async (tx) => {
      const made = await aPerson(tx, jurisdictionId, { email: 'twice@demo.test' });
      const held = { jurisdictionId, personId: made.id, agencyId: agency.id };
      await aMembership(tx, { ...held, role: 'reporting_officer' });
      await aMembership(tx, { ...held, role: 'head' });
      await aMembership(tx, { ...held, role: 'city_office' });
      await aMembership(tx, { ...held, role: 'coordinator', validTo: '2019-09-16' });
      return made;
    });
    const told = await app.run(jurisdictionId, async (ctx) => ({
      agency: await tellable(ctx, agency.id, ['reporting_officer', 'head']),
      city: await tellableInCity(ctx, ['city_office']),
      coordinators: await tellableInCity(ctx, ['coordinator']),
    }));
    expect(told.agency.map(({ email }) => email)).toEqual(['binh@demo.test', 'officer@demo.test', 'twice@demo.test']);
    expect(told.city.map(({ personId }) => personId)).toEqual([twice.id]);
    expect(told.coordinators).toEqual([]);
  });
});
