import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matrix, type QueryOf } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, services, type City, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome } from '../../../test/reporting.js';

type Filter = Partial<QueryOf<typeof matrix.get>>;

let app: TestApp;
let city: City;
beforeAll(async () => {
  app = await bootApp();
  city = await aCity(app, {
    STTTT: [...services(8, 2), { fee: true, payment: true, receipt: true, paid: 3, receipts: 3, online: 3 }],
    SXD: services(19, 31),
    TK: services(0, 10),
    'TK-1': services(4, 6),
    CT: services(1, 4),
  });
});
afterAll(() => app.close());

const rowsFor = async (person: CityPerson, filter: Filter = {}) => (await (await app.asPerson(city.people[person])).call(matrix.get, { query: { ...EVERYTHING, ...filter } })).rows;
const codes = async (person: CityPerson, filter: Filter = {}) => (await rowsFor(person, filter)).map(({ agency }) => agency.code);
const summary = async (person: CityPerson, filter: Filter = {}) => (await app.asPerson(city.people[person])).call(matrix.summary, { query: { ...EVERYTHING, ...filter } });

const ALL = ['STTTT', 'SXD', 'VPUB', 'CT', 'TK', 'HV', 'HHS', 'TK-1', 'TK-2', 'HV-1'];

describe('GET /matrix', () => {
  it('shows agencies in the order of the list against every target, each cell from what is stored', async () => {
    const { targets, rows, next } = await (await app.asPerson(city.people.leader)).call(matrix.get, { query: EVERYTHING });
    expect(targets.map(({ code }) => code)).toEqual(['THANH-TOAN', 'HOA-DON', 'DVC-MUC-4']);
    expect(rows.map(({ agency }) => agency.code)).toEqual(ALL);
    expect(next).toBeNull();
    const of = (code: string) => rows.find(({ agency }) => agency.code === code);
    expect(of('SXD')?.cells[2]).toMatchObject({ numerator: 19, denominator: 50, uses: null, provenance: 'computed', heldOn: '2019-09-16', lateDays: 0, regressed: false });
    expect(of('STTTT')?.cells).toMatchObject([{ status: 'met', numerator: 1, denominator: 1, uses: 3, selfDeclared: true }, { status: 'met' }, { status: 'met', numerator: 8, denominator: 11 }]);
    expect(of('SXD')).toMatchObject({ parentCode: null, asked: false, report: { status: 'not_started', dueOn: '2019-09-18', lateDays: 0 } });
    expect(of('CT')).toMatchObject({ asked: true });
    expect(of('TK-1')).toMatchObject({ parentCode: 'TK' });
  });

  it('shows who is not bound as not applicable, never as silent and never as zero', async () => {
    const [island] = await rowsFor('leader', { q: 'hoang sa' });
    expect(island).toMatchObject({ agency: { code: 'HHS' }, report: null });
    expect(island?.cells.map(({ status, numerator, denominator }) => [status, numerator, denominator])).toEqual(Array.from({ length: 3 }, () => ['not_applicable', null, null]));
  });

  it('gives each agency once, a page at a time, wherever the page ends', async () => {
    for (const limit of [1, 3, 4]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: { rows: { agency: { code: string } }[]; next: string | null } = await (await app.asPerson(city.people.leader)).call(matrix.get, { query: { ...EVERYTHING, limit, ...(after === null ? {} : { after }) } });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows.map(({ agency }) => agency.code));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(ALL);
    }
    await expect(rowsFor('leader', { after: 'WzFd' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('shows only what is in sight: the city to the city, a district its wards, an agency itself', async () => {
    for (const person of ['coordinator', 'city_office', 'leader', 'administrator'] as const) expect(await codes(person)).toEqual(ALL);
    expect(await codes('clerk.TK')).toEqual(['TK', 'TK-1', 'TK-2']);
    expect(await codes('officer.SXD')).toEqual(['SXD']);
    expect(await codes('head.TK-1', { under: 'TK' })).toEqual(['TK-1']);
    expect(await codes('head.TK-1', { under: 'HV' })).toEqual([]);
  });

  it.each<[string, Filter, string[]]>([
    ['kinds', { kind: ['district', 'central'] }, ['CT', 'TK', 'HV', 'HHS']],
    ['an agency and those under it', { under: 'TK' }, ['TK', 'TK-1', 'TK-2']],
    ['a name without its marks', { q: 'thanh khe' }, ['TK']],
    ['a name with other marks', { q: 'Hoà Vang' }, ['HV']],
    ['a code', { q: 'tk-' }, ['TK-1', 'TK-2']],
    ['a wildcard that is only a letter', { q: '%' }, []],
    ['a status in one of the shown targets', { status: ['met'] }, ['STTTT', 'TK-1']],
    ['a status in this target', { status: ['met'], target: ['THANH-TOAN'] }, ['STTTT']],
    ['what does not apply, unbound or exempt', { status: ['not_applicable'] }, ['VPUB', 'HHS']],
    ['a state of the report', { report: ['not_started'], kind: ['department'] }, ['STTTT', 'SXD']],
    ['several at once', { kind: ['ward'], status: ['met'], under: 'TK' }, ['TK-1']],
    ['a locked period', { period: '2019-Q2', report: ['locked'], kind: ['ward'] }, ['TK-1', 'TK-2', 'HV-1']],
  ])('is filtered by %s', async (_, filter, expected) => {
    expect(await codes('leader', filter)).toEqual(expected);
  });

  it('refuses what does not exist instead of showing everything', async () => {
    expect(await outcome(codes('leader', { target: ['DVC-MUC-5'] }))).toBe('not_found');
    expect(await outcome(codes('leader', { period: '2030-Q1' }))).toBe('not_found');
    expect(await outcome((await app.asPerson(city.people.leader)).call(matrix.get, { query: { ...EVERYTHING, status: ['late'] } }))).toBe('invalid_input');
  });

  it('gives no figure of who has not reported, as little as a zero; the way down says what the register computes, as such', async () => {
    const other = await aCity(app, { TK: services(0, 10) });
    const leader = await app.asPerson(other.people.leader);
    await app.setClock(other.jurisdictionId, '2019-09-19', 0);
    const { rows } = await leader.call(matrix.get, { query: EVERYTHING });
    const silent = { status: 'not_reported', numerator: null, denominator: null, uses: null, provenance: null, heldOn: null, selfDeclared: false, regressed: false };
    expect(rows.flatMap(({ cells }) => cells).filter(({ status, numerator, denominator }) => status === 'not_reported' && (numerator !== null || denominator !== null))).toEqual([]);
    expect(rows.find(({ agency }) => agency.code === 'TK')?.cells[2]).toMatchObject(silent);
    const chain = await leader.call(matrix.obligation, { params: { agencyCode: 'TK', targetCode: 'DVC-MUC-4' } });
    expect(chain).toMatchObject({ cell: silent, register: { fraction: { numerator: 0, denominator: 10 }, asOf: '2019-09-19' } });
  });

  it('never shows a status that time has outdated, filtered or not', async () => {
    const other = await aCity(app, { TK: services(0, 10) });
    const leader = await app.asPerson(other.people.leader);
    const of = async (day: string, filter: Filter = {}) => {
      await app.setClock(other.jurisdictionId, day, 0);
      const { rows } = await leader.call(matrix.get, { query: { ...EVERYTHING, target: ['DVC-MUC-4'], ...filter } });
      return rows.find(({ agency }) => agency.code === 'TK')?.cells[0];
    };
    // A district is due on the 18th: silent from the 19th on, and late for the target only after 31 October.
    expect(await of('2019-09-18')).toMatchObject({ status: 'at_risk' });
    expect(await of('2019-09-19')).toMatchObject({ status: 'not_reported', lateDays: 0 });
    expect(await of('2019-10-31', { status: ['not_reported'] })).toMatchObject({ status: 'not_reported', lateDays: 0 });
    expect(await of('2019-11-01', { status: ['not_reported'] })).toMatchObject({ status: 'not_reported', lateDays: 1 });
    const { counts } = await leader.call(matrix.summary, { query: { ...EVERYTHING, target: ['DVC-MUC-4'] } });
    expect(counts.find(({ kind }) => kind === 'district')).toMatchObject({ bound: 2, notReported: 2, notApplicable: 1 });
  });
});

describe('GET /matrix/summary', () => {
  it('says the city’s line over those who are ordered; who is asked or not bound stands apart', async () => {
    const view = await summary('leader');
    expect(view).toMatchObject({ period: { code: '2019-Q3' }, rows: 10, bound: 7, metAll: 1, notReported: 0, dueOn: '2019-10-31', daysLeft: 45, illustrative: true });
    const of = (kind: string, target = city.targets.level4) => view.counts.find((count) => count.kind === kind && count.targetId === target);
    expect(of('department')).toMatchObject({ bound: 2, met: 1, notApplicable: 1 });
    expect(of('central')).toMatchObject({ bound: 1, met: 0, notApplicable: 0 });
    expect(of('district')).toMatchObject({ bound: 2, met: 0, notApplicable: 1 });
    expect(of('ward')).toMatchObject({ bound: 3, met: 1, notApplicable: 0 });
    expect(view.counts).toHaveLength(4 * 3);
    expect(view.reports).toEqual({ not_started: 8, draft: 0, with_head: 0, sent: 0, in_review: 0, returned: 0, accepted: 0, locked: 0 });
    expect(view.periods.map(({ code }) => code)).toEqual(['2019-Q2', '2019-Q3']);
  });

  it('counts the rows that the matrix shows under the same filter', async () => {
    for (const filter of [{ kind: ['ward'] }, { status: ['met'] }, { q: 'sở' }, { under: 'TK' }, { status: ['not_applicable'] }] satisfies Filter[]) {
      const [rows, view] = [await codes('leader', filter), await summary('leader', filter)];
      expect(view.rows).toBe(rows.length);
      const total = view.counts.filter(({ targetId }) => targetId === city.targets.payment).reduce((sum, { bound, notApplicable }) => sum + bound + notApplicable, 0);
      expect(total).toBe(rows.length);
    }
    expect(await summary('clerk.TK')).toMatchObject({ rows: 3, bound: 3 });
  });

  it('follows an act at once', async () => {
    const other = await aCity(app, { SXD: services(30, 20) });
    const before = await (await app.asPerson(other.people.leader)).call(matrix.summary, { query: EVERYTHING });
    await (await deskOf(app, other, 'SXD')).bring('accepted');
    const after = await (await app.asPerson(other.people.leader)).call(matrix.summary, { query: EVERYTHING });
    expect([before.reports.accepted, after.reports.accepted]).toEqual([0, 1]);
    const { rows } = await (await app.asPerson(other.people.leader)).call(matrix.get, { query: { ...EVERYTHING, report: ['accepted'] } });
    expect(rows.map(({ agency }) => agency.code)).toEqual(['SXD']);
  });
});
