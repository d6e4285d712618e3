import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, type City } from '../../../test/city.js';
import { deskOf, outcome, type Desk } from '../../../test/reporting.js';

let app: TestApp;
let city: City;
let draft: Desk;
let sent: Desk;

beforeAll(async () => {
  app = await bootApp();
  city = await aCity(app, { SXD: [{ level: 4, online: 3 }] });
  draft = await deskOf(app, city, 'SXD');
  await draft.bring('draft');
  await (await draft.as('officer.SXD')).call(reports.attach, { params: { reportId: draft.reportId, itemCode: 'level4' }, file: new Blob(['%PDF-1.4']), fileName: 'a.pdf' });
  sent = await deskOf(app, city, 'TK-1');
  await sent.bring('in_review');
});
afterAll(() => app.close());

const at = (day: string, hour: number) => app.setClock(city.jurisdictionId, day, hour);
const code = (error: unknown): unknown => (error as { code?: unknown }).code;

describe('the lock of a period', () => {
  it('is not there in the last hour of its day', async () => {
    await at('2019-10-25', 23);
    expect(await outcome(draft.save('officer.SXD', 'results', { words: 'kịp' }))).toBe('ok');
    expect((await draft.get('officer.SXD')).status).toBe('draft');
  });

  it('stops every writing from 24:00 on and keeps the last state under it', async () => {
    await at('2019-10-26', 0);
    const view = await draft.get('officer.SXD');
    expect(view).toMatchObject({ status: 'locked', lockOn: '2019-10-25' });
    expect(new Set(Object.values(view.can).map(({ allowed }) => allowed))).toEqual(new Set([false]));
    expect(view.can.save).toEqual({ allowed: false, because: 'locked' });
    const officer = await draft.as('officer.SXD');
    const evidenceId = view.items.find((item) => item.code === 'level4')?.evidence[0]?.id ?? '';
    expect({
      save: await outcome(draft.save('officer.SXD', 'results', { words: 'muộn' })),
      submit: await outcome(draft.act('officer.SXD', 'submit')),
      attach: await outcome(officer.call(reports.attach, { params: { reportId: draft.reportId, itemCode: 'level4' }, file: new Blob(['%PDF-1.4']), fileName: 'b.pdf' })),
      detach: await outcome(officer.call(reports.detach, { params: { evidenceId }, body: { removed: true } })),
      decide: await outcome(sent.decide('coordinator', 'results', { decision: 'accepted' })),
      unchanged: await outcome((await sent.as('coordinator')).call(reports.acceptUnchanged, { params: { reportId: sent.reportId }, body: { version: 1 } })),
      accept: await outcome(sent.act('coordinator', 'accept')),
    }).toEqual({ save: 'locked', submit: 'locked', attach: 'locked', detach: 'locked', decide: 'locked', unchanged: 'locked', accept: 'locked' });
    // Who could not do it anyway is not told of the lock.
    expect(await outcome(draft.save('officer.TK', 'results', { words: 'x' }))).toBe('other_agency');
  });

  it.each([
    ['a report', `update reports set status = 'sent', version = version + 1 where id = $1`],
    ['its deletion', 'delete from reports where id = $1'],
    ['an item', `update report_items set words = 'x' where report_id = $1`],
    ['an item’s deletion', 'delete from report_items where report_id = $1'],
    ['a file', 'update evidence set removed_at = now() where report_id = $1'],
    ['a revision', `insert into revisions select jurisdiction_id, gen_random_uuid(), id, agency_id, 9, now(), (select id from people limit 1), 'BN', 'x', '{}' from reports where id = $1`],
  ])('holds against raw SQL: %s', async (_, statement) => {
    await at('2019-10-26', 0);
    const refusal = await app.sql(statement, [draft.reportId]).catch((error: unknown) => error);
    expect(code(refusal)).toBe('TD001');
  });

  it.each(['revisions', 'figures', 'offer_changes', 'audit_events'])('nobody empties %s, which only grows', async (table) => {
    const refusal = await app.sql(`truncate ${table} cascade`).catch((error: unknown) => error);
    expect(code(refusal)).toBe('23001');
  });

  it('holds an item that would be moved to a report which is still open', async () => {
    await at('2019-07-10', 8);
    const [old] = await app.sql<{ id: string }>('select id from reports where period_id = $1 limit 1', [city.periods.q2]);
    await app.sql(`insert into report_items (jurisdiction_id, report_id, code, words) values ($1, $2, 'results', 'đã nộp')`, [city.jurisdictionId, old?.id]);
    await at('2019-09-16', 8);
    const refusal = await app.sql(`update report_items set report_id = $1, code = 'moved' where report_id = $2`, [draft.reportId, old?.id]).catch((error: unknown) => error);
    expect(code(refusal)).toBe('TD001');
  });

  it.each([
    ['deleted', 'delete from offer_usage where period_id = $1'],
    ['moved to another period', 'update offer_usage set period_id = $2 where period_id = $1'],
  ])('usage of a locked period is not %s by raw SQL', async (_, statement) => {
    await at('2019-10-26', 0);
    const { q3, q2 } = city.periods;
    expect(await app.sql('select 1 from offer_usage where period_id = $1', [q3])).toHaveLength(1);
    const refusal = await app.sql(statement, statement.includes('$2') ? [q3, q2] : [q3]).catch((error: unknown) => error);
    expect(code(refusal)).toBe('TD001');
  });

  it.each([
    ['moved', `update periods set lock_at = lock_at + interval '1 year', lock_on = lock_on + 365 where id = $1`],
    ['taken away', 'delete from periods where id = $1'],
  ])('the lock that has come is not %s by raw SQL', async (_, statement) => {
    await at('2019-10-26', 0);
    const refusal = await app.sql(statement, [city.periods.q3]).catch((error: unknown) => error);
    expect(code(refusal)).toBe('TD001');
  });

  it('is told as locked when only the database noticed', async () => {
    await at('2019-10-25', 23);
    // The row says that its lock has come, the request's clock does not.
    await app.sql(`update reports set lock_at = '2019-10-25T16:30:00Z' where id = $1`, [draft.reportId]);
    await app.sql(`create or replace function product_now(jurisdiction integer) returns timestamptz language sql stable as $$ select '2019-10-26T00:00:00Z'::timestamptz $$`);
    await at('2019-10-25', 22);
    expect(await outcome(draft.save('officer.SXD', 'results', { words: 'giữa hai đồng hồ' }))).toBe('locked');
  });
});
