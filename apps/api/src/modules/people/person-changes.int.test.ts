import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { agencies, people, reminders, session, type PersonDetail } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aMembership, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';
import { tokenOfLink } from '../../../test/link-token.js';

const PASSWORD = 'mật khẩu đủ dài';
let app: TestApp;
let jurisdictionId: number;
let health: TestAgency;
let building: TestAgency;
let coordinating: TestAgency;
let office: TestAgency;
let administrator: TestPerson;
let officer: TestPerson;
let admin: Client;

beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

// Each test has a city of its own.
beforeEach(async () => {
  await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    health = await anAgency(tx, jurisdictionId, { code: 'SYT', nameVi: 'Sở Y tế' });
    building = await anAgency(tx, jurisdictionId, { code: 'SXD', nameVi: 'Sở Xây dựng' });
    coordinating = await anAgency(tx, jurisdictionId, { code: 'STTTT' });
    office = await anAgency(tx, jurisdictionId, { code: 'VP' });
    await aPerson(tx, jurisdictionId, { roles: [{ role: 'coordinator', agencyId: coordinating.id }] });
    await aPerson(tx, jurisdictionId, { roles: [{ role: 'city_office', agencyId: office.id }] });
    administrator = await aPerson(tx, jurisdictionId, { name: 'Quản trị', roles: [{ role: 'administrator' }] });
    officer = await aPerson(tx, jurisdictionId, { name: 'Trần Thị Thuý', roles: [{ role: 'reporting_officer', agencyId: health.id }] });
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  admin = await app.asPerson(administrator);
});

const get = (person: TestPerson): Promise<PersonDetail> => admin.call(people.get, { params: { personId: person.id } });
const roleId = async (person: TestPerson): Promise<string> => (await get(person)).roles[0]?.id ?? '';
const version = async (person: TestPerson): Promise<number> => (await get(person)).version;
const give = async (person: TestPerson, role: PersonDetail['roles'][number]['role'], agencyCode: string | null, from = '2019-09-16') =>
  admin.call(people.giveRole, { params: { personId: person.id }, body: { version: await version(person), role, agencyCode, from } });
const end = async (person: TestPerson, through: string | null) =>
  admin.call(people.endRole, { params: { personId: person.id, membershipId: await roleId(person) }, body: { version: await version(person), through } });
const lock = async (person: TestPerson, locked = true, by: Client = admin) => by.call(people.lock, { params: { personId: person.id }, body: { version: await version(person), locked, reason: 'thôi việc' } });
const trail = (person: TestPerson) => app.sql<{ action: string; before: unknown; after: unknown }>('select action, before, after from audit_events where subject_kind = $1 and subject_id = $2 order by seq', ['person', person.id]);

describe('a role that is given', () => {
  it('holds at once in a session that runs, and ends at once', async () => {
    const client = await app.asPerson(officer);
    const read = async () => (await client.call(agencies.get, { params: { agencyCode: 'SXD' } })).can.readRegister;
    expect(await read()).toEqual({ allowed: false, because: 'other_agency' });
    const { roles } = await give(officer, 'clerk', 'SXD');
    expect(roles[0]).toMatchObject({ role: 'clerk', agency: { code: 'SXD' }, from: '2019-09-16', through: null, state: 'held' });
    expect(await read()).toEqual({ allowed: true, because: null });
    expect((await client.call(session.me, {})).agencies.map(({ code }) => code)).toEqual(['SYT', 'SXD']);
    await end(officer, null);
    expect(await read()).toEqual({ allowed: false, because: 'other_agency' });
    expect(await trail(officer)).toEqual([
      { action: 'person.give_role', before: null, after: { role: 'clerk', agency: 'SXD', from: '2019-09-16' } },
      { action: 'person.end_role', before: { role: 'clerk', agency: 'SXD', through: null }, after: { role: 'clerk', agency: 'SXD', through: '2019-09-15' } },
    ]);
  });

  it('from a later day holds from the first moment of that day', async () => {
    const client = await app.asPerson(officer);
    const { roles } = await give(officer, 'head', 'SXD', '2019-09-18');
    expect(roles[0]?.state).toBe('to_come');
    await app.setClock(jurisdictionId, '2019-09-17', 23);
    expect((await client.call(session.me, {})).memberships).toHaveLength(1);
    await app.setClock(jurisdictionId, '2019-09-18', 0);
    expect((await client.call(session.me, {})).memberships).toHaveLength(2);
  });

  it.each([
    ['reporting_officer', 'SYT', '2019-09-16', 'already_held'],
    ['head', 'SYT', '2019-09-15', 'day_past'],
    ['coordinator', 'SYT', '2019-09-16', 'not_that_duty'],
    ['city_office', 'STTTT', '2019-09-16', 'not_that_duty'],
    ['head', null, '2019-09-16', 'invalid_input'],
    ['administrator', 'SYT', '2019-09-16', 'invalid_input'],
    ['head', 'NOWHERE', '2019-09-16', 'not_found'],
  ] as const)('%s at %s from %s is refused: %s', async (role, agencyCode, from, code) => {
    await expect(give(officer, role, agencyCode, from)).rejects.toMatchObject({ code });
  });

  it('stands where the duty is, and the duty moves only when nobody holds its role', async () => {
    await give(officer, 'coordinator', 'STTTT');
    const assign = (agencyCode: string) => admin.call(agencies.assignDuty, { params: { agencyCode }, body: { duty: 'coordinating' } });
    await expect(assign('SYT')).rejects.toMatchObject({ code: 'duty_held' });
    await app.sql(`update memberships set valid_to = '2019-09-16' where role = 'coordinator' and jurisdiction_id = $1`, [jurisdictionId]);
    expect((await assign('SYT')).duty).toBe('coordinating');
    expect((await admin.call(agencies.get, { params: { agencyCode: 'STTTT' } })).duty).toBeNull();
    await expect(give(officer, 'coordinator', 'STTTT')).rejects.toMatchObject({ code: 'not_that_duty' });
    await give(officer, 'coordinator', 'SYT');
  });

  it('is refused on an older version, with what stands there now', async () => {
    const seen = await version(officer);
    await give(officer, 'clerk', 'SXD');
    await expect(admin.call(people.giveRole, { params: { personId: officer.id }, body: { version: seen, role: 'head', agencyCode: 'SXD', from: '2019-09-16' } })).rejects.toMatchObject({ code: 'stale_version', problem: { current: { version: seen + 1 } } });
  });
});

describe('a role that ends', () => {
  it('holds through its last day', async () => {
    const client = await app.asPerson(officer);
    expect((await end(officer, '2019-09-17')).roles[0]).toMatchObject({ through: '2019-09-17', state: 'held' });
    await app.setClock(jurisdictionId, '2019-09-17', 23);
    expect((await client.call(session.me, {})).memberships).toHaveLength(1);
    await app.setClock(jurisdictionId, '2019-09-18', 0);
    expect((await client.call(session.me, {})).memberships).toEqual([]);
    await expect(end(officer, '2019-09-30')).rejects.toMatchObject({ code: 'already_ended' });
  });

  it.each([['2019-09-14', 'day_past'], ['2019-01-01', 'day_past']])('not on %s', async (through, code) => {
    await expect(end(officer, through)).rejects.toMatchObject({ code });
  });
});

describe('the last administrator', () => {
  it('neither loses the role, today or later, nor is locked', async () => {
    const { roles, can } = await get(administrator);
    expect(roles[0]?.can.end).toEqual({ allowed: false, because: 'last_administrator' });
    expect(can.lock).toEqual({ allowed: false, because: 'locks_oneself' });
    await expect(end(administrator, null)).rejects.toMatchObject({ code: 'last_administrator' });
    await expect(end(administrator, '2020-12-31')).rejects.toMatchObject({ code: 'last_administrator' });
  });

  it('is followed by another without a day between', async () => {
    await give(officer, 'administrator', null, '2019-10-01');
    await expect(end(administrator, '2019-09-29')).rejects.toMatchObject({ code: 'last_administrator' });
    await end(administrator, '2019-09-30');
    // The one to come is the last from then on.
    await expect(lock(officer)).rejects.toMatchObject({ code: 'last_administrator' });
    await expect(end(officer, null)).rejects.toMatchObject({ code: 'last_administrator' });
  });

  it('stays when two administrators lock each other at the same time', async () => {
    await give(officer, 'administrator', null);
    const other = await app.asPerson(officer);
    const [mine, theirs] = [await version(administrator), await version(officer)];
    const body = { locked: true, reason: 'thử' };
    await Promise.allSettled([
      admin.call(people.lock, { params: { personId: officer.id }, body: { ...body, version: theirs } }),
      other.call(people.lock, { params: { personId: administrator.id }, body: { ...body, version: mine } }),
    ]);
    const [row] = await app.sql<{ count: number }>('select count(*)::integer as count from people where jurisdiction_id = $1 and locked_at is not null', [jurisdictionId]);
    expect(row?.count).toBe(1);
  });
});

describe('a locked person', () => {
  const signIn = (email: string, password: string) =>
    fetch(`${app.url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: app.url }, body: JSON.stringify({ email, password }) });

  it('has no session from that moment, cannot sign in and gets the answer of a wrong password; unlocked, they sign in again', async () => {
    const { link } = await admin.call(people.invite, { params: { personId: officer.id } });
    await app.client.call(people.setPassword, { body: { token: tokenOfLink(link), password: PASSWORD } });
    const client = await app.asPerson(officer);
    expect((await get(officer)).sessions).toBe(1);
    const locked = await lock(officer);
    expect(locked).toMatchObject({ state: 'locked', sessions: 0, lockReason: 'thôi việc', memberships: [{ role: 'reporting_officer' }] });
    expect(locked.can).toMatchObject({ lock: { because: 'person_locked' }, unlock: { allowed: true }, giveRole: { because: 'person_locked' }, invite: { because: 'person_locked' } });
    await expect(client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    const refused = await signIn(officer.email, PASSWORD);
    expect([refused.status, ((await refused.json()) as { code: string }).code, refused.headers.getSetCookie()]).toEqual([401, 'wrong_credentials', []]);
    expect(await app.sql('select 1 from auth."session" where "userId" = $1', [officer.authUserId])).toEqual([]);
    await lock(officer, false);
    expect((await signIn(officer.email, PASSWORD)).status).toBe(200);
    expect((await trail(officer)).map(({ action }) => action)).toEqual(['person.invite', 'person.set_password', 'person.lock', 'person.unlock', 'session.sign_in']);
  });

  it('is written no mail and is nobody’s contact', async () => {
    const urge = async () => (await admin.call(agencies.get, { params: { agencyCode: 'SYT' } })).contacts.map(({ name }) => name);
    expect(await urge()).toEqual(['Trần Thị Thuý']);
    await lock(officer);
    expect(await urge()).toEqual([]);
    expect((await admin.call(reminders.preview, { query: { days: 30 } })).items.filter(({ person }) => person === 'Trần Thị Thuý')).toEqual([]);
  });

  it('is never oneself, and not twice', async () => {
    await expect(lock(administrator)).rejects.toMatchObject({ code: 'locks_oneself' });
    await lock(officer);
    await expect(lock(officer)).rejects.toMatchObject({ code: 'person_locked' });
    await lock(officer, false);
    await expect(lock(officer, false)).rejects.toMatchObject({ code: 'not_locked' });
  });
});

describe('the details of a person', () => {
  const edit = async (given: { name?: string; email?: string }) => admin.call(people.edit, { params: { personId: officer.id }, body: { version: await version(officer), ...given } });

  it('change with what the trail says, and the address is the one to sign in by', async () => {
    const { link } = await admin.call(people.invite, { params: { personId: officer.id } });
    expect(await edit({ name: 'Trần Thị Thúy', email: 'Thuy.Moi@demo.test' })).toMatchObject({ name: 'Trần Thị Thúy', email: 'thuy.moi@demo.test' });
    expect(await app.sql('select email, name from auth."user" where id = $1', [officer.authUserId])).toEqual([{ email: 'thuy.moi@demo.test', name: 'Trần Thị Thúy' }]);
    expect((await trail(officer)).at(-1)).toEqual({ action: 'person.edit', before: { name: 'Trần Thị Thuý', email: officer.email }, after: { name: 'Trần Thị Thúy', email: 'thuy.moi@demo.test' } });
    // A link that went to the old address opens nothing.
    await expect(app.client.call(people.passwordLink, { body: { token: tokenOfLink(link) } })).rejects.toMatchObject({ code: 'link_used' });
  });

  it('are not those of another account', async () => {
    await expect(edit({ email: administrator.email })).rejects.toMatchObject({ code: 'already_exists' });
  });
});

describe('their sessions and links', () => {
  it('end everywhere at once', async () => {
    const clients = [await app.asPerson(officer), await app.asPerson(officer)];
    expect((await get(officer)).sessions).toBe(2);
    expect((await admin.call(people.endSessions, { params: { personId: officer.id } })).sessions).toBe(0);
    for (const client of clients) await expect(client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(await trail(officer)).toEqual([{ action: 'person.end_sessions', before: null, after: { count: 2 } }]);
  });

  it('an older link stops working when a new one is made', async () => {
    const links = [await admin.call(people.invite, { params: { personId: officer.id } }), await admin.call(people.invite, { params: { personId: officer.id } })];
    const look = (at: number) => app.client.call(people.passwordLink, { body: { token: tokenOfLink(links[at]?.link ?? '') } });
    await expect(look(0)).rejects.toMatchObject({ code: 'link_used' });
    expect(await look(1)).toEqual({ open: true });
  });
});

describe('the list of people', () => {
  it('is of a role, an agency or a state', async () => {
    const locked = await app.inTx((tx) => aPerson(tx, jurisdictionId, { name: 'Người khóa', roles: [{ role: 'head', agencyId: health.id }] }));
    const former = await app.inTx((tx) => aPerson(tx, jurisdictionId, { name: 'Người cũ' }));
    await app.inTx((tx) => aMembership(tx, { jurisdictionId, personId: former.id, role: 'head', agencyId: building.id, validTo: '2019-09-16' }));
    await lock(locked);
    const names = async (query: Parameters<typeof admin.call<typeof people.list>>[1]['query']) => (await admin.call(people.list, { query: query ?? {} })).items.map(({ name }) => name);
    expect(await names({ agency: 'SYT' })).toEqual(expect.arrayContaining(['Trần Thị Thuý', 'Người khóa']));
    expect(await names({ agency: 'SYT', role: 'head' })).toEqual(['Người khóa']);
    expect(await names({ agency: 'SYT', state: 'active' })).toEqual(['Trần Thị Thuý']);
    expect(await names({ state: 'locked' })).toEqual(['Người khóa']);
    expect(await names({ state: 'without_role' })).toEqual(['Người cũ']);
    expect(await names({ q: 'thuy', role: 'reporting_officer' })).toEqual(['Trần Thị Thuý']);
  });
});
