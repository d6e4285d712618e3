import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matrix, reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type City, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const view = async (city: City, person: CityPerson, agencyCode: string, targetCode = 'DVC-MUC-4') => (await app.asPerson(city.people[person])).call(matrix.obligation, { params: { agencyCode, targetCode } });
const exempt = async (city: City, person: CityPerson, body: { exempt: boolean; reason: string; until?: string }, agencyCode = 'SXD', targetCode = 'THANH-TOAN') =>
  (await app.asPerson(city.people[person])).call(matrix.exempt, { params: { agencyCode, targetCode }, body });

describe('GET /obligations/:agencyCode/:targetCode', () => {
  it('leads from the clause down to the services and says the gap in services', async () => {
    const offers = [...services(17, 28), { level: 4, level4On: '2019-08-20' }, { level: 4, level4On: '2019-09-01' }, { registered: true }, {}, { level: 2 as const, registered: true }] as const;
    const city = await aCity(app, { SXD: offers });
    const chain = await view(city, 'leader', 'SXD');
    expect(chain).toMatchObject({
      agency: { code: 'SXD' },
      target: { code: 'DVC-MUC-4', threshold: { numerator: 40, denominator: 100 }, assumed: true },
      document: { kind: 'conference_direction', number: null, speaker: 'Chủ tịch UBND thành phố', issuedOn: '2019-08-19' },
      clause: { label: 'điểm 3', body: 'Dịch vụ công mức độ 4' },
      daysLeft: 45,
      asked: false,
      register: { fraction: { numerator: 19, denominator: 49 }, uses: 0, asOf: '2019-09-16' },
      gap: { missing: 1, orNew: 1 },
      // 19 at level 4 and 2 registered, of the 20 that 40 % of 49 need.
      interim: { on: '2019-09-30', needed: 20, registered: 21 },
      certified: null,
      reviewer: null,
      exemption: null,
      proposedNotApplicable: false,
      report: { status: 'not_started', period: { code: '2019-Q3' } },
    });
    expect(chain.ledger.filter(({ side }) => side === 'above')).toHaveLength(19);
    expect(chain.ledger.filter(({ side }) => side === 'below')).toHaveLength(30);
    expect(chain.ledger.filter(({ side }) => side === 'left_out')).toMatchObject([{ because: 'not_online', level: 2 }]);
    expect(chain.others).toEqual([
      { definition: 'all_procedures', fraction: { numerator: 19, denominator: 50 } },
      { definition: 'eligible_procedures', fraction: { numerator: 19, denominator: 50 } },
      { definition: 'with_dossiers', fraction: { numerator: 0, denominator: 0 } },
      { definition: 'dossiers', fraction: { numerator: 0, denominator: 0 } },
    ]);
    // All 19 since 15 June, 93 days: one more comes within five.
    expect(chain.forecastOn).toBe('2019-09-21');
  });

  it('forecasts nothing where nothing moved or nothing is missing', async () => {
    const city = await aCity(app, { SXD: services(0, 10), TK: services(5, 5) });
    expect(await view(city, 'leader', 'SXD')).toMatchObject({ forecastOn: null, gap: { missing: 4, orNew: 7 } });
    expect(await view(city, 'leader', 'TK')).toMatchObject({ forecastOn: null, gap: { missing: 0, orNew: 0 }, cell: { status: 'met' } });
  });

  it('shows the files of what was sent, and never those of a draft', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('draft');
    const attached = await (await desk.as('officer.SXD')).call(reports.attach, { params: { reportId: desk.reportId, itemCode: 'level4' }, file: new Blob(['%PDF-1.4']), fileName: 'a.pdf' });
    expect((await view(city, 'leader', 'SXD')).evidence).toEqual([]);
    await desk.act('officer.SXD', 'submit');
    await desk.act('head.SXD', 'approve');
    const chain = await view(city, 'leader', 'SXD');
    expect(chain.evidence).toEqual([attached]);
    expect(chain.report).toMatchObject({ id: desk.reportId, status: 'sent' });
    expect(chain.figures.find(({ provenance }) => provenance === 'declared')).toMatchObject({ heldOn: '2019-09-14', by: 'head SXD', reportId: desk.reportId, fraction: { numerator: 19, denominator: 50 } });
    expect((await view(city, 'leader', 'SXD', 'THANH-TOAN')).evidence).toEqual([]);
  });

  it('counts an adoption by its function and proposes "not applicable" where there is nothing to count', async () => {
    const city = await aCity(app, { SXD: [{ fee: true, payment: true, online: 2, paid: 2 }, { fee: true }, { level: 2, fee: true }], TK: services(0, 3) });
    expect(await view(city, 'leader', 'SXD', 'THANH-TOAN')).toMatchObject({ register: { fraction: { numerator: 1, denominator: 2 }, uses: 2 }, gap: { missing: 0, orNew: null }, interim: null, others: [], forecastOn: null, cell: { status: 'met' } });
    expect(await view(city, 'leader', 'SXD', 'HOA-DON')).toMatchObject({ register: { fraction: { numerator: 0, denominator: 2 } }, gap: { missing: 1 } });
    expect(await view(city, 'leader', 'TK', 'THANH-TOAN')).toMatchObject({ register: { fraction: { numerator: 0, denominator: 0 } }, gap: null, proposedNotApplicable: true });
  });

  it('is for who may see the agency; what does not exist is not found; what does not bind says so', async () => {
    const city = await aCity(app);
    expect(await outcome(view(city, 'officer.SXD', 'TK'))).toBe('other_agency');
    expect(await outcome(view(city, 'head.TK', 'TK-2'))).toBe('ok');
    expect(await outcome(view(city, 'head.TK-1', 'TK'))).toBe('other_agency');
    expect(await outcome(view(city, 'leader', 'NOWHERE'))).toBe('not_found');
    expect(await outcome(view(city, 'leader', 'SXD', 'NOTHING'))).toBe('not_found');
    expect(await view(city, 'city_office', 'HHS')).toMatchObject({ cell: { status: 'not_applicable', numerator: null }, proposedNotApplicable: false, can: { exempt: { allowed: false, because: 'not_bound' } } });
    expect((await view(city, 'coordinator', 'SXD')).can).toEqual({ exempt: { allowed: false, because: 'wrong_role' }, urge: { allowed: true, because: null } });
  });
});

describe('POST /obligations/:agencyCode/:targetCode/exemption', () => {
  it('is the city office’s, with a reason and an end, and is shown and written down', async () => {
    const city = await aCity(app);
    for (const person of ['coordinator', 'leader', 'administrator', 'head.SXD'] as const) expect([person, await outcome(exempt(city, person, { exempt: true, reason: 'x' }))]).toEqual([person, 'wrong_role']);
    const after = await exempt(city, 'city_office', { exempt: true, reason: 'Không có thủ tục thu phí', until: '2019-09-20' });
    expect(after).toMatchObject({ cell: { status: 'not_applicable' }, exemption: { reason: 'Không có thủ tục thu phí', by: 'Người city_office', from: '2019-09-16', until: '2019-09-20' }, proposedNotApplicable: false });
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: 'nữa' }))).toBe('conflict');
    const trail = await app.sql(`select action, agency_id from audit_events where jurisdiction_id = $1 and action like 'obligation.%'`, [city.jurisdictionId]);
    expect(trail).toEqual([{ action: 'obligation.exempt', agency_id: city.agencies.SXD.id }]);
  });

  it('is not decided by the office for its own agency', async () => {
    const city = await aCity(app);
    await app.sql('update memberships set agency_id = $2 where jurisdiction_id = $1 and person_id = $3', [city.jurisdictionId, city.agencies.SXD.id, city.people.city_office.id]);
    expect((await view(city, 'city_office', 'SXD')).can.exempt).toEqual({ allowed: false, because: 'own_agency' });
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: 'x' }))).toBe('own_agency');
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: 'x' }, 'TK'))).toBe('ok');
  });

  it('ends with its last day, or when the office ends it', async () => {
    const city = await aCity(app);
    await exempt(city, 'city_office', { exempt: true, reason: 'tạm', until: '2019-09-20' });
    await app.setClock(city.jurisdictionId, '2019-09-20', 23);
    expect((await view(city, 'leader', 'SXD', 'THANH-TOAN')).cell.status).toBe('not_applicable');
    await app.setClock(city.jurisdictionId, '2019-09-21', 0);
    expect(await view(city, 'leader', 'SXD', 'THANH-TOAN')).toMatchObject({ cell: { status: 'not_reported' }, exemption: null });
    expect(await outcome(exempt(city, 'city_office', { exempt: false, reason: 'hết' }))).toBe('conflict');
    await exempt(city, 'city_office', { exempt: true, reason: 'lâu dài' });
    expect((await exempt(city, 'city_office', { exempt: false, reason: 'đã có thủ tục' })).cell.status).toBe('not_reported');
  });

  it('refuses an end that has passed, a reason that is empty and a pair that is not bound', async () => {
    const city = await aCity(app);
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: 'x', until: '2019-09-15' }))).toBe('invalid_input');
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: '' }))).toBe('invalid_input');
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: 'x' }, 'HHS'))).toBe('not_found');
    expect(await outcome(exempt(city, 'city_office', { exempt: true, reason: 'x' }, 'NOWHERE'))).toBe('not_found');
  });
});
