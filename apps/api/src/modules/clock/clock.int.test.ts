import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { plainDate } from '@tiendo/domain/calendar';
import { session } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';
import { addCalendarDays } from '../periods/public.js';

let app: TestApp;
let jurisdictionId: number;
let administrator: TestPerson;
let client: Client;

beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  administrator = await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    return aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }] });
  });
  await app.setClock(jurisdictionId, '2019-09-16', 10);
  client = await app.asPerson(administrator);
});

const today = async () => (await client.call(session.me, {})).clock.today;

describe('POST /clock/advance', () => {
  it('goes forward by days, ticks on, and starts a tick of its own', async () => {
    const clock = await client.call(session.advanceClock, { body: { days: 1 } });
    expect(clock).toMatchObject({ today: '2019-09-17', demonstration: true });
    expect(clock.now).toMatch(/^2019-09-17T03:00:/);
    expect(await today()).toBe('2019-09-17');
    const jobs = await app.sql<{ data: unknown }>(`select data from pgboss.job where name = 'tick' and data = jsonb_build_object('jurisdictionId', $1::int)`, [jurisdictionId]);
    expect(jobs).toHaveLength(1);
    const trail = await app.sql(`select before, after, person_id, role from audit_events where action = 'clock.advance' and jurisdiction_id = $1`, [jurisdictionId]);
    expect(trail).toEqual([{ before: { today: '2019-09-16' }, after: { today: '2019-09-17' }, person_id: administrator.id, role: 'administrator' }]);
  });

  it('goes to the opening hour of a day', async () => {
    const clock = await client.call(session.advanceClock, { body: { to: '2019-11-01' } });
    expect(clock.now).toMatch(/^2019-11-01T01:00:0/);
  });

  it.each(['2019-09-16', '2019-09-15', '2018-01-01'])('never goes back (%s)', async (to) => {
    await expect(client.call(session.advanceClock, { body: { to } })).rejects.toMatchObject({ code: 'not_forward' });
    expect(await today()).toBe('2019-09-16');
  });

  it.each(['2020-09-17', '2021-01-01', '9999-12-31'])('goes a year ahead at once and no further (%s)', async (to) => {
    await expect(client.call(session.advanceClock, { body: { to } })).rejects.toMatchObject({ code: 'too_far_forward', problem: { status: 409, title: 'Đồng hồ minh hoạ không đi xa đến ngày này.', detail: 'not after 2020-09-16' } });
    expect(await today()).toBe('2019-09-16');
    expect((await client.call(session.advanceClock, { body: { days: 366 } })).today).toBe('2020-09-16');
  });

  it('stops at the end of the last year whose days off are known', async () => {
    await app.run(jurisdictionId, (ctx) => addCalendarDays(ctx, [{ date: plainDate('2019-09-02'), kind: 'holiday', name: 'Quốc khánh', source: 'thử' }]));
    for (const body of [{ to: '2020-01-01' }, { days: 107 }]) {
      await expect(client.call(session.advanceClock, { body })).rejects.toMatchObject({ code: 'too_far_forward', problem: { detail: 'not after 2019-12-31' } });
    }
    expect((await client.call(session.advanceClock, { body: { to: '2019-12-31' } })).today).toBe('2019-12-31');
  });

  it('moves once when two press for the same day at once', async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => client.call(session.advanceClock, { body: { to: '2019-09-19' } })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await today()).toBe('2019-09-19');
  });

  it('moves by both when two press for a day each', async () => {
    await Promise.all([1, 2].map(() => client.call(session.advanceClock, { body: { days: 1 } })));
    expect(await today()).toBe('2019-09-18');
  });

  it.each([{}, { days: 1, to: '2019-09-20' }, { days: 0 }, { to: '2019-02-30' }, { to: '0000-01-01' }])('wants exactly one of days and day (%p)', async (body) => {
    await expect(client.call(session.advanceClock, { body })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is for administrators', async () => {
    const leader = await app.inTx((tx) => aPerson(tx, jurisdictionId, { roles: [{ role: 'leader' }] }));
    await expect((await app.asPerson(leader)).call(session.advanceClock, { body: { days: 1 } })).rejects.toMatchObject({ code: 'wrong_role' });
  });

  it('is of the demonstration alone', async () => {
    await app.sql('update installation set demo = false');
    await expect(client.call(session.advanceClock, { body: { days: 1 } })).rejects.toMatchObject({ code: 'not_demonstration' });
    await app.sql('update installation set demo = true');
  });
});
