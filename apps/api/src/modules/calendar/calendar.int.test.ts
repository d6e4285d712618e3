import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { addDays, DECREE_09_QUARTER, DEFAULT_QUARTER_CHAIN, instant, plainDate } from '@tiendo/domain/calendar';
import { calendar, documents, session } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity } from '../../../test/city.js';
import { aJurisdiction, anAgency, aPerson } from '../../../test/factories.js';
import { deskOf } from '../../../test/reporting.js';
import { anOrder, somePeriods, type TestOrder, type TestPeriods } from '../../../test/order.js';
import { relateDocuments, addDocument } from '../documents/public.js';
import { addCalendarDays, addRegime, currentPeriod, dueOf, generatePeriod, periodByCode, reportedPeriod } from '../periods/public.js';
import { levelTarget, targetsInForce } from '../targets/public.js';

const day = plainDate;
let app: TestApp;
let jurisdictionId: number;
let officer: Client;
let periods: TestPeriods;
let order: TestOrder;

beforeAll(async () => {
  app = await bootApp();
  const person = await app.inTx(async (tx) => {
    jurisdictionId = await aJurisdiction(tx);
    const ward = await anAgency(tx, jurisdictionId, { kind: 'ward' });
    return aPerson(tx, jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: ward.id }] });
  });
  await app.setClock(jurisdictionId, '2019-09-16');
  await app.run(jurisdictionId, async (ctx) => {
    await addCalendarDays(ctx, [
      { date: day('2019-09-02'), kind: 'holiday', name: 'Quốc khánh', source: 'test' },
      { date: day('2019-09-17'), kind: 'swap_off', name: 'Nghỉ hoán đổi', source: 'test' },
      { date: day('2018-12-31'), kind: 'swap_off', name: 'Nghỉ hoán đổi', source: 'test' },
    ]);
    periods = await somePeriods(ctx);
    order = await anOrder(ctx);
  });
  officer = await app.asPerson(person);
});
afterAll(() => app.close());

describe('the calendar of a year', () => {
  it('has periods with the due day of each tier and the way it was reached, target days and days off', async () => {
    const view = await officer.call(calendar.get, { query: { year: 2019 } });
    expect(view.periods.map(({ period }) => [period.code, period.startsOn, period.cutoffOn, period.lockOn])).toEqual([
      ['2019-Q2', '2019-03-15', '2019-06-14', '2019-07-15'],
      ['2019-Q3', '2019-06-15', '2019-09-14', '2019-10-25'],
    ]);
    const third = view.periods[1];
    // 17/9 is a day off here, so that three working days after the cut-off end on the 19th.
    expect(third?.deadlines.map(({ tier, dueOn }) => [tier, dueOn])).toEqual([
      ['ward', '2019-09-16'], ['district', '2019-09-19'], ['department', '2019-09-19'], ['central', '2019-09-19'], ['synthesis', '2019-09-23'], ['city', '2019-09-25'],
    ]);
    expect(third?.deadlines[1]?.explanation).toMatchObject([{ code: 'working_days_after_cutoff', days: 3, skipped: [{ date: '2019-09-15' }, { date: '2019-09-17', because: 'swap_off' }] }]);
    expect(view.targets.map(({ code }) => code)).toEqual(['THANH-TOAN', 'HOA-DON', 'DVC-MUC-4']);
    expect(view.days.map(({ on, kind }) => [on, kind])).toEqual([['2019-09-02', 'holiday'], ['2019-09-17', 'swap_off']]);
    expect(view.myKind).toBe('ward');
  });

  it('is empty for a year without any of it', async () => {
    expect(await officer.call(calendar.get, { query: { year: 2031 } })).toMatchObject({ periods: [], targets: [], days: [] });
  });
});

describe('what is overdue', () => {
  it('is said of the own agency from the day after, and of nobody’s for who belongs to none', async () => {
    const city = await aCity(app);
    const of = async (person: 'officer.TK-1' | 'officer.SXD' | 'leader') => (await (await app.asPerson(city.people[person])).call(calendar.get, { query: { year: 2019 } })).overdue;
    expect(await of('officer.TK-1')).toEqual([]);
    await app.setClock(city.jurisdictionId, '2019-09-17');
    expect(await of('officer.TK-1')).toMatchObject([{ reportId: await city.report('TK-1'), period: { code: '2019-Q3' }, dueOn: '2019-09-16' }]);
    expect([await of('officer.SXD'), await of('leader')]).toEqual([[], []]);
  });

  it('is also said of what came back and was not sent anew by its own day', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('returned');
    const of = async () => (await (await desk.as('officer.SXD')).call(calendar.get, { query: { year: 2019 } })).overdue;
    const { returnDueOn } = await desk.get('officer.SXD');
    await app.setClock(city.jurisdictionId, returnDueOn ?? '');
    expect(await of()).toEqual([]);
    await app.setClock(city.jurisdictionId, addDays(plainDate(returnDueOn ?? ''), 1));
    expect(await of()).toMatchObject([{ reportId: desk.reportId, dueOn: returnDueOn }]);
  });
});

describe('the documents', () => {
  it('carry their clauses with the targets on each, and their relations', async () => {
    await app.run(jurisdictionId, async (ctx) => {
      const notice = await addDocument(ctx, { kind: 'notice', number: '99/TB-UBND', issuer: 'UBND thành phố', issuedOn: day('2019-09-01'), abstract: 'Thông báo kết luận', source: 'test' });
      await relateDocuments(ctx, { from: notice, to: order.documentId, kind: 'follows' });
    });
    const { items } = await officer.call(documents.list, {});
    expect(items.map(({ number, kind }) => [number, kind])).toEqual([['99/TB-UBND', 'notice'], [null, 'conference_direction']]);
    expect(items[0]?.relations).toEqual([{ kind: 'follows', documentId: order.documentId, number: null, abstract: 'Ý kiến chỉ đạo tại hội nghị' }]);
    expect(items[1]?.clauses.map(({ label, targets }) => [label, targets.map(({ code }) => code)])).toEqual([['ý 1', ['THANH-TOAN', 'HOA-DON', 'DVC-MUC-4']]]);
    expect(items[1]?.clauses[0]?.targets[2]).toMatchObject({ kind: 'ratio', definition: 'online_services', threshold: { numerator: 40, denominator: 100 }, dueOn: '2019-10-31', interimOn: '2019-09-30', assumed: true });
  });
});

describe('periods', () => {
  const currentAt = (text: string) => app.run(jurisdictionId, async ({ tx }) => (await currentPeriod(tx, jurisdictionId, instant(Date.parse(text))))?.code ?? null);

  it.each([
    ['2019-03-14T23:59:59+07:00', null],
    ['2019-03-15T00:00:00+07:00', '2019-Q2'],
    ['2019-06-20T08:00:00+07:00', '2019-Q2'],
    ['2019-07-15T23:59:59+07:00', '2019-Q2'],
    ['2019-07-16T00:00:00+07:00', '2019-Q3'],
    ['2019-09-16T08:00:00+07:00', '2019-Q3'],
    ['2019-12-01T08:00:00+07:00', '2019-Q3'],
  ])('at %s people work on %s', async (at, code) => {
    expect(await currentAt(at)).toBe(code);
  });

  it('keep the deadlines that they were made with, whatever is announced later', async () => {
    const due = await app.run(jurisdictionId, async (ctx) => {
      await addCalendarDays(ctx, [{ date: day('2019-09-16'), kind: 'holiday', name: 'thử', source: 'test' }]);
      return dueOf(ctx.tx, jurisdictionId, periods.q3, 'ward');
    });
    expect(due).toMatchObject({ dueOn: '2019-09-16', dueAt: Date.parse('2019-09-17T00:00:00+07:00') });
  });

  it('of one day are one-off and are named by it', async () => {
    await app.run(jurisdictionId, async (ctx) => {
      const chain = { ...DEFAULT_QUARTER_CHAIN, city: { kind: 'working_days_after_cutoff', days: 7 } } as const;
      const regimeId = await addRegime(ctx, { code: 'CHUYEN-DE', nameVi: 'Báo cáo chuyên đề', nameEn: 'Thematic report', windowRule: { kind: 'one_off', asOf: day('2019-10-31') }, chain });
      await generatePeriod(ctx, { regimeId, code: '2019-10-31', year: 2019, ordinal: 1, lockOn: day('2019-11-30') });
      expect(await periodByCode(ctx.tx, jurisdictionId, '2019-10-31')).toMatchObject({ kind: 'one_off', startsOn: '2019-10-31', cutoffOn: '2019-10-31', lockAt: Date.parse('2019-12-01T00:00:00+07:00') });
    });
    // The quarter is locked, the one-off report open: that is what people report now, while services go on being counted by quarters.
    const reportedAt = (text: string) => app.run(jurisdictionId, async ({ tx }) => (await reportedPeriod(tx, jurisdictionId, instant(Date.parse(text))))?.code ?? null);
    expect(await Promise.all(['2019-03-14', '2019-09-16', '2019-10-25', '2019-10-30', '2019-10-31', '2019-11-01', '2019-11-30', '2019-12-01'].map((on) => reportedAt(`${on}T08:00:00+07:00`)))).toEqual([
      null, '2019-Q3', '2019-Q3', '2019-Q3', '2019-10-31', '2019-10-31', '2019-10-31', '2019-10-31',
    ]);
    expect(await currentAt('2019-11-01T08:00:00+07:00')).toBe('2019-Q3');
    await app.setClock(jurisdictionId, '2019-11-01');
    expect((await officer.call(session.me, {})).period).toMatchObject({ code: '2019-10-31', kind: 'one_off' });
  });

  it('are refused where two tiers would meet', async () => {
    const made = app.run(jurisdictionId, async (ctx) => {
      const regimeId = await addRegime(ctx, { code: 'HONG', nameVi: 'Hỏng', nameEn: 'Broken', windowRule: DECREE_09_QUARTER, chain: { ...DEFAULT_QUARTER_CHAIN, synthesis: { kind: 'working_days_after_cutoff', days: 3 } } });
      await generatePeriod(ctx, { regimeId, code: 'x', year: 2019, ordinal: 1, lockOn: day('2019-12-31') });
    });
    await expect(made).rejects.toThrow(RangeError);
    expect(await app.sql(`select 1 from regimes where jurisdiction_id = $1 and code = 'HONG'`, [jurisdictionId])).toEqual([]);
  });
});

describe('targets', () => {
  it('come as rules that the domain can judge, from the day they rule', async () => {
    await app.run(jurisdictionId, async ({ tx }) => {
      expect(await targetsInForce(tx, jurisdictionId, day('2019-08-18'))).toEqual([]);
      const targets = await targetsInForce(tx, jurisdictionId, day('2019-08-19'));
      expect(targets.map(({ rule }) => rule.indicator)).toEqual([
        { kind: 'adoption', function: 'payment', reading: 'lenient' },
        { kind: 'adoption', function: 'receipt', reading: 'lenient' },
        { kind: 'ratio', definition: 'online_services' },
      ]);
      expect(targets[2]?.rule).toMatchObject({ startsAt: Date.parse('2019-08-19T00:00:00+07:00'), dueAt: Date.parse('2019-11-01T00:00:00+07:00') });
      expect(levelTarget(targets, day('2019-09-16'))?.code).toBe('DVC-MUC-4');
      expect(levelTarget(targets, day('2020-01-01'))?.code).toBe('DVC-MUC-4');
      expect(levelTarget([], day('2019-09-16'))).toBeNull();
    });
  });
});
