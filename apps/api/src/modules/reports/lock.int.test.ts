import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { register, reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, type City, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome, type Desk } from '../../../test/reporting.js';

let app: TestApp;
let city: City;
let draft: Desk;
let sent: Desk;

beforeAll(async () => {
  app = await bootApp();
  const half = [{ level: 4 }, { level: 3 }] as const;
  city = await aCity(app, { SXD: [{ level: 4, online: 3 }], CT: half, HV: half, TK: half, 'TK-2': half });
  draft = await deskOf(app, city, 'SXD');
  await draft.bring('draft');
  await (await draft.as('officer.SXD')).call(reports.attach, { params: { reportId: draft.reportId, itemCode: 'level4' }, file: new Blob(['%PDF-1.4']), fileName: 'a.pdf' });
  sent = await deskOf(app, city, 'TK-1');
  await sent.bring('in_review');
});
afterAll(() => app.close());

/** Tables of what only grows. */
const GROWING = ['revisions', 'figures', 'offer_changes', 'audit_events'];

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

  it('shows what was fixed and follows the register no more, which is corrected for the past', async () => {
    // One report went to the head and never came back, one was given back, one was sent, returned and recalled no more.
    await at('2019-09-18', 8);
    const [never, withHead, givenBack, returned] = await Promise.all((['CT', 'HV', 'TK', 'TK-2'] as const).map((agency) => deskOf(app, city, agency)));
    if (never === undefined || withHead === undefined || givenBack === undefined || returned === undefined) throw new Error('four desks');
    await never.bring('draft');
    await withHead.bring('with_head');
    await givenBack.bring('with_head');
    await givenBack.act('head.TK', 'give_back', { reason: 'Bổ sung số liệu' });
    await returned.bring('returned');
    await at('2019-11-01', 8);
    const figure = async (desk: Desk, officer: CityPerson) => {
      const { figures, figuresOn, items } = await desk.get(officer);
      const { numerator, denominator } = items.find(({ code: item }) => item === 'level4')?.now ?? {};
      return { figures, figuresOn, numerator, denominator };
    };
    const ledger = async (desk: Desk, officer: CityPerson) => (await desk.as(officer)).call(reports.ledger, { params: { reportId: desk.reportId, itemCode: 'level4' } });
    const all = async () => [await figure(never, 'officer.CT'), await figure(withHead, 'officer.HV'), await figure(givenBack, 'officer.TK'), await figure(returned, 'officer.TK-2')];
    const before = await all();
    expect(before).toEqual([
      { figures: 'none', figuresOn: '2019-09-14', numerator: null, denominator: null },
      { figures: 'fixed', figuresOn: '2019-09-14', numerator: 1, denominator: 2 },
      { figures: 'none', figuresOn: '2019-09-14', numerator: null, denominator: null },
      { figures: 'fixed', figuresOn: '2019-09-14', numerator: 1, denominator: 2 },
    ]);
    for (const agency of ['CT', 'HV', 'TK', 'TK-2'] as const) {
      const officer = await app.asPerson(city.people[`officer.${agency}`]);
      const { offers } = await officer.call(register.get, { params: { agencyCode: agency } });
      const low = offers.find(({ level }) => level === 3);
      await officer.call(register.edit, { params: { offerId: low?.id ?? '' }, body: { version: low?.version ?? 0, level: 4, level4On: '2019-09-01' } });
    }
    expect(await all()).toEqual(before);
    expect(await outcome(ledger(never, 'officer.CT'))).toBe('not_found');
    expect(await outcome(ledger(givenBack, 'officer.TK'))).toBe('not_found');
    expect(await ledger(withHead, 'officer.HV')).toMatchObject({ fraction: { numerator: 1, denominator: 2 }, frozen: true });
    expect(await ledger(returned, 'officer.TK-2')).toMatchObject({ fraction: { numerator: 1, denominator: 2 }, frozen: true });
    // A report in which nobody ever wrote has none either.
    const untouched = await deskOf(app, city, 'HV-1');
    expect(await figure(untouched, 'officer.HV-1')).toMatchObject({ figures: 'none', numerator: null });
  });

  it.each([...GROWING, 'evidence', 'report_items', 'report_items, evidence', 'offer_usage', 'reports', 'periods', 'period_deadlines'])('nobody empties %s', async (table) => {
    const refusal = await app.sql(`truncate ${table} cascade`).catch((error: unknown) => error);
    expect(code(refusal)).toBe('23001');
  });

  it('holds an item that would be moved to a report which is still open', async () => {
    await at('2019-07-10', 8);
    const [old] = await app.sql<{ id: string }>('select id from reports where period_id = $1 limit 1', [city.periods.q2]);
    await app.sql(`insert into report_items (jurisdiction_id, report_id, agency_id, code, words) select $1, id, agency_id, 'results', 'đã nộp' from reports where id = $2`, [city.jurisdictionId, old?.id]);
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
    ['undone by a later deadline', `update period_deadlines set due_on = due_on + 30, due_at = due_at + interval '30 days' where period_id = $1`],
    ['undone by no deadline', 'delete from period_deadlines where period_id = $1'],
  ])('the lock that has come is not %s by raw SQL', async (_, statement) => {
    await at('2019-10-26', 0);
    const refusal = await app.sql(statement, [city.periods.q3]).catch((error: unknown) => error);
    expect(code(refusal)).toBe('TD001');
  });

  it('lets nobody move a deadline of an open period into a locked one', async () => {
    await at('2019-09-16', 8);
    const refusal = await app.sql(`update period_deadlines set period_id = $2 where period_id = $1 and tier = 'city'`, [city.periods.q3, city.periods.q2]).catch((error: unknown) => error);
    expect(code(refusal)).toBe('TD001');
  });

  it.each([
    ['set back', 'update demonstration_clock set offset_ms = offset_ms - 1'],
    ['given to another place', 'update demonstration_clock set jurisdiction_id = jurisdiction_id + 1000000'],
    ['taken away', 'delete from demonstration_clock'],
    ['emptied', 'truncate demonstration_clock'],
  ])('is not undone by a clock that is %s', async (_, statement) => {
    // The template of these tests lets them go back in time; a real database does not.
    await app.sql('alter table demonstration_clock enable trigger demonstration_clock_forward');
    try {
      const refusal = await app.sql(statement).catch((error: unknown) => error);
      expect(code(refusal)).toBe('23001');
      await app.sql('update demonstration_clock set offset_ms = offset_ms + 1');
    } finally {
      await app.sql('alter table demonstration_clock disable trigger demonstration_clock_forward');
    }
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
