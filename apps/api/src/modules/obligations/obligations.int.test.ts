import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '@tiendo/domain/calendar';
import { matrix } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestPerson } from '../../../test/factories.js';
import { dayNumber, seeded } from '../../../test/oracle-days.js';
import { oracleVerdict, type OracleFigure, type OracleRows, type OracleVerdict } from '../../../test/obligation-oracle.js';
import { anOrder, somePeriods, type TestPeriods } from '../../../test/order.js';
import type { NewTarget } from '../targets/public.js';
import { bindTarget, endExemption, exempt, recomputeObligations, runStatusTick, statusTick } from './public.js';
import { Contexts } from '../../platform/auth/contexts.js';

const day = plainDate;
const TARGETS: readonly Partial<NewTarget>[] = [
  { code: 'RATIO', dueOn: day('2019-10-31') },
  { code: 'OLD', startsOn: day('2018-10-01'), dueOn: day('2019-06-30'), threshold: { numerator: 25, denominator: 100 } },
  { code: 'LENIENT', indicator: { kind: 'adoption', function: 'payment', reading: 'lenient' }, threshold: { numerator: 1, denominator: 1 } },
  { code: 'MIDDLE', indicator: { kind: 'adoption', function: 'payment', reading: 'middle' }, threshold: { numerator: 1, denominator: 1 }, dueOn: day('2019-09-30') },
  { code: 'STRICT', indicator: { kind: 'adoption', function: 'receipt', reading: 'strict' }, threshold: { numerator: 1, denominator: 1 } },
];
const DAYS = ['2019-09-16', '2019-09-17', '2019-09-19', '2019-10-01', '2019-10-17', '2019-10-31', '2019-11-01', '2019-12-20'] as const;

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

interface Place {
  readonly jurisdictionId: number;
  readonly agencyIds: readonly string[];
  readonly targetIds: ReadonlyMap<string, string>;
  readonly periods: TestPeriods;
}

/** A province with agencies that the five targets bind, at 08:00 on 16 September 2019. */
async function aPlace(agencies: number): Promise<Place> {
  const [jurisdictionId, agencyIds] = await app.inTx(async (tx) => {
    const id = await aJurisdiction(tx);
    const ids: string[] = [];
    for (let index = 0; index < agencies; index += 1) ids.push((await anAgency(tx, id)).id);
    return [id, ids] as const;
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  return app.run(jurisdictionId, async (ctx) => {
    const periods = await somePeriods(ctx);
    const { targets } = await anOrder(ctx, TARGETS);
    for (const targetId of targets.values()) await bindTarget(ctx, targetId, agencyIds.map((agencyId) => ({ agencyId, asked: false })));
    return { jurisdictionId, agencyIds, targetIds: targets, periods };
  });
}

/** Figures, exemptions, reports and baselines at random, all of them known by 16 September. */
async function scatter({ jurisdictionId, agencyIds, targetIds, periods }: Place, seed: number): Promise<void> {
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const decider = await app.inTx((tx) => aPerson(tx, jurisdictionId));
  for (const agencyId of agencyIds) {
    for (const [periodId, dueOn] of [[periods.q2, '2019-06-18'], [periods.q3, one(['2019-09-16', '2019-09-18'])]] as const) {
      if (random() < 0.15) continue;
      const sent = random() < 0.6;
      const dueAt = Date.parse(`${dueOn}T17:00:00Z`);
      await app.sql(
        `insert into reports (jurisdiction_id, id, period_id, agency_id, status, due_on, due_at, lock_at, first_sent_at, sent_at, sent_revision)
         values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz + interval '60 days', $8, $8, $9)`,
        [jurisdictionId, randomUUID(), periodId, agencyId, sent ? 'sent' : 'not_started', dueOn, new Date(dueAt), sent ? new Date(dueAt - 3_600_000) : null, sent ? 1 : 0],
      );
    }
    for (const targetId of targetIds.values()) {
      for (let count = below(5); count > 0; count -= 1) {
        const denominator = one([0, 1, 5, 50, 250]);
        const numerator = one([0, denominator, below(denominator + 1), Math.floor(denominator * 0.4), Math.ceil(denominator * 0.4)]);
        const heldOn = one(['2019-06-14', '2019-06-30', '2019-07-01', '2019-09-14', '2019-09-15']);
        await app.sql(
          `insert into figures (jurisdiction_id, id, target_id, agency_id, held_on, recorded_at, provenance, definition, numerator, denominator, uses, reached_on)
           values ($1, $2, $3, $4, $5, $6, $7, 'test', $8, $9, $10, $11)`,
          [jurisdictionId, randomUUID(), targetId, agencyId, heldOn, new Date(Date.parse('2019-09-15T01:00:00Z') + below(3) * 1000), one(['computed', 'declared', 'certified']), numerator, denominator, one([null, 0, 3]), one([null, null, heldOn, '2019-06-20'])],
        );
      }
      if (random() < 0.15) {
        await app.sql(
          `insert into exemptions (jurisdiction_id, id, target_id, agency_id, reason, decided_by, decided_at, valid_from, valid_to) values ($1, $2, $3, $4, 'test', $5, now(), $6, $7)`,
          [jurisdictionId, randomUUID(), targetId, agencyId, decider.id, '2019-09-01', one([null, '2019-09-16', '2019-10-01', '2019-12-01'])],
        );
      }
      if (random() < 0.5) {
        await app.sql('update obligations set baseline_numerator = $4, baseline_denominator = 50 where jurisdiction_id = $1 and agency_id = $2 and target_id = $3', [jurisdictionId, agencyId, targetId, below(30)]);
      }
    }
  }
}

type Stored = OracleVerdict & { agencyId: string; targetId: string; baseline: OracleRows['baseline'] };

function stored({ jurisdictionId }: Place): Promise<Stored[]> {
  return app.sql<Stored>(
    `select agency_id as "agencyId", target_id as "targetId", status, self_declared as "selfDeclared", regressed, once_met as "onceMet", figure_id as "figureId",
       certified_on as "certifiedOn", case when baseline_denominator is not null then json_build_object('numerator', baseline_numerator, 'denominator', baseline_denominator) end as baseline
     from obligations where jurisdiction_id = $1 order by agency_id, target_id`,
    [jurisdictionId],
  );
}

async function expected(place: Place, rows: readonly Stored[], now: number): Promise<Stored[]> {
  const { jurisdictionId } = place;
  const of = <T extends object>(text: string): Promise<(T & { agencyId: string; targetId: string })[]> => app.sql(text, [jurisdictionId]);
  const figures = await of<OracleFigure>(
    `select id, agency_id as "agencyId", target_id as "targetId", held_on as "heldOn", seq, provenance, numerator, denominator, uses, reached_on as "reachedOn" from figures where jurisdiction_id = $1`,
  );
  const exemptions = await of<OracleRows['exemptions'][number]>('select agency_id as "agencyId", target_id as "targetId", valid_from as from, valid_to as to from exemptions where jurisdiction_id = $1');
  const reports = await of<OracleRows['reports'][number]>(
    `select r.agency_id as "agencyId", r.due_at as "dueAt", p.cutoff_on as "cutoffOn", r.first_sent_at as "firstSentAt" from reports r join periods p on p.id = r.period_id where r.jurisdiction_id = $1`,
  );
  const targets = await of<OracleRows['target']>(
    `select target_id as "targetId", kind, adoption_reading as reading, threshold_numerator as "thresholdNumerator", threshold_denominator as "thresholdDenominator", starts_on as "startsOn", due_on as "dueOn" from target_versions where jurisdiction_id = $1`,
  );
  return rows.map(({ agencyId, targetId, baseline }) => {
    const mine = <T extends { agencyId: string; targetId: string }>(all: readonly T[]): T[] => all.filter((row) => row.agencyId === agencyId && row.targetId === targetId);
    const target = targets.find((row) => row.targetId === targetId);
    if (target === undefined) throw new Error('a target was expected');
    const verdict = oracleVerdict({ target, figures: mine(figures), exemptions: mine(exemptions), reports: reports.filter((row) => row.agencyId === agencyId), baseline }, now);
    return { agencyId, targetId, ...verdict, baseline };
  });
}

const hourOf = (text: string, hour: number): number => dayNumber(text) * 86_400_000 + (hour - 7) * 3_600_000;

describe('a status', () => {
  it.each([1, 2, 3])('is what a slow and plain reading of the rows says, and time alone leads from one to the next (%d)', async (seed) => {
    const place = await aPlace(24);
    await scatter(place, seed);
    await app.run(place.jurisdictionId, (ctx) => recomputeObligations(ctx));
    const seen = new Set<string>();
    for (const date of DAYS) {
      await app.setClock(place.jurisdictionId, date);
      await runStatusTick(app.application.app.get(Contexts), place.jurisdictionId);
      const rows = await stored(place);
      expect(rows).toEqual(await expected(place, rows, hourOf(date, 8)));
      for (const { status } of rows) seen.add(status);
      // What the tick has left alone is what deriving everything anew would leave alone.
      expect(await app.run(place.jurisdictionId, (ctx) => recomputeObligations(ctx))).toBe(0);
    }
    expect(seen.size).toBeGreaterThanOrEqual(7);
  });

  it('changes with the second that makes it so', async () => {
    const place = await aPlace(1);
    const contexts = app.application.app.get(Contexts);
    const at = async (offset: number): Promise<string | undefined> => {
      const target = Date.parse('2019-11-01T00:00:00+07:00') + offset;
      await app.sql('update demonstration_clock set offset_ms = $2::bigint - (extract(epoch from now()) * 1000)::bigint where jurisdiction_id = $1', [place.jurisdictionId, target]);
      await runStatusTick(contexts, place.jurisdictionId);
      return (await stored(place)).find(({ targetId }) => targetId === place.targetIds.get('RATIO'))?.status;
    };
    expect(await at(-60_000)).toBe('due_soon');
    // The clock of the database and of the product round to the millisecond each in its own way.
    expect(await at(1_000)).toBe('overdue');
  });
});

describe('the tick', () => {
  it('of several processes shares the work and does nothing twice', async () => {
    const place = await aPlace(40);
    await app.setClock(place.jurisdictionId, '2019-11-01');
    const due = (await app.sql<{ count: number }>('select count(*)::integer as count from obligations where jurisdiction_id = $1 and next_change_at <= $2', [place.jurisdictionId, new Date(hourOf('2019-11-01', 8))]))[0]?.count ?? 0;
    const batches = await Promise.all(Array.from({ length: 4 }, () => app.run(place.jurisdictionId, (ctx) => statusTick(ctx, { limit: 30 }))));
    expect(batches.every((count) => count <= 30)).toBe(true);
    await runStatusTick(app.application.app.get(Contexts), place.jurisdictionId);
    const audited = await app.sql<{ changed: number }>('select count(*)::integer as changed from obligations where jurisdiction_id = $1 and computed_at >= $2', [place.jurisdictionId, new Date(hourOf('2019-11-01', 8))]);
    expect(due).toBeGreaterThan(120);
    expect(audited[0]?.changed).toBe(due);
    expect(await app.run(place.jurisdictionId, (ctx) => statusTick(ctx))).toBe(0);
  });

  it('ends where no target judges any more', async () => {
    const place = await aPlace(2);
    await app.sql(`update target_versions set valid_to = '2019-10-01' where jurisdiction_id = $1`, [place.jurisdictionId]);
    await app.setClock(place.jurisdictionId, '2019-12-01');
    await runStatusTick(app.application.app.get(Contexts), place.jurisdictionId);
    expect(await app.sql('select 1 from obligations where jurisdiction_id = $1 and next_change_at is not null', [place.jurisdictionId])).toEqual([]);
  });
});

describe('a read', () => {
  it('never shows a status that time has changed', async () => {
    const place = await aPlace(3);
    const leader = await app.inTx((tx) => aPerson(tx, place.jurisdictionId, { roles: [{ role: 'leader' }] }));
    const cells = async (): Promise<Set<string>> => new Set((await (await app.asPerson(leader)).call(matrix.get, { query: { kind: [], status: [], target: [], report: [] } })).rows.flatMap((row) => row.cells.map(({ status }) => status)));
    expect(await cells()).not.toContain('due_soon');
    await app.setClock(place.jurisdictionId, '2019-11-01');
    // No tick has run: the read itself finds out.
    expect(await cells()).toEqual(new Set(['overdue']));
    expect(new Set((await stored(place)).map(({ status }) => status))).toEqual(new Set(['overdue']));
  });
});

describe('an exemption', () => {
  let place: Place;
  let office: TestPerson;
  let officer: TestPerson;
  const pair = () => ({ agencyId: place.agencyIds[0] ?? '', targetId: place.targetIds.get('LENIENT') ?? '' });
  const status = async (): Promise<string | undefined> => (await stored(place)).find(({ targetId }) => targetId === pair().targetId)?.status;

  beforeAll(async () => {
    place = await aPlace(1);
    await app.inTx(async (tx) => {
      office = await aPerson(tx, place.jurisdictionId, { roles: [{ role: 'city_office', agencyId: (await anAgency(tx, place.jurisdictionId)).id }] });
      officer = await aPerson(tx, place.jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: place.agencyIds[0] ?? '' }] });
    });
  });

  it('is for the city office to decide, once, and not into the past', async () => {
    const given = { ...pair(), reason: 'không có thủ tục thu phí' };
    await expect(app.runAs(officer, (ctx) => exempt(ctx, { ...given, until: null }))).rejects.toMatchObject({ code: 'wrong_role' });
    await expect(app.runAs(office, (ctx) => exempt(ctx, { ...given, until: day('2019-09-15') }))).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(app.runAs(office, (ctx) => exempt(ctx, { ...given, targetId: randomUUID(), until: null }))).rejects.toMatchObject({ code: 'not_found' });
    await app.runAs(office, (ctx) => exempt(ctx, { ...given, until: day('2019-09-20') }));
    expect(await status()).toBe('not_applicable');
    await expect(app.runAs(office, (ctx) => exempt(ctx, { ...given, until: null }))).rejects.toMatchObject({ code: 'conflict' });
    const [act] = await app.sql<{ action: string; after: unknown }>(`select action, after from audit_events where jurisdiction_id = $1 and action = 'obligation.exempt'`, [place.jurisdictionId]);
    expect(act).toEqual({ action: 'obligation.exempt', after: { reason: given.reason, until: '2019-09-20' } });
  });

  it('holds through its last day and ends by itself', async () => {
    const contexts = app.application.app.get(Contexts);
    await app.setClock(place.jurisdictionId, '2019-09-20', 23);
    await runStatusTick(contexts, place.jurisdictionId);
    expect(await status()).toBe('not_applicable');
    await app.setClock(place.jurisdictionId, '2019-09-21', 0);
    await runStatusTick(contexts, place.jurisdictionId);
    expect(await status()).not.toBe('not_applicable');
  });

  it('can be ended before', async () => {
    const reason = 'đã có thủ tục thu phí';
    await app.runAs(office, (ctx) => exempt(ctx, { ...pair(), reason, until: null }));
    expect(await status()).toBe('not_applicable');
    await app.runAs(office, (ctx) => endExemption(ctx, { ...pair(), reason }));
    expect(await status()).not.toBe('not_applicable');
    await expect(app.runAs(office, (ctx) => endExemption(ctx, { ...pair(), reason }))).rejects.toMatchObject({ code: 'conflict' });
  });
});
