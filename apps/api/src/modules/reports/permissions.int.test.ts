import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredReportStatus } from '@tiendo/domain/reports';
import { exports, home, matrix, reports, review } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, services, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome, WRITTEN, type ActName, type Desk } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

/** Everybody who could try, seen from ward TK-1 under district TK. */
const PEOPLE: CityPerson[] = [
  'officer.TK-1', 'head.TK-1', 'clerk.TK-1', 'officer.TK', 'head.TK', 'clerk.TK', 'officer.TK-2', 'head.HV', 'officer.SXD',
  'coordinator', 'city_office', 'leader', 'administrator',
];

/** What each of them may do to the ward's report in the state where it could be done. By hand; whoever is not named may not. */
const MAY: Record<ActName | 'save' | 'decide_item', { in: StoredReportStatus; who: CityPerson[] }> = {
  start: { in: 'not_started', who: ['officer.TK-1'] },
  save: { in: 'draft', who: ['officer.TK-1'] },
  submit: { in: 'draft', who: ['officer.TK-1'] },
  withdraw: { in: 'with_head', who: ['officer.TK-1'] },
  give_back: { in: 'with_head', who: ['head.TK-1'] },
  approve: { in: 'with_head', who: ['head.TK-1'] },
  recall: { in: 'sent', who: ['officer.TK-1', 'head.TK-1'] },
  dispatch: { in: 'sent', who: ['clerk.TK-1'] },
  open: { in: 'sent', who: ['officer.TK', 'head.TK', 'coordinator'] },
  decide_item: { in: 'in_review', who: ['officer.TK', 'head.TK', 'coordinator'] },
  return: { in: 'in_review', who: ['officer.TK', 'head.TK', 'coordinator'] },
  accept: { in: 'in_review', who: ['officer.TK', 'head.TK', 'coordinator'] },
};
/** Who may read the report at all: its own, the district above, the city. */
const READERS: CityPerson[] = ['officer.TK-1', 'head.TK-1', 'clerk.TK-1', 'officer.TK', 'head.TK', 'clerk.TK', 'coordinator', 'city_office', 'leader', 'administrator'];

async function attempt(desk: Desk, person: CityPerson, action: keyof typeof MAY, version: number): Promise<string> {
  const client = await desk.as(person);
  const params = { reportId: desk.reportId };
  if (action === 'save') return outcome(client.call(reports.saveItem, { params: { ...params, itemCode: 'results' }, body: { version: 1, words: 'x' } }));
  if (action === 'decide_item') return outcome(client.call(reports.decideItem, { params: { ...params, itemCode: 'results' }, body: { version: 1, decision: 'accepted' } }));
  return outcome(client.call(reports.act, { params, body: { action, version, reason: 'lý do', dispatchNumber: '1', dispatchedOn: '2019-09-16' } }));
}

describe('who may do what to a report', () => {
  it.each(Object.keys(MAY) as (keyof typeof MAY)[])('%s: exactly those whom the product names, all others 403', async (action) => {
    const desk = await deskOf(app, await aCity(app), 'TK-1');
    const { version } = await desk.bring(MAY[action].in);
    const offered: string[] = [];
    for (const person of READERS) if ((await desk.get(person)).can[action]?.allowed === true) offered.push(person);
    expect(offered.sort()).toEqual([...MAY[action].who].sort());

    const refusals = await Promise.all(PEOPLE.filter((person) => !MAY[action].who.includes(person)).map(async (person) => [person, await attempt(desk, person, action, version)] as const));
    for (const [person, code] of refusals) expect([person, code]).toEqual([person, expect.stringMatching(/^(wrong_role|other_agency|own_agency)$/)]);
    expect((await desk.get('officer.TK-1')).version).toBe(version);
  });

  it('says who checks it: the district of a ward, the coordinating department of others, the city office of that one', async () => {
    const city = await aCity(app);
    const issuer = async (agency: 'TK-1' | 'SXD' | 'STTTT', person: CityPerson) => (await (await deskOf(app, city, agency)).get(person)).issuer;
    const district = { nameVi: 'UBND quận Thanh Khê', nameEn: 'Agency TK' };
    expect(await issuer('TK-1', 'officer.TK-1')).toEqual({ symbol: null, parent: district, reviewer: district });
    expect(await issuer('SXD', 'officer.SXD')).toEqual({ symbol: null, parent: null, reviewer: { nameVi: 'Sở Thông tin và Truyền thông', nameEn: 'Agency STTTT' } });
    expect((await issuer('STTTT', 'officer.STTTT')).reviewer).toEqual({ nameVi: 'Cơ quan VPUB', nameEn: 'Agency VPUB' });
  });

  it('lets nobody decide on their own agency’s report: the city office looks at the coordinator’s', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'STTTT', 'city_office');
    const { version } = await desk.bring('sent');
    expect(await attempt(desk, 'coordinator', 'open', version)).toBe('own_agency');
    expect((await desk.get('coordinator')).can.open).toEqual({ allowed: false, because: 'own_agency' });
    expect(await desk.act('city_office', 'open')).toMatchObject({ status: 'in_review' });
  });

  it('shows a report to its own people, the district above and the city', async () => {
    const desk = await deskOf(app, await aCity(app), 'TK-1');
    const seen = await Promise.all(PEOPLE.map(async (person) => [person, await outcome(desk.get(person))]));
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(PEOPLE.map((person) => [person, READERS.includes(person) ? 'ok' : 'other_agency'])));
  });

  it('lists the reports in sight and no other', async () => {
    const city = await aCity(app);
    const listed = async (person: CityPerson, query = {}) => {
      const { items } = await (await app.asPerson(city.people[person])).call(reports.list, { query: { period: '2019-Q3', ...query } });
      return items.map(({ agency }) => agency.code);
    };
    expect(await listed('head.TK-1')).toEqual(['TK-1']);
    expect(await listed('clerk.TK')).toEqual(['TK', 'TK-1', 'TK-2']);
    expect(await listed('leader')).toEqual(['STTTT', 'SXD', 'CT', 'TK', 'HV', 'TK-1', 'TK-2', 'HV-1']);
    expect(await listed('officer.SXD', { agency: 'TK-1' })).toEqual([]);
  });
});

describe('a draft', () => {
  const SECRET = 'bí mật chưa gửi';

  async function everythingThat(person: CityPerson, desk: Desk): Promise<string> {
    const client = await desk.as(person);
    const params = { reportId: desk.reportId };
    const json = await Promise.all([
      client.call(reports.get, { params }),
      client.call(reports.list, { query: {} }),
      client.call(matrix.get, { query: EVERYTHING }),
      client.call(matrix.summary, { query: EVERYTHING }),
      client.call(matrix.obligation, { params: { agencyCode: 'TK-1', targetCode: 'DVC-MUC-4' } }),
      client.call(home.get, {}),
      person === 'head.TK' ? client.call(review.desk, { query: {} }) : client.call(review.queue, { query: {} }),
    ]);
    const files = await Promise.all((['csv', 'json'] as const).map((format) => client.call(exports.review, { query: { ...EVERYTHING, format } })));
    return JSON.stringify(json) + (await Promise.all(files.map(({ blob }) => blob.text()))).join('');
  }

  it('is seen by nobody outside its agency, neither before the first sending nor while it is mended', async () => {
    const city = await aCity(app, { 'TK-1': services(2, 3) });
    const desk = await deskOf(app, city, 'TK-1', 'head.TK');
    await desk.bring('draft');
    await desk.save('officer.TK-1', 'results', { words: SECRET });
    for (const person of ['head.TK', 'coordinator'] as const) {
      expect(await everythingThat(person, desk)).not.toContain(SECRET);
      expect(await desk.get(person)).toMatchObject({ status: 'draft', isDraftShown: false, items: [], checks: [], receipts: [], savedAt: null });
      const ledger = (await desk.as(person)).call(reports.ledger, { params: { reportId: desk.reportId, itemCode: 'level4' } });
      await expect(ledger).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await desk.get('clerk.TK-1')).toMatchObject({ isDraftShown: true });

    await desk.save('officer.TK-1', 'results', WRITTEN.results ?? {});
    await desk.act('officer.TK-1', 'submit');
    expect((await desk.get('head.TK')).items).toEqual([]);
    await desk.act('head.TK-1', 'approve');
    await desk.act('head.TK', 'open');
    await desk.decide('head.TK', 'results', { decision: 'returned', reason: 'Nêu rõ' });
    await desk.act('head.TK', 'return');
    await desk.save('officer.TK-1', 'results', { words: SECRET });
    expect(await everythingThat('head.TK', desk)).not.toContain(SECRET);
    const seen = (await desk.get('head.TK')).items.find(({ code }) => code === 'results');
    expect(seen?.now.words).toBe(WRITTEN.results?.words);
    expect((await desk.get('officer.TK-1')).items.find(({ code }) => code === 'results')).toMatchObject({ now: { words: SECRET }, before: { words: WRITTEN.results?.words }, changed: true });
  });

  it('keeps a reviewer’s decision to the reviewers until the report comes back', async () => {
    const desk = await deskOf(app, await aCity(app), 'TK-1', 'head.TK');
    await desk.bring('in_review');
    await desk.decide('head.TK', 'results', { decision: 'returned', reason: 'Còn cân nhắc' });
    await desk.decide('head.TK', 'difficulties', { decision: 'accepted' });
    const item = async (person: CityPerson, wanted = 'results') => (await desk.get(person)).items.find(({ code }) => code === wanted);
    expect(await item('coordinator', 'difficulties')).toMatchObject({ state: 'accepted' });
    for (const person of ['officer.TK-1', 'head.TK-1', 'clerk.TK-1', 'leader'] as const) {
      expect([person, new Set((await desk.get(person)).items.map(({ state }) => state))]).toEqual([person, new Set(['open'])]);
    }
    expect(await item('coordinator')).toMatchObject({ state: 'returned', returnReason: 'Còn cân nhắc' });
    expect(await item('officer.TK-1')).toMatchObject({ state: 'open', returnReason: null });
    await desk.act('head.TK', 'return');
    expect(await item('officer.TK-1')).toMatchObject({ state: 'returned', returnReason: 'Còn cân nhắc' });
    expect(await item('officer.TK-1', 'difficulties')).toMatchObject({ state: 'accepted' });
  });
});
