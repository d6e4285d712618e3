import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction } from '../../../test/factories.js';
import { enqueueTicks, schedule } from '../../schedule.js';
import { Contexts } from '../auth/contexts.js';
import { Transactions } from '../database/transactions.js';
import { enqueue } from './outbox.js';
import { slotOf } from './schedule.js';

let app: TestApp;
let jurisdictionId: number;

beforeAll(async () => {
  app = await bootApp();
  jurisdictionId = await app.inTx((tx) => aJurisdiction(tx));
});
afterAll(() => app.close());

const waiting = async () => (await app.sql<{ data: unknown }>(`select data from pgboss.job where name = 'tick' and state = 'created'`)).length;

describe('enqueue', () => {
  it('is part of the transaction', async () => {
    await expect(
      app.inTx(async (tx) => {
        await enqueue(tx, 'tick', { jurisdictionId });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await waiting()).toBe(0);
    await app.inTx((tx) => enqueue(tx, 'tick', { jurisdictionId }));
    expect(await waiting()).toBe(1);
    expect(await app.drainJobs(['tick'])).toBe(1);
  });

  it('of one key is one job, whoever asks and also when it was done', async () => {
    const ask = () => app.inTx((tx) => enqueue(tx, 'tick', { jurisdictionId }, { onceKey: 'the same' }));
    await Promise.all([ask(), ask(), ask()]);
    expect(await app.drainJobs(['tick'])).toBe(1);
    await ask();
    expect(await app.drainJobs(['tick'])).toBe(0);
  });

  it('waits for its time', async () => {
    await app.inTx((tx) => enqueue(tx, 'tick', { jurisdictionId }, { onceKey: 'later', startAfter: new Date(Date.now() + 3_600_000) }));
    expect(await app.drainJobs(['tick'])).toBe(0);
  });
});

describe('the schedule', () => {
  it('fires in every process and makes one job a jurisdiction and minute', async () => {
    const scope = { transactions: app.application.app.get(Transactions), contexts: app.application.app.get(Contexts) };
    const slot = slotOf(Date.UTC(2026, 10, 24, 8, 30, 0, 12));
    expect(slotOf(Date.UTC(2026, 10, 24, 8, 30, 0, 900))).toBe(slot);
    await Promise.all([enqueueTicks(scope, slot), enqueueTicks(scope, slot), schedule['tick']?.run(scope, slot)]);
    expect(await app.drainJobs(['tick'])).toBe(1);
  });

  it('sweeps', async () => {
    await app.sql(`insert into idempotency_keys (jurisdiction_id, person_id, key, endpoint, request_hash, status, created_at)
      values ($1, gen_random_uuid(), 'old', 'e', 'h', 200, now() - interval '8 days'), ($1, gen_random_uuid(), 'new', 'e', 'h', 200, now())`, [jurisdictionId]);
    const scope = { transactions: app.application.app.get(Transactions), contexts: app.application.app.get(Contexts) };
    await schedule['sweep']?.run(scope, 'a day');
    expect(await app.drainJobs(['sweep'])).toBe(1);
    expect(await app.sql('select key from idempotency_keys')).toEqual([{ key: 'new' }]);
  });
});

describe('running jobs', () => {
  it('are done by a process that works, and finished before it ends', async () => {
    const { application } = app;
    const { contexts } = { contexts: application.app.get(Contexts) };
    await app.inTx((tx) => enqueue(tx, 'tick', { jurisdictionId }, { onceKey: 'by a worker' }));
    await application.jobs.work({ contexts, get: application.app.get.bind(application.app) });
    const done = async (): Promise<boolean> => (await app.sql(`select 1 from pgboss.job where name = 'tick' and state in ('created', 'retry', 'active') and start_after <= now()`)).length === 0;
    const end = Date.now() + 15_000;
    while (!(await done()) && Date.now() < end) await new Promise((resume) => setImmediate(resume));
    expect(await done()).toBe(true);
  });
});
