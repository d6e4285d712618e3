import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { delegations, people, reports, session, type DelegationView } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type City, type CityPerson } from '../../../test/city.js';

let app: TestApp;
let city: City;

beforeAll(async () => {
  app = await bootApp();
}, 60_000);
afterAll(() => app.close());

beforeEach(async () => {
  city = await aCity(app, { SXD: services(2, 3), 'TK-1': services(1, 1) });
});

const as = (who: CityPerson) => app.asPerson(city.people[who]);
const roleOf = async (who: CityPerson): Promise<string> => (await app.sql<{ id: string }>('select id from memberships where person_id = $1', [city.people[who].id]))[0]?.id ?? '';
const lend = async (whose: CityPerson, to: CityPerson, given: { from?: string; through?: string; by?: CityPerson } = {}): Promise<DelegationView> =>
  (await as(given.by ?? whose)).call(delegations.lend, {
    body: { membershipId: await roleOf(whose), borrowerId: city.people[to].id, from: given.from ?? '2019-09-16', through: given.through ?? '2019-09-20', reason: 'nghỉ phép' },
  });
const save = async (who: CityPerson) => {
  const reportId = await city.report('SXD');
  const client = await as(who);
  const { items } = await client.call(reports.get, { params: { reportId } });
  return client.call(reports.saveItem, { params: { reportId, itemCode: 'results' }, body: { version: items.find(({ code }) => code === 'results')?.version ?? 1, words: 'làm thay' } });
};

describe('a role that is lent', () => {
  it('lets the other act at once, says for whom, and both are told', async () => {
    await expect(save('officer.CT')).rejects.toMatchObject({ code: 'other_agency' });
    const view = await lend('officer.SXD', 'officer.CT');
    expect(view).toMatchObject({ role: 'reporting_officer', agency: { code: 'SXD' }, state: 'active', from: '2019-09-16', through: '2019-09-20', can: { revoke: { allowed: true } } });
    await save('officer.CT');
    const me = await (await as('officer.CT')).call(session.me, {});
    expect(me.memberships.map(({ agency, onBehalfOf, through }) => [agency?.code, onBehalfOf?.id ?? null, through])).toEqual([['CT', null, null], ['SXD', city.people['officer.SXD'].id, '2019-09-20']]);
    expect(me.agencies.map(({ code }) => code)).toEqual(['CT', 'SXD']);
    const mails = await app.sql<{ person: string; subject: string }>('select person_id as person, subject from mails where jurisdiction_id = $1 and kind = $2 order by to_address', [city.jurisdictionId, 'delegated']);
    expect(mails.map(({ person }) => person).sort()).toEqual([city.people['officer.CT'].id, city.people['officer.SXD'].id].sort());
    expect(await app.sql('select action, after from audit_events where subject_id = $1', [view.id])).toMatchObject([{ action: 'delegation.lend', after: { role: 'reporting_officer', agency: 'SXD', from: '2019-09-16', through: '2019-09-20', reason: 'nghỉ phép' } }]);
  });

  it('ends by itself after its last day', async () => {
    await lend('officer.SXD', 'officer.CT');
    await app.setClock(city.jurisdictionId, '2019-09-20', 23);
    await save('officer.CT');
    await app.setClock(city.jurisdictionId, '2019-09-21', 0);
    await expect(save('officer.CT')).rejects.toMatchObject({ code: 'other_agency' });
  });

  it('has not begun before its first day', async () => {
    expect((await lend('officer.SXD', 'officer.CT', { from: '2019-09-17' })).state).toBe('to_come');
    await expect(save('officer.CT')).rejects.toMatchObject({ code: 'other_agency' });
  });

  it.each(['officer.SXD', 'officer.CT', 'head.SXD', 'administrator'] as const)('ends at once when %s ends it, and both are told', async (who) => {
    const { id } = await lend('officer.SXD', 'officer.CT');
    const client = await as(who);
    expect(await client.call(delegations.revoke, { params: { delegationId: id } })).toMatchObject({ state: 'revoked', can: { revoke: { because: 'already_ended' } } });
    await expect(save('officer.CT')).rejects.toMatchObject({ code: 'other_agency' });
    await expect(client.call(delegations.revoke, { params: { delegationId: id } })).rejects.toMatchObject({ code: 'already_ended' });
    expect(await app.sql('select 1 from mails where jurisdiction_id = $1 and kind = $2', [city.jurisdictionId, 'delegation_ended'])).toHaveLength(2);
  });

  it.each(['head.CT', 'clerk.SXD', 'coordinator', 'leader'] as const)('is not ended by %s', async (who) => {
    const { id } = await lend('officer.SXD', 'officer.CT', { by: 'head.SXD' });
    await expect((await as(who)).call(delegations.revoke, { params: { delegationId: id } })).rejects.toMatchObject({ problem: { status: 403 } });
  });

  it('is gone with the lender’s own role, and while they are locked', async () => {
    const admin = await as('administrator');
    await lend('officer.SXD', 'officer.CT');
    const lender = { params: { personId: city.people['officer.SXD'].id } };
    const version = async (): Promise<number> => (await admin.call(people.get, lender)).version;
    await admin.call(people.lock, { ...lender, body: { version: await version(), locked: true, reason: 'thử' } });
    await expect(save('officer.CT')).rejects.toMatchObject({ code: 'other_agency' });
    expect((await admin.call(delegations.list, { query: { person: city.people['officer.SXD'].id } })).lent).toMatchObject([{ state: 'suspended' }]);
    await admin.call(people.lock, { ...lender, body: { version: await version(), locked: false, reason: 'thử' } });
    await save('officer.CT');
    await admin.call(people.endRole, { params: { ...lender.params, membershipId: await roleOf('officer.SXD') }, body: { version: await version(), through: null } });
    await expect(save('officer.CT')).rejects.toMatchObject({ code: 'other_agency' });
  });

  it('cannot be lent on, and no borrowed headship lends for others', async () => {
    await lend('officer.SXD', 'officer.CT');
    await lend('head.SXD', 'clerk.CT');
    await expect(lend('officer.SXD', 'head.CT', { by: 'officer.CT' })).rejects.toMatchObject({ code: 'wrong_role' });
    await expect(lend('officer.SXD', 'head.CT', { by: 'clerk.CT' })).rejects.toMatchObject({ problem: { status: 403 } });
    expect((await (await as('officer.CT')).call(delegations.list, { query: {} })).lendable.map(({ agency }) => agency?.code)).toEqual(['CT']);
  });

  it.each([
    ['to oneself', 'officer.SXD', {}, 'to_oneself'],
    ['for more than a year', 'officer.CT', { through: '2020-09-16' }, 'longer_than_a_year'],
    ['from yesterday', 'officer.CT', { from: '2019-09-15' }, 'day_past'],
    ['with its days turned', 'officer.CT', { from: '2019-09-20', through: '2019-09-19' }, 'days_turned'],
  ] as const)('is not lent %s', async (_, to, given, code) => {
    await expect(lend('officer.SXD', to, given)).rejects.toMatchObject({ code });
  });

  it('is held by the database to a year and to a last day after the first', async () => {
    const { id } = await lend('officer.SXD', 'officer.CT');
    await expect(app.sql(`update delegations set valid_to = valid_from + 367 where id = $1`, [id])).rejects.toThrow('delegations_days');
    await expect(app.sql(`update delegations set valid_to = valid_from where id = $1`, [id])).rejects.toThrow('delegations_days');
  });
});

describe('nobody decides on a matter of their own agency by what they borrowed', () => {
  const open = async (who: CityPerson, agency: 'SXD' | 'TK-1') => {
    const reportId = await city.report(agency);
    await app.sql(`update reports set status = 'sent', sent_revision = 1, first_sent_at = now(), sent_at = now() where id = $1`, [reportId]);
    const { can } = await (await as(who)).call(reports.get, { params: { reportId } });
    return can.open;
  };

  it('not the officer of a department who stands in for the coordinating department', async () => {
    await lend('coordinator', 'officer.SXD');
    expect(await open('officer.SXD', 'SXD')).toEqual({ allowed: false, because: 'own_agency' });
    expect(await open('officer.SXD', 'TK-1')).toEqual({ allowed: true, because: null });
  });

  it('not the officer of a ward who stands in for the district', async () => {
    await lend('head.TK', 'officer.TK-1');
    expect(await open('officer.TK-1', 'TK-1')).toEqual({ allowed: false, because: 'own_agency' });
  });
});

describe('what one sees of delegations', () => {
  it('is one’s own, for the head also those of the agency, for the administrator those of anybody', async () => {
    await lend('officer.SXD', 'officer.CT');
    const list = async (who: CityPerson, person?: CityPerson) => (await as(who)).call(delegations.list, { query: person === undefined ? {} : { person: city.people[person].id } });
    expect(await list('officer.SXD')).toMatchObject({ lent: [{ borrower: { name: 'officer CT' } }], borrowed: [], ofAgency: [] });
    expect(await list('officer.CT')).toMatchObject({ lent: [], borrowed: [{ lender: { name: 'officer SXD' } }] });
    expect(await list('head.SXD')).toMatchObject({ lent: [], borrowed: [], ofAgency: [{ lender: { name: 'officer SXD' }, can: { revoke: { allowed: true } } }] });
    expect((await list('head.SXD')).lendable.map(({ holder }) => holder.name).sort()).toEqual(['clerk SXD', 'head SXD', 'officer SXD']);
    expect((await list('administrator', 'officer.SXD')).lent).toHaveLength(1);
    expect(await list('clerk.CT', 'officer.SXD')).toEqual({ lent: [], borrowed: [], ofAgency: [], lendable: [] });
  });
});
