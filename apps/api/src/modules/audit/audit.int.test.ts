import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { HistorySubject } from '@tiendo/domain/access';
import { audit, reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, type City, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome, type Desk } from '../../../test/reporting.js';
import { audit as write } from '../../platform/audit/audit.js';
import { Sealer } from '../../platform/audit/sealer.js';

jest.setTimeout(120_000);
let app: TestApp;
let city: City;
let desk: Desk;

beforeAll(async () => {
  app = await bootApp();
  city = await aCity(app, { SXD: [{ level: 4 }, { level: 3 }] });
  desk = await deskOf(app, city, 'SXD');
});
afterAll(() => app.close());

const historyAs = async (person: CityPerson, kind: HistorySubject, id: string, limit = 100) => (await desk.as(person)).call(audit.history, { query: { kind, id, limit } });
const actsOf = async (person: CityPerson) => (await historyAs(person, 'report', desk.reportId)).items.map(({ action }) => action);
const admin = () => desk.as('administrator');
const reads = (personId: string) => app.sql<{ action: string }>(`select action, address, role from audit_events where subject_id = $1 and person_id = $2 and action = 'report.read'`, [desk.reportId, personId]);

describe('the history of a report', () => {
  it('tells drafting to its agency alone', async () => {
    await desk.bring('sent');
    const own = await actsOf('officer.SXD');
    expect(own).toEqual(expect.arrayContaining(['report.save_item', 'report.submit', 'report.approve']));
    for (const reader of ['coordinator', 'leader', 'city_office', 'administrator'] as const) expect(await actsOf(reader)).toEqual(['report.approve']);
    expect(await outcome(actsOf('officer.TK'))).toBe('other_agency');
  });

  it('tells what a reviewer decided to the others when it comes back', async () => {
    await desk.act('coordinator', 'open');
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'Nêu rõ số dịch vụ mới' });
    expect(await actsOf('coordinator')).toContain('report.decide_item');
    for (const reader of ['officer.SXD', 'head.SXD', 'leader'] as const) {
      const { items } = await historyAs(reader, 'report', desk.reportId);
      expect(items.map(({ action }) => action)).not.toContain('report.decide_item');
      expect(JSON.stringify(items)).not.toContain('Nêu rõ');
    }
    await desk.act('coordinator', 'return');
    const { items } = await historyAs('officer.SXD', 'report', desk.reportId);
    expect(items.find(({ action }) => action === 'report.decide_item')).toMatchObject({ role: 'coordinator', changes: expect.arrayContaining([expect.objectContaining({ field: 'Lý do trả lại', to: 'Nêu rõ số dịch vụ mới' })]) });
    expect(await actsOf('leader')).toContain('report.decide_item');
  });

  it('comes a page at a time, in the reader’s language, without identities', async () => {
    const first = await historyAs('officer.SXD', 'report', desk.reportId, 3);
    const second = await (await desk.as('officer.SXD')).call(audit.history, { query: { kind: 'report', id: desk.reportId, limit: 3, after: first.next ?? '' } });
    const seqs = [...first.items, ...second.items].map(({ seq }) => Number(seq));
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect(new Set(seqs).size).toBe(6);
  });

  it('says on whose behalf somebody acted', async () => {
    await app.runAs(city.people['officer.SXD'], (ctx) => {
      const lent = { ...ctx, actor: { ...ctx.actor, memberships: ctx.actor.memberships.map((held) => ({ ...held, onBehalfOf: city.people['head.SXD'].id })) } };
      return write(lent, { action: 'report.recall', subjectKind: 'report', subjectId: desk.reportId, agencyId: city.agencies.SXD.id, role: 'reporting_officer' });
    });
    const [row] = (await historyAs('officer.SXD', 'report', desk.reportId)).items;
    const names = await app.sql<{ name: string }>('select name from people where id = any($1)', [[city.people['officer.SXD'].id, city.people['head.SXD'].id]]);
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining([row?.by, row?.forPerson]));
    expect(row?.forPerson).not.toBe(row?.by);
  });

  it.each<[HistorySubject, string]>([
    ['report', 'no-id'],
    ['report', '00000000-0000-4000-8000-000000000000'],
    ['evidence', '00000000-0000-4000-8000-000000000000'],
    ['offer', "'; drop table people; --"],
    ['obligation', 'SXD'],
    ['obligation', 'SXD:NO-SUCH'],
    ['agency', '00000000-0000-4000-8000-000000000000'],
  ])('of no such %s (%s) is not found', async (kind, id) => expect(await outcome(historyAs('administrator', kind, id))).toBe('not_found'));
});

describe('reading another agency’s report', () => {
  it('is written down once an hour, before the answer leaves, and never for its own people', async () => {
    await desk.get('officer.SXD');
    await desk.get('leader');
    await Promise.all([desk.get('leader'), desk.get('leader'), (await desk.as('leader')).call(reports.ledger, { params: { reportId: desk.reportId, itemCode: 'level4' } })]);
    expect(await reads(city.people.leader.id)).toEqual([{ action: 'report.read', address: '127.0.0.1', role: 'leader' }]);
    expect(await reads(city.people['officer.SXD'].id)).toEqual([]);
    expect(await outcome(desk.get('officer.TK'))).toBe('other_agency');
    expect(await reads(city.people['officer.TK'].id)).toEqual([]);
    expect(await actsOf('officer.SXD')).toContain('report.read');
    expect(await actsOf('leader')).not.toContain('report.read');
  });
});

describe('the trail of the administrator', () => {
  const list = async (query: Parameters<typeof filtered>[0]) => filtered(query);
  const filtered = async (query: { person?: string; agency?: string; action?: string; from?: string; to?: string; subjectKind?: string }) => (await admin()).call(audit.list, { query: { ...query, limit: 200 } });

  it('is filtered by person, agency, act, subject and day', async () => {
    const { items } = await list({ action: 'report.return' });
    expect(items.map(({ action, agency }) => [action, agency?.code])).toEqual([['report.return', 'SXD']]);
    const by = items[0]?.by ?? '';
    const his = (await list({ person: by })).items;
    expect(his.length).toBeGreaterThan(0);
    expect(new Set(his.map((item) => item.by))).toEqual(new Set([by]));
    expect((await list({ person: '%' })).items).toEqual([]);
    expect((await list({ agency: 'CT', action: 'report.return' })).items).toEqual([]);
    expect((await list({ from: '2019-09-16', to: '2019-09-16', action: 'report.return' })).items).toHaveLength(1);
    expect((await list({ from: '2019-09-17', action: 'report.return' })).items).toEqual([]);
    expect((await list({ to: '2019-09-15', action: 'report.return' })).items).toEqual([]);
  });

  it('says of each row whether it is sealed, and of the chain what waits', async () => {
    await app.application.app.get(Sealer).seal(city.jurisdictionId);
    await app.run(city.jurisdictionId, (ctx) => write(ctx, { action: 'clock.advance', subjectKind: 'clock', subjectId: '1' }));
    const [newest, before] = (await list({})).items;
    expect(newest?.position).toBeNull();
    expect(before?.position).toBeGreaterThan(0);
    expect(await (await admin()).call(audit.chain, {})).toMatchObject({ waiting: 1, late: 0, length: before?.position, heads: [{ number: 1 }] });
  });

  it('leaves as a file in words and as it is, and that is written down', async () => {
    const csv = await (await (await admin()).call(audit.file, { query: { format: 'csv', action: 'report.return' } })).blob.text();
    expect(csv).toContain('Trả lại, yêu cầu bổ sung');
    const jsonl = await (await (await admin()).call(audit.file, { query: { format: 'jsonl', action: 'report.return' } })).blob.text();
    expect(jsonl.trim().split('\n').map((line) => (JSON.parse(line) as { action: string }).action)).toEqual(['report.return']);
    expect((await list({ action: 'audit.export' })).items.map(({ subjectId }) => subjectId)).toEqual(['jsonl', 'csv']);
  });

  it('signs a head when asked, and gives chain, head and key away', async () => {
    const client = await admin();
    const head = await client.call(audit.signHead, {});
    const file = await (await client.call(audit.headFile, { params: { number: head.number } })).blob.text();
    expect(JSON.parse(file)).toMatchObject({ kind: 'tiendo.audit.head', statement: expect.stringContaining(head.link) });
    expect(await (await client.call(audit.key, {})).blob.text()).toContain('BEGIN PUBLIC KEY');
    const { blob, name } = await client.call(audit.chainFile, { query: { from: 2 } });
    expect(name).toMatch(/^chuoi_.*_2-\d+\.jsonl$/);
    expect((await blob.text()).split('\n')[0]).toContain('"from":2');
    expect(await outcome(client.call(audit.chainFile, { query: { from: 1_000_000 } }))).toBe('not_found');
    expect(await outcome(client.call(audit.headFile, { params: { number: 99 } }))).toBe('not_found');
  });
});
