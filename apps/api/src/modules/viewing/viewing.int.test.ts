import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClient, type Client } from '@tiendo/client';
import { home, matrix, reminders, reports, session, viewing } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, type City, type CityPerson } from '../../../test/city.js';
import { aPerson } from '../../../test/factories.js';
import { deskOf, outcome } from '../../../test/reporting.js';
import { Contexts } from '../../platform/auth/contexts.js';
import { endViewings } from './public.js';

jest.setTimeout(120_000);
let app: TestApp;
let city: City;

beforeAll(async () => {
  app = await bootApp();
  city = await aCity(app, { SXD: [{ level: 4 }] });
});
afterAll(() => app.close());

const start = (client: Client, person: CityPerson, reason = 'Hỗ trợ nhập số liệu') => client.call(viewing.start, { params: { personId: city.people[person].id }, body: { reason } });
const trail = (person: CityPerson) =>
  app.sql<{ action: string; person_id: string | null; viewed_as: string | null; page: string | null }>(
    `select action, person_id, viewed_as, after->>'page' as page from audit_events where subject_kind = 'person' and subject_id = $1 and action like 'person.%view%' order by seq`,
    [city.people[person].id],
  );
const nameOf = async (person: CityPerson) => (await app.sql<{ name: string }>('select name from people where id = $1', [city.people[person].id]))[0]?.name;

describe('looking through somebody’s eyes', () => {
  it('shows what the person sees, reading only, and ends when one wants', async () => {
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('draft');
    const { id: evidenceId } = await (await desk.as('officer.SXD')).call(reports.attach, { params: { reportId: desk.reportId, itemCode: 'results' }, file: new Blob(['%PDF-1.7 x']), fileName: 'a.pdf' });
    const admin = await app.asPerson(city.people.administrator);
    await start(admin, 'officer.SXD');
    const me = await admin.call(session.me, {});
    expect(me.person.id).toBe(city.people['officer.SXD'].id);
    expect(me.viewedBy).toEqual({ name: await nameOf('administrator'), until: expect.any(String) });
    expect(me.can.viewAs).toEqual({ allowed: false, because: 'view_only' });
    expect(me.navigation).not.toContain('audit');
    await admin.call(home.get, {});
    expect(await admin.call(matrix.get, { query: EVERYTHING })).toBeTruthy();
    const report = await admin.call(reports.get, { params: { reportId: desk.reportId } });
    expect(report.isDraftShown).toBe(true);

    const refused: Promise<unknown>[] = [
      admin.call(reports.saveItem, { params: { reportId: desk.reportId, itemCode: 'results' }, body: { version: 1, words: 'x' } }),
      admin.call(reports.act, { params: { reportId: desk.reportId }, body: { action: 'submit', version: report.version } }),
      admin.call(reports.attach, { params: { reportId: desk.reportId, itemCode: 'results' }, file: new Blob(['%PDF-1.7 y']), fileName: 'b.pdf' }),
      admin.call(reports.evidenceFile, { params: { evidenceId } }),
      admin.call(reminders.mail, { params: { mailId: evidenceId } }),
      admin.call(reminders.mailbox, { query: {} }),
      admin.call(session.setLocale, { body: { locale: 'en' } }),
      admin.call(viewing.mine, {}),
      start(admin, 'head.SXD'),
    ];
    expect(await Promise.all(refused.map(outcome))).toEqual(refused.map(() => 'view_only'));

    await admin.call(viewing.end, {});
    await admin.call(viewing.end, {});
    expect((await admin.call(session.me, {})).person.id).toBe(city.people.administrator.id);
    const rows = await trail('officer.SXD');
    const by = { person_id: city.people.administrator.id };
    expect(rows[0]).toMatchObject({ action: 'person.view_as', ...by, viewed_as: null });
    expect(rows.at(-1)).toMatchObject({ action: 'person.end_view', ...by, viewed_as: city.people['officer.SXD'].id });
    const pages = rows.slice(1, -1);
    expect(pages.every((row) => row.action === 'person.view_page' && row.person_id === by.person_id && row.viewed_as === city.people['officer.SXD'].id)).toBe(true);
    expect(pages.map(({ page }) => page)).toEqual(['/api/me', '/api/home', '/api/matrix', `/api/reports/${desk.reportId}`]);
  });

  it('is told to the person, by mail and in their list', async () => {
    const [mail] = await app.sql<{ subject: string; body_text: string }>(`select subject, body_text from mails where person_id = $1 and kind = 'viewed'`, [city.people['officer.SXD'].id]);
    expect(mail?.subject).toContain(await nameOf('administrator'));
    expect(mail?.body_text).toContain('Hỗ trợ nhập số liệu');
    const { items } = await (await app.asPerson(city.people['officer.SXD'])).call(viewing.mine, {});
    expect(items).toEqual([{ id: expect.any(String), by: await nameOf('administrator'), reason: 'Hỗ trợ nhập số liệu', startedAt: expect.any(String), endedAt: expect.any(String), pages: 4 }]);
    expect((await (await app.asPerson(city.people['head.SXD'])).call(viewing.mine, {})).items).toEqual([]);
  });

  it('is of one session only', async () => {
    const [one, other] = [await app.asPerson(city.people.administrator), await app.asPerson(city.people.administrator)];
    await start(one, 'leader');
    expect((await other.call(session.me, {})).person.id).toBe(city.people.administrator.id);
    expect((await one.call(session.me, {})).person.id).toBe(city.people.leader.id);
    await one.call(viewing.end, {});
  });

  it('ends with the role that gives it', async () => {
    const admin = await app.asPerson(city.people.administrator);
    await start(admin, 'officer.SXD');
    await app.sql(`update memberships set valid_to = '2019-09-16' where person_id = $1`, [city.people.administrator.id]);
    expect(await Promise.all([admin.call(session.me, {}), admin.call(home.get, {})].map(outcome))).toEqual(['not_signed_in', 'not_signed_in']);
    await app.sql('update memberships set valid_to = null where person_id = $1', [city.people.administrator.id]);
    await admin.call(viewing.end, {});
  });

  it('ends by itself after 30 minutes, or with the session, and that is written down', async () => {
    const cookie = await app.cookieOf(city.people.administrator);
    const admin = createClient({ baseUrl: app.url, headers: { cookie } });
    const tick = () => endViewings(app.application.app.get(Contexts), city.jurisdictionId);
    await start(admin, 'head.SXD');
    await tick();
    expect((await trail('head.SXD')).map(({ action }) => action)).toEqual(['person.view_as']);
    await app.inTx(async (tx) => {
      await tx.query('set local session_replication_role = replica');
      await tx.query(`update viewings set started_at = started_at - interval '31 minutes', ends_at = ends_at - interval '31 minutes' where ended_at is null`);
    });
    expect((await admin.call(session.me, {})).person.id).toBe(city.people.administrator.id);
    await tick();
    await tick();
    expect((await trail('head.SXD')).map(({ action }) => action)).toEqual(['person.view_as', 'person.end_view']);
    await start(admin, 'clerk.SXD');
    await app.sql('delete from auth."session" where "userId" = $1', [city.people.administrator.authUserId]);
    await tick();
    expect((await trail('clerk.SXD')).map(({ action }) => action)).toEqual(['person.view_as', 'person.end_view']);
  });

  it('is not for everybody, nor through anybody', async () => {
    const admin = await app.asPerson(city.people.administrator);
    expect(await outcome(start(admin, 'administrator'))).toBe('not_viewable');
    const [second, nobody] = await app.inTx(async (tx) => [await aPerson(tx, city.jurisdictionId, { roles: [{ role: 'administrator', agencyId: null }] }), await aPerson(tx, city.jurisdictionId)] as const);
    for (const { id } of [second, nobody]) expect(await outcome(admin.call(viewing.start, { params: { personId: id }, body: { reason: 'xem thử' } }))).toBe('not_viewable');
    expect(await outcome(admin.call(viewing.start, { params: { personId: '00000000-0000-4000-8000-000000000000' }, body: { reason: 'xem thử' } }))).toBe('not_found');
    expect(await outcome(start(admin, 'leader', '  x '))).toBe('invalid_input');
    for (const person of ['coordinator', 'city_office', 'leader', 'head.SXD'] as const) expect(await outcome(start(await app.asPerson(city.people[person]), 'officer.SXD'))).toBe('wrong_role');
  });
});
