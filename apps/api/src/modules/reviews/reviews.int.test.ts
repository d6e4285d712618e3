import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reminders, review } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type City, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const queueOf = async (city: City, person: CityPerson, period?: string) => (await app.asPerson(city.people[person])).call(review.queue, { query: period === undefined ? {} : { period } });
const deskView = async (city: City, person: CityPerson) => (await app.asPerson(city.people[person])).call(review.desk, { query: {} });

describe('GET /review-queue', () => {
  it('holds what was sent, the riskiest first and of one risk the oldest, with the rule that says so', async () => {
    const city = await aCity(app, { SXD: [...services(5, 5), { fee: true, payment: true }], TK: services(5, 5) });
    await app.setClock(city.jurisdictionId, '2019-09-16', 9);
    await (await deskOf(app, city, 'HV-1')).bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-16', 10);
    await (await deskOf(app, city, 'TK')).bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-16', 11);
    await (await deskOf(app, city, 'SXD')).bring('in_review');
    await (await deskOf(app, city, 'TK-1')).bring('with_head');
    const queue = await queueOf(city, 'coordinator');
    expect(queue.period?.code).toBe('2019-Q3');
    expect(queue.items.map(({ agency, status, riskScore, riskReasons }) => [agency.code, status, riskScore, [...riskReasons].sort()])).toEqual([
      // SXD switched payment on and nobody used it; nobody has services with a fee at HV-1 and TK, and TK sent later.
      ['SXD', 'in_review', 5, ['nothing_to_count', 'on_but_unused', 'proof_missing']],
      ['HV-1', 'sent', 3, ['nothing_to_count', 'proof_missing']],
      ['TK', 'sent', 3, ['nothing_to_count', 'proof_missing']],
    ]);
    expect(queue.counts).toEqual({ not_started: 4, draft: 0, with_head: 1, sent: 2, in_review: 1, returned: 0, accepted: 0, locked: 0 });
    expect(queue.nextDueOn).toBe('2019-09-16');
  });

  it('is for the coordinating department and the city office, each without their own', async () => {
    const city = await aCity(app);
    await (await deskOf(app, city, 'STTTT')).bring('sent');
    expect((await queueOf(city, 'coordinator')).items).toEqual([]);
    expect((await queueOf(city, 'city_office')).items.map(({ agency }) => agency.code)).toEqual(['STTTT']);
    for (const person of ['leader', 'administrator', 'officer.SXD', 'head.TK'] as const) expect([person, await outcome(queueOf(city, person))]).toEqual([person, 'wrong_role']);
    expect(await outcome(queueOf(city, 'coordinator', '2018-Q1'))).toBe('not_found');
  });

  it('of a locked period is empty and says that all of it is locked', async () => {
    const city = await aCity(app);
    const queue = await queueOf(city, 'coordinator', '2019-Q2');
    expect(queue.items).toEqual([]);
    expect(queue.counts).toMatchObject({ locked: 8, not_started: 0 });
    expect(queue.nextDueOn).toBeNull();
  });
});

describe('GET /desk', () => {
  it('adds up the wards that reported; the silent ones add nothing below the line either', async () => {
    const city = await aCity(app, { 'TK-1': [...services(3, 7), { fee: true, payment: true, online: 1, paid: 1 }], 'TK-2': services(1, 9), 'HV-1': services(9, 0) });
    const ward = await deskOf(app, city, 'TK-1', 'head.TK');
    await ward.bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-18');
    const desk = await deskView(city, 'officer.TK');
    expect(desk).toMatchObject({ agency: { code: 'TK' }, period: { code: '2019-Q3' }, ownDueOn: '2019-09-18' });
    expect(desk.rows.map(({ agency, status, dueOn, lateDays, level4, payment }) => [agency.code, status, dueOn, lateDays, level4, payment])).toEqual([
      ['TK-1', 'sent', '2019-09-16', 0, { numerator: 3, denominator: 11 }, { numerator: 1, denominator: 1 }],
      ['TK-2', 'not_started', '2019-09-16', 2, null, null],
    ]);
    expect(desk.sums).toEqual({ reported: 1, of: 2, level4: { numerator: 3, denominator: 11 }, payment: { numerator: 1, denominator: 1 }, receipt: { numerator: 0, denominator: 1 } });
    expect(desk.can).toEqual({ urge: { allowed: true, because: null }, review: { allowed: true, because: null } });
    expect((await deskView(city, 'clerk.TK')).can).toEqual({ urge: { allowed: false, because: 'wrong_role' }, review: { allowed: false, because: 'wrong_role' } });
  });

  it('says which wards were urged today, so that nobody is urged twice', async () => {
    const city = await aCity(app);
    const urged = async () => (await deskView(city, 'head.TK')).rows.map(({ agency, urgedToday }) => [agency.code, urgedToday]);
    await (await app.asPerson(city.people['head.TK'])).call(reminders.urge, { body: { agencyCodes: ['TK-1'] } });
    expect(await urged()).toEqual([['TK-1', true], ['TK-2', false]]);
    await app.setClock(city.jurisdictionId, '2019-09-17');
    expect(await urged()).toEqual([['TK-1', false], ['TK-2', false]]);
  });

  it('is for who has wards', async () => {
    const city = await aCity(app);
    expect(await outcome(deskView(city, 'officer.SXD'))).toBe('not_found');
    expect(await outcome(deskView(city, 'head.TK-1'))).toBe('not_found');
    expect(await outcome(deskView(city, 'leader'))).toBe('wrong_role');
    expect((await deskView(city, 'head.HV')).rows.map(({ agency }) => agency.code)).toEqual(['HV-1']);
  });
});
