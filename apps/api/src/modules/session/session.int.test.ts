import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { session } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aMembership, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';

let app: TestApp;
let jurisdictionId: number;
let district: TestAgency;
let officer: TestPerson;

beforeAll(async () => {
  app = await bootApp();
  await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    district = await anAgency(tx, jurisdictionId, { code: 'TK', kind: 'district', nameVi: 'UBND quận Thanh Khê' });
    officer = await aPerson(tx, jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: district.id }] });
  });
  await app.setClock(jurisdictionId, '2019-09-16');
});
afterAll(() => app.close());

describe('GET /me', () => {
  it('refuses who is not signed in', async () => {
    await expect(app.client.call(session.me, {})).rejects.toMatchObject({ code: 'not_signed_in', problem: { status: 401 } });
  });

  it('says who, where, when, and which pages', async () => {
    const me = await (await app.asPerson(officer)).call(session.me, {});
    expect(me.person).toMatchObject({ id: officer.id, email: officer.email, locale: 'vi' });
    expect(me.memberships).toEqual([{ role: 'reporting_officer', agency: { id: district.id, code: 'TK', nameVi: 'UBND quận Thanh Khê', nameEn: 'Agency TK', kind: 'district' }, onBehalfOf: null, through: null }]);
    expect(me.clock).toMatchObject({ today: '2019-09-16', demonstration: true });
    expect(me.navigation).toEqual(expect.arrayContaining(['home', 'register', 'reports', 'desk', 'mailbox']));
    expect(me.navigation).not.toContain('people');
    expect(me.can.advanceClock).toEqual({ allowed: false, because: 'wrong_role' });
  });

  it("counts a role only between its days, on the product's clock", async () => {
    const person = await app.inTx(async (tx) => {
      const made = await aPerson(tx, jurisdictionId);
      const of = { jurisdictionId, personId: made.id, agencyId: district.id };
      await aMembership(tx, { ...of, role: 'head', validFrom: '2019-09-17' });
      await aMembership(tx, { ...of, role: 'clerk', validTo: '2019-09-16' });
      await aMembership(tx, { ...of, role: 'reporting_officer', validFrom: '2019-09-16', validTo: '2019-09-17' });
      return made;
    });
    const { memberships } = await (await app.asPerson(person)).call(session.me, {});
    expect(memberships.map(({ role }) => role)).toEqual(['reporting_officer']);
  });
});

describe('the session', () => {
  const statusWith = async (cookie: string) => (await fetch(`${app.url}/api/me`, { headers: { cookie } })).status;

  it('ends at once everywhere when its row is gone', async () => {
    const cookie = await app.cookieOf(officer);
    expect(await statusWith(cookie)).toBe(200);
    await app.sql('delete from auth."session" where "userId" = $1', [officer.authUserId]);
    expect(await statusWith(cookie)).toBe(401);
  });

  it('ends by real time', async () => {
    const cookie = await app.cookieOf(officer);
    await app.sql(`update auth."session" set "expiresAt" = now() - interval '1 second' where "userId" = $1`, [officer.authUserId]);
    expect(await statusWith(cookie)).toBe(401);
  });

  it.each([
    ['another signature', (value: string) => value.replace(/\.[^.]+$/, `.${'A'.repeat(43)}%3D`)],
    ['another token', (value: string) => value.replace('=', '=x')],
    ['no signature', (value: string) => value.replace(/\.[^.]+$/, '')],
    ['an empty value', () => 'tiendo.session_token='],
    ['a broken escape', () => 'tiendo.session_token=%E0%A4%A'],
  ])('is nobody with %s', async (_, spoil) => {
    expect(await statusWith(spoil(await app.cookieOf(officer)))).toBe(401);
  });
});

describe('PUT /me/locale', () => {
  it('changes the language of what the person is told, and says so in the trail', async () => {
    const person = await app.inTx((tx) => aPerson(tx, jurisdictionId));
    const client = await app.asPerson(await app.person(person.email));
    await client.call(session.setLocale, { body: { locale: 'en' } });
    const refusal = await client.call(session.advanceClock, { body: { days: 1 } }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'wrong_role', problem: { title: expect.stringMatching(/^[A-Z][a-z ]/) } });
    const trail = await app.sql('select action, before, after, person_id from audit_events where subject_id = $1', [person.id]);
    expect(trail).toEqual([{ action: 'person.set_locale', before: { locale: 'vi' }, after: { locale: 'en' }, person_id: person.id }]);
  });
});
