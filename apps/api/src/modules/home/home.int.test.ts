import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { home, matrix, reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, services, type City, type CityPerson } from '../../../test/city.js';
import { deskOf } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const homeOf = async (city: City, person: CityPerson) => (await app.asPerson(city.people[person])).call(home.get, {});

describe('GET /home of an agency', () => {
  it('says what is owed and by when, in services, from the register of today', async () => {
    const city = await aCity(app, { SXD: [...services(18, 28), { level: 4, level4On: '2019-09-01' }, { fee: true, payment: true, online: 2, counter: 40, paid: 2 }, { barrier: 'Cần chữ ký số', counter: 900 }, { online: 5, counter: 100, registered: true }] });
    const { agency, city: cityPart } = await homeOf(city, 'officer.SXD');
    expect(cityPart).toBeNull();
    expect(agency?.agency.code).toBe('SXD');
    expect(agency?.obligations.map(({ target, status, fraction, uses, functionOn, needed, missing, orNew, daysLeft, registered }) => [target.code, status, fraction, uses, functionOn, needed, missing, orNew, daysLeft, registered])).toEqual([
      ['THANH-TOAN', 'met', { numerator: 1, denominator: 1 }, 2, true, 1, 0, null, 45, 0],
      ['HOA-DON', 'at_risk', { numerator: 0, denominator: 1 }, 0, false, 1, 1, null, 45, 0],
      ['DVC-MUC-4', 'on_track', { numerator: 19, denominator: 50 }, 0, null, 20, 1, 2, 45, 20],
    ]);
    expect(agency?.obligations[2]?.forecastOn).toBe('2019-09-21');
    expect(agency?.candidates.map(({ dossiers, online, barrier }) => [dossiers, online, barrier]).slice(0, 2)).toEqual([[105, 5, ''], [42, 2, '']]);
    expect(agency?.candidates).toHaveLength(5);
    expect(agency?.wards).toBeNull();
  });

  it('leads the report from step to step, each person to their own', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    const report = async (person: CityPerson) => (await homeOf(city, person)).agency?.report;
    const parts = async () => Object.fromEntries((await report('officer.SXD'))?.checklist.map(({ part, state, count, of }) => [part, `${state} ${count}/${of}`]) ?? []);
    expect(await report('officer.SXD')).toMatchObject({ status: 'not_started', nextAct: 'start', daysLeft: 2, errors: 5, can: { edit: { allowed: true }, approve: { allowed: false, because: 'wrong_role' } } });
    expect(await parts()).toEqual({ figures: 'warning 1/4', words: 'open 0/4', difficulties: 'open 0/1', evidence: 'warning 0/3', head: 'open 0/1' });
    await desk.fill();
    for (const itemCode of ['level4', 'payment', 'receipt'] as const) {
      await (await desk.as('officer.SXD')).call(reports.attach, { params: { reportId: desk.reportId, itemCode }, file: new Blob(['%PDF-1.4']), fileName: 'a.pdf' });
    }
    expect(await report('officer.SXD')).toMatchObject({ nextAct: 'continue', errors: 0 });
    expect(await parts()).toEqual({ figures: 'warning 1/4', words: 'done 4/4', difficulties: 'done 1/1', evidence: 'done 3/3', head: 'open 0/1' });
    await desk.act('officer.SXD', 'submit');
    expect(await report('officer.SXD')).toMatchObject({ nextAct: 'await_head', can: { edit: { allowed: false, because: 'wrong_status' } } });
    expect(await report('head.SXD')).toMatchObject({ nextAct: 'approve', can: { approve: { allowed: true } } });
    await desk.act('head.SXD', 'give_back', { reason: 'Thiếu số liệu' });
    expect((await homeOf(city, 'officer.SXD')).agency?.givenBack).toEqual({ reportId: desk.reportId, reason: 'Thiếu số liệu' });
    await desk.act('officer.SXD', 'submit');
    expect((await homeOf(city, 'clerk.SXD')).agency?.toDispatch).toEqual([]);
    await desk.act('head.SXD', 'approve');
    // From then until it is numbered the clerk has something to do, and nobody else.
    expect((await homeOf(city, 'clerk.SXD')).agency?.toDispatch).toMatchObject([{ reportId: desk.reportId, period: { code: '2019-Q3' } }]);
    expect((await homeOf(city, 'officer.SXD')).agency?.toDispatch).toEqual([]);
    await desk.act('clerk.SXD', 'dispatch', { dispatchNumber: '12/BC-SXD', dispatchedOn: '2019-09-16' });
    expect((await homeOf(city, 'clerk.SXD')).agency?.toDispatch).toEqual([]);
    expect(await report('head.SXD')).toMatchObject({ nextAct: 'await_review' });
    expect((await parts()).head).toBe('done 1/1');
    expect((await homeOf(city, 'officer.SXD')).agency?.givenBack).toBeNull();
  });

  it('counts down to the return’s own deadline once a report came back', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'TK-1');
    await desk.bring('in_review');
    await app.setClock(city.jurisdictionId, '2019-09-20');
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'x' });
    await desk.act('coordinator', 'return');
    // Friday 20 September: two working days later is Tuesday.
    expect((await homeOf(city, 'officer.TK-1')).agency?.report).toMatchObject({ nextAct: 'mend', returnDueOn: '2019-09-24', daysLeft: 4, lateDays: 0 });
  });

  it('tells a district how its wards stand', async () => {
    const city = await aCity(app);
    await (await deskOf(app, city, 'TK-1')).bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-17');
    expect((await homeOf(city, 'officer.TK')).agency?.wards).toEqual({ of: 2, reported: 1, late: 1 });
  });
});

describe('GET /home of the city', () => {
  it('says the same number of agencies that have not reported as the matrix, which its report filter finds', async () => {
    const city = await aCity(app, { SXD: [{ level: 4, fee: true, payment: true, receipt: true, paid: 1, receipts: 1 }] });
    await (await deskOf(app, city, 'TK-1')).bring('sent');
    await (await deskOf(app, city, 'HV')).bring('with_head');
    await app.setClock(city.jurisdictionId, '2019-09-19', 0);
    const client = await app.asPerson(city.people.city_office);
    const line = await client.call(matrix.summary, { query: EVERYTHING });
    const { rows } = await client.call(matrix.get, { query: { ...EVERYTHING, report: ['not_started', 'draft', 'with_head'] } });
    // All but the ward that has sent and the island, which owes nothing; also who has met every target, and who is only asked.
    expect(rows.map(({ agency }) => agency.code)).toEqual(['STTTT', 'SXD', 'CT', 'TK', 'HV', 'TK-2', 'HV-1']);
    expect(line.notReported).toBe(rows.length);
    expect((await client.call(home.get, {})).city).toMatchObject({ notReported: rows.length, reportsLate: rows.length });
  });

  it('says who stands between the city and its targets, the worst first', async () => {
    const city = await aCity(app, { STTTT: [...services(8, 2), { fee: true, payment: true, receipt: true, paid: 1, receipts: 1, online: 1 }], SXD: services(0, 10), CT: services(0, 5) });
    await (await deskOf(app, city, 'STTTT')).bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-17', 0);
    const { agency, city: part } = await homeOf(city, 'leader');
    expect(agency).toBeNull();
    expect(part).toMatchObject({ period: { code: '2019-Q3' }, bound: 7, metAll: 1, notReported: 3, dueOn: '2019-10-31', daysLeft: 44, reportsLate: 3, queue: null });
    // The coordinating department's own report waits for the city office.
    expect(await Promise.all((['coordinator', 'city_office'] as const).map(async (person) => (await homeOf(city, person)).city?.queue))).toEqual([0, 1]);
    expect(part?.reports).toMatchObject({ sent: 1, not_started: 7 });
    const level4 = part?.targets.find(({ target }) => target.code === 'DVC-MUC-4');
    // Seven ordered agencies; the island and the office itself are not bound; the tax office is asked and stands apart.
    expect(level4).toMatchObject({ met: 1, of: 7, notReported: 3, notApplicable: 2 });
    for (const { of, met, onTrack, dueSoon, atRisk, notReported, overdue } of part?.targets ?? []) expect(met + onTrack + dueSoon + atRisk + notReported + overdue).toBe(of);
    // Silent, and the target is not due yet: not a day past it.
    const silent = part?.attention.filter(({ because, target }) => because === 'not_reported' && target?.code === 'THANH-TOAN').map(({ agency: who, because, days, agencies }) => [who.code, because, days, agencies]);
    expect(silent).toEqual([
      ['TK-1', 'not_reported', 0, 3],
      ['TK-2', 'not_reported', 0, 3],
      ['HV-1', 'not_reported', 0, 3],
    ]);
    expect(part?.attention[0]).toMatchObject({ agency: { code: 'TK-1' }, because: 'not_reported' });
    expect(part?.attention.find(({ because }) => because === 'at_risk')?.days).toBe(44);
    expect(part?.attention.filter(({ because }) => because === 'report_late').map(({ agency: who, days }) => [who.code, days])).toEqual([['TK-1', 1], ['TK-2', 1], ['HV-1', 1]]);
  });

  it('is beside the own agency for who has both', async () => {
    const city = await aCity(app);
    const both = await homeOf(city, 'coordinator');
    expect(both.agency).toBeNull();
    expect(both.city).not.toBeNull();
    expect(await homeOf(city, 'administrator')).toMatchObject({ agency: null, city: { bound: 7 } });
  });
});
