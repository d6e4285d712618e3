import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '@tiendo/domain/calendar';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';
import { anOrder, someProcedures, somePeriods, type TestPeriods } from '../../../test/order.js';
import { bindTarget } from '../obligations/public.js';
import { editOffers, offerFacts, registerMoved, takeOffers, withdrawOffer, type OfferTaking } from './public.js';

const day = plainDate;
let app: TestApp;
let jurisdictionId: number;
let agency: TestAgency;
let officer: TestPerson;
let targets: ReadonlyMap<string, string>;
let procedures: Map<string, string>;
let periods: TestPeriods;

beforeAll(async () => {
  app = await bootApp();
  await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    agency = await anAgency(tx, jurisdictionId, { kind: 'ward' });
    officer = await aPerson(tx, jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: agency.id }] });
  });
  await app.setClock(jurisdictionId, '2019-06-20');
  await app.run(jurisdictionId, async (ctx) => {
    periods = await somePeriods(ctx);
    targets = (await anOrder(ctx)).targets;
    procedures = await someProcedures(ctx, 'ward', 12);
    for (const targetId of targets.values()) await bindTarget(ctx, targetId, [{ agencyId: agency.id, asked: false }]);
  });
});
afterAll(() => app.close());

interface FigureRow {
  heldOn: string;
  numerator: number;
  denominator: number;
  uses: number | null;
  reachedOn: string | null;
  definition: string;
}

const figuresOf = (code: string) =>
  app.sql<FigureRow>(
    `select held_on as "heldOn", numerator, denominator, uses, reached_on as "reachedOn", definition from figures where agency_id = $1 and target_id = $2 and provenance = 'computed' order by recorded_at`,
    [agency.id, targets.get(code)],
  );
const baseline = async () =>
  (await app.sql<{ numerator: number | null; denominator: number | null }>(
    'select baseline_numerator as numerator, baseline_denominator as denominator from obligations where agency_id = $1 and target_id = $2',
    [agency.id, targets.get('DVC-MUC-4')],
  ))[0];
const taking = (number: number, given: Omit<OfferTaking, 'procedureId'> = { level: 3 }): OfferTaking => ({ procedureId: procedures.get(`1.${String(number * 10).padStart(6, '0')}`) ?? '', ...given });
const take = (...takings: OfferTaking[]) => app.runAs(officer, (ctx) => takeOffers(ctx, agency.id, takings));

describe('figures from the register', () => {
  it('begin with nothing of nothing, which is no baseline', async () => {
    await app.setClock(jurisdictionId, '2019-08-19');
    await app.run(jurisdictionId, (ctx) => registerMoved(ctx, [agency.id]));
    expect(await figuresOf('DVC-MUC-4')).toEqual([{ heldOn: '2019-08-19', numerator: 0, denominator: 0, uses: null, reachedOn: null, definition: 'online_services' }]);
    expect(await baseline()).toEqual({ numerator: null, denominator: null });
  });

  it('take the first ratio of anything as the baseline, as it was on the day the target started', async () => {
    await app.setClock(jurisdictionId, '2019-08-26');
    await take(taking(1, { level: 4, level4On: day('2019-08-01') }), taking(3, { level: 4, level4On: day('2019-08-22') }), taking(5), taking(7), taking(9));
    expect(await baseline()).toEqual({ numerator: 1, denominator: 5 });
    expect((await figuresOf('DVC-MUC-4')).at(-1)).toMatchObject({ heldOn: '2019-08-26', numerator: 2, denominator: 5, reachedOn: '2019-08-22' });
  });

  it('are appended where they changed, and only there', async () => {
    await app.setClock(jurisdictionId, '2019-09-02');
    const before = [await figuresOf('DVC-MUC-4'), await figuresOf('THANH-TOAN')];
    await app.run(jurisdictionId, (ctx) => registerMoved(ctx, [agency.id]));
    expect([await figuresOf('DVC-MUC-4'), await figuresOf('THANH-TOAN')]).toEqual(before);
    await take(taking(2, { level: 3, paymentOn: true, paymentSince: day('2019-08-30'), usage: { dossiersOnline: 4, paidOnline: 3 } }));
    expect((await figuresOf('THANH-TOAN')).slice(before[1]?.length)).toEqual([{ heldOn: '2019-09-02', numerator: 1, denominator: 1, uses: 3, reachedOn: '2019-08-30', definition: 'payment' }]);
    expect((await figuresOf('HOA-DON')).at(-1)).toMatchObject({ numerator: 0, denominator: 1, uses: 0, reachedOn: null });
  });

  it('keep the baseline however the register moves later', async () => {
    await take(taking(4));
    expect(await baseline()).toEqual({ numerator: 1, denominator: 5 });
  });
});

describe('the register on a day', () => {
  const facts = (on: string, periodId: string | null = null) =>
    app.run(jurisdictionId, async ({ tx }) => (await offerFacts(tx, jurisdictionId, [agency.id], { on: day(on), periodId })).get(agency.id) ?? []);
  const of = async (code: string, on: string) => (await facts(on)).find((offer) => offer.code === code);

  it('does not mind when something was typed in', async () => {
    expect((await facts('2019-08-10')).map(({ code, level }) => [code, level])).toEqual([['1.000010', 4], ['1.000020', 3], ['1.000030', 3], ['1.000040', 3], ['1.000050', 3], ['1.000070', 3], ['1.000090', 3]]);
  });

  it('switches level, payment and receipt on with their own days', async () => {
    expect([await of('1.000030', '2019-08-21'), await of('1.000030', '2019-08-22')].map((offer) => [offer?.level, offer?.level4On])).toEqual([[3, null], [4, '2019-08-22']]);
    expect([await of('1.000020', '2019-08-29'), await of('1.000020', '2019-08-30')].map((offer) => [offer?.paymentOn, offer?.paymentSince])).toEqual([[false, null], [true, '2019-08-30']]);
  });

  it('counts the usage of the period that is asked for', async () => {
    const usesOf = async (periodId: string | null) => (await facts('2019-09-02', periodId)).find(({ code }) => code === '1.000020');
    expect(await usesOf(periods.q3)).toMatchObject({ dossiersOnline: 4, paidOnline: 3 });
    expect(await usesOf(periods.q2)).toMatchObject({ dossiersOnline: 0, paidOnline: 0 });
    expect(await usesOf(null)).toMatchObject({ dossiersOnline: 0, dossiersOther: 0 });
  });

  it('has one line for a procedure that was withdrawn and taken again', async () => {
    await app.setClock(jurisdictionId, '2019-09-10');
    const [offer] = await app.sql<{ id: string; version: number }>('select o.id, o.version from service_offers o join procedures p on p.id = o.procedure_id where o.agency_id = $1 and p.code = $2', [agency.id, '1.000090']);
    await app.runAs(officer, (ctx) => withdrawOffer(ctx, offer?.id ?? '', { version: offer?.version ?? 0, withdrawn: true, reason: '' }));
    await app.setClock(jurisdictionId, '2019-09-12');
    await take(taking(9, { level: 4, level4On: day('2019-09-12') }));
    expect((await of('1.000090', '2019-09-09'))?.level).toBe(3);
    expect((await of('1.000090', '2019-09-12'))?.level).toBe(4);
    expect((await facts('2019-09-09')).filter(({ code }) => code === '1.000090')).toHaveLength(1);
    expect((await facts('2019-09-12')).filter(({ code }) => code === '1.000090')).toHaveLength(1);
    // On the days between it was out, and is not put back into them.
    for (const between of ['2019-09-10', '2019-09-11'] as const) expect(await of('1.000090', between)).toBeUndefined();
    const putBack = app.runAs(officer, (ctx) => withdrawOffer(ctx, offer?.id ?? '', { version: (offer?.version ?? 0) + 1, withdrawn: false, reason: '' }));
    await expect(putBack).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lacks a procedure before it is announced and from the day it is abolished', async () => {
    await app.sql(`update procedures set announced_on = '2019-08-15', abolished_on = '2019-09-05' where jurisdiction_id = $1 and code = '1.000070'`, [jurisdictionId]);
    const isThere = await Promise.all(['2019-08-14', '2019-08-15', '2019-09-04', '2019-09-05'].map(async (on) => (await of('1.000070', on)) !== undefined));
    expect(isThere).toEqual([false, true, true, false]);
  });
});

describe('of two transactions', () => {
  it('the one that began earlier and ends later still counts what the other did', async () => {
    await take(taking(11));
    const rows = await app.sql<{ id: string; version: number }>(
      'select o.id, o.version from service_offers o join procedures p on p.id = o.procedure_id where o.agency_id = $1 and o.withdrawn_on is null and o.level = 3 and not p.fee_bearing and p.abolished_on is null order by p.code',
      [agency.id],
    );
    const [before] = (await figuresOf('DVC-MUC-4')).slice(-1);
    const up = ({ id, version }: { id: string; version: number }) => [{ offerId: id, version, patch: { level: 4, level4On: day('2019-09-01') } as const }];
    if (rows[0] === undefined || rows[1] === undefined || before === undefined) throw new Error('two services at level 3 were expected');
    const [one, two] = [rows[0], rows[1]];
    await app.runAs(officer, async (earlier) => {
      await app.runAs(officer, (later) => editOffers(later, up(one)));
      await editOffers(earlier, up(two));
    });
    const [obligation] = await app.sql('select numerator from obligations where agency_id = $1 and target_id = $2', [agency.id, targets.get('DVC-MUC-4')]);
    expect(obligation).toEqual({ numerator: before.numerator + 2 });
  });
});

describe('many edits in one command', () => {
  it('are all done or none', async () => {
    const rows = await app.sql<{ id: string; version: number; code: string }>('select o.id, o.version, p.code from service_offers o join procedures p on p.id = o.procedure_id where o.agency_id = $1 and o.withdrawn_on is null order by p.code', [agency.id]);
    const edits = rows.slice(0, 3).map(({ id, version }, index) => ({ offerId: id, version: index === 2 ? version + 1 : version, patch: { barrier: 'như nhau' } }));
    await expect(app.runAs(officer, (ctx) => editOffers(ctx, edits))).rejects.toMatchObject({ code: 'stale_version' });
    expect(await app.sql(`select 1 from service_offers where agency_id = $1 and barrier = 'như nhau'`, [agency.id])).toEqual([]);
  });
});
