import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { home, matrix, reminders, review } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, services, type City } from '../../../test/city.js';
import { deskOf, WRITTEN, type Desk } from '../../../test/reporting.js';
import { runReminderTick } from '../reminders/public.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const tickOn = async ({ jurisdictionId }: City, day: string) => {
  await app.setClock(jurisdictionId, day, 8);
  return app.run(jurisdictionId, (ctx) => runReminderTick(ctx, app.config.publicUrl));
};
const told = ({ jurisdictionId }: City, desk: Desk) =>
  app.sql<{ tell_on: string }>(`select distinct tell_on from reminders where jurisdiction_id = $1 and subject_id = $2 and subject = 'report' and state = 'told' order by 1`, [jurisdictionId, desk.reportId]);

describe('a recalled report', () => {
  it('owes again, is silent past its due day, is reminded of and can be urged, and stays unsent at the lock', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    const before = async () => (await (await app.asPerson(city.people.leader)).call(matrix.summary, { query: { ...EVERYTHING } })).notReported;
    await tickOn(city, '2019-09-16');
    await desk.bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-19');
    const whileSent = await before();
    await app.setClock(city.jurisdictionId, '2019-09-16', 10);
    await desk.act('head.SXD', 'recall');
    await tickOn(city, '2019-09-19');
    expect(await desk.get('officer.SXD')).toMatchObject({ status: 'draft', lateDays: 1, firstSentAt: null });
    expect(await before()).toBe(whileSent + 1);
    expect((await told(city, desk)).map(({ tell_on: on }) => on)).toContain('2019-09-19');
    const { city: cityPart } = await (await app.asPerson(city.people.leader)).call(home.get, {});
    expect(cityPart?.attention).toContainEqual(expect.objectContaining({ agency: expect.objectContaining({ code: 'SXD' }), because: 'report_late' }));
    const urged = await (await app.asPerson(city.people.city_office)).call(reminders.urge, { body: { agencyCodes: ['SXD'] } });
    expect(urged.urged.map(({ code }) => code)).toEqual(['SXD']);
    await app.setClock(city.jurisdictionId, '2019-10-26');
    expect(await desk.get('coordinator')).toMatchObject({ status: 'locked', firstSentAt: null, sentAt: null, revision: 0, items: [] });
    const { rows } = await (await app.asPerson(city.people.leader)).call(matrix.get, { query: { ...EVERYTHING, period: '2019-Q3' } });
    expect(rows.find(({ agency }) => agency.code === 'SXD')?.report).toMatchObject({ status: 'locked' });
    const sent = await app.sql('select 1 from reports where id = $1 and first_sent_at is not null', [desk.reportId]);
    expect(sent).toEqual([]);
  });

  it('in a later round owes its return by the same day, with what was returned, and keeps its first sending', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    const back = await desk.bring('returned');
    await desk.save('officer.SXD', 'results', { words: 'Thêm 4 dịch vụ' });
    await desk.act('officer.SXD', 'submit');
    await desk.act('head.SXD', 'approve');
    const recalled = await desk.act('head.SXD', 'recall');
    expect(recalled).toMatchObject({ status: 'draft', round: 2, revision: 1, returnDueOn: '2019-09-18', firstSentAt: back.firstSentAt, sentAt: back.sentAt });
    expect(recalled.items.find(({ code }) => code === 'results')).toMatchObject({ state: 'returned', returnReason: 'Nêu rõ số dịch vụ mới', now: { words: 'Thêm 4 dịch vụ' } });
    // Others see again what the reviewer returned.
    expect((await desk.get('coordinator')).items.find(({ code }) => code === 'results')?.now.words).toBe(WRITTEN.results?.words);
    const { agency } = await (await desk.as('officer.SXD')).call(home.get, {});
    expect(agency?.returned).toMatchObject([{ returnDueOn: '2019-09-18', items: [{ code: 'results' }] }]);
    await tickOn(city, '2019-09-17');
    await tickOn(city, '2019-09-18');
    expect((await told(city, desk)).map(({ tell_on: on }) => on)).toEqual(['2019-09-18']);
    await desk.act('officer.SXD', 'submit');
    expect(await desk.act('head.SXD', 'approve')).toMatchObject({ status: 'sent', revision: 3, round: 2, lateDays: 0, returnDueOn: null });
    const { items } = await (await desk.as('coordinator')).call(review.queue, { query: {} });
    expect(items).toMatchObject([{ agency: { code: 'SXD' }, round: 2 }]);
  });
});
