import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, offersOf, services, type City } from '../../../test/city.js';
import { aPerson } from '../../../test/factories.js';
import { deskOf, outcome, WRITTEN } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

describe('writing a report', () => {
  it('has its figures from the register as of the cut-off, whatever was typed in since', async () => {
    const city = await aCity(app, { SXD: [...services(19, 31), { level: 4, level4On: '2019-09-15' }, { fee: true, payment: true, online: 3, counter: 7, paid: 2 }] });
    const desk = await deskOf(app, city, 'SXD');
    const view = await desk.get('officer.SXD');
    expect(view).toMatchObject({ status: 'not_started', figuresOn: '2019-09-14', dueOn: '2019-09-18', lateDays: 0, version: 1 });
    const numbers = Object.fromEntries(view.items.map(({ code, now }) => [code, [now.numerator, now.denominator, now.uses]]));
    // The service of the 15th is at level 3 on the cut-off.
    expect(numbers).toMatchObject({ level4: [19, 52, null], payment: [1, 1, 2], receipt: [0, 1, 0], usage: [3, 10, null], results: [null, null, null] });
    expect(view.items.find(({ code }) => code === 'level4')).toMatchObject({ definition: 'online_services', threshold: { numerator: 40, denominator: 100 } });
  });

  it('begins with the first word that is saved, and saves each item by itself', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const saved = await desk.save('officer.SXD', 'results', { words: 'Đã  xong\r\n\u0007' });
    expect(saved).toMatchObject({ status: 'draft', version: 3, isDraftShown: true });
    expect(saved.savedAt).toMatch(/^2019-09-16T01:/);
    expect(saved.items.find(({ code }) => code === 'results')).toMatchObject({ version: 2, now: { words: 'Đã  xong\n' } });
    const again = await desk.save('officer.SXD', 'results', { words: 'Đã  xong\n' });
    expect(again).toMatchObject({ version: 3 });
    const trail = await app.sql('select action, before, after from audit_events where subject_id = $1 order by seq', [desk.reportId]);
    expect(trail).toEqual([
      { action: 'report.start', before: { status: 'not_started' }, after: { status: 'draft' } },
      { action: 'report.save_item', before: { item: 'results', words: '' }, after: { item: 'results', words: 'Đã  xong\n' } },
    ]);
  });

  it('never lets the last of two writers win: the second sees what the first wrote', async () => {
    const city = await aCity(app);
    const colleague = await app.inTx((tx) => aPerson(tx, city.jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId: city.agencies.SXD.id }] }));
    const desk = await deskOf(app, city, 'SXD');
    await desk.save('officer.SXD', 'direction', { words: 'khác mục' });
    const [first, second] = [await desk.as('officer.SXD'), await app.asPerson(colleague)];
    const write = (client: typeof first, words: string) => client.call(reports.saveItem, { params: { reportId: desk.reportId, itemCode: 'results' }, body: { version: 1, words } });
    const outcomes = await Promise.allSettled([write(first, 'của An'), write(second, 'của Bình')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = outcomes[0]?.status === 'fulfilled' ? 'của An' : 'của Bình';
    const loser = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(loser.reason).toMatchObject({ code: 'stale_version', problem: { status: 409, current: { words: winner, version: 2 } } });
    // Another item is another version: it is not in the way.
    expect(await outcome(second.call(reports.saveItem, { params: { reportId: desk.reportId, itemCode: 'next_steps' }, body: { version: 1, words: 'x' } }))).toBe('ok');
  });

  it('takes a silence only where the form has one, and a cause only for a difficulty', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const fieldsOf = (call: Promise<unknown>) => call.then(() => [], (error: { problem: { code: string; fields: { path: string }[] } }) => [error.problem.code, ...error.problem.fields.map(({ path }) => path)]);
    expect(await fieldsOf(desk.save('officer.SXD', 'results', { silence: 'unchanged' }))).toEqual(['invalid_input', 'silence']);
    expect(await fieldsOf(desk.save('officer.SXD', 'level4', { cause: 'x', causeKind: 'objective' }))).toEqual(['invalid_input', 'cause', 'causeKind']);
    expect(await outcome(desk.save('officer.SXD', 'direction', { silence: 'nothing_arose' }))).toBe('ok');
    expect(await outcome(desk.save('officer.SXD', 'direction', { silence: null }))).toBe('ok');
  });

  it('does not go to the head while something is missing; errors come before warnings and warnings stop nothing', async () => {
    const desk = await deskOf(app, await aCity(app, { SXD: services(19, 31) }), 'SXD');
    await desk.save('officer.SXD', 'difficulties', { words: 'Thiếu người' });
    const refusal = (await desk.act('officer.SXD', 'submit').catch((error: unknown) => error)) as { code: string; problem: { fields: { path: string; code: string }[] } };
    expect(refusal.code).toBe('incomplete');
    expect(refusal.problem.fields.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'items.direction words_missing', 'items.results words_missing', 'items.difficulties cause_missing', 'items.next_steps words_missing', 'items.proposals words_missing',
    ]);
    const { checks, status } = await desk.get('officer.SXD');
    expect(status).toBe('draft');
    expect(checks.map(({ severity }) => severity)).toEqual(checks.map(({ severity }) => severity).sort());
    const { checks: left } = await desk.fill();
    expect(left.map(({ item, code, severity }) => `${severity} ${item} ${code}`)).toContain('warning level4 proof_missing');
    expect(await desk.act('officer.SXD', 'submit')).toMatchObject({ status: 'with_head' });
  });

  it('freezes its figures when it goes to the head and has them live again when it comes back', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('with_head');
    await app.run(city.jurisdictionId, (ctx) => offersOf(ctx, city.agencies.SXD.id, city.periods.q3, services(1, 0)));
    const level4 = async () => (await desk.get('officer.SXD')).items.find(({ code }) => code === 'level4')?.now;
    const ledger = async () => (await desk.as('officer.SXD')).call(reports.ledger, { params: { reportId: desk.reportId, itemCode: 'level4' } });
    expect(await level4()).toMatchObject({ numerator: 19, denominator: 50 });
    expect(await ledger()).toMatchObject({ frozen: true, heldOn: '2019-09-14', fraction: { numerator: 19, denominator: 50 } });
    expect(await app.sql(`select numerator, denominator from report_items where report_id = $1 and code = 'level4'`, [desk.reportId])).toEqual([{ numerator: 19, denominator: 50 }]);
    await desk.act('officer.SXD', 'withdraw');
    expect(await level4()).toMatchObject({ numerator: 20, denominator: 51 });
    expect(await ledger()).toMatchObject({ frozen: false, fraction: { numerator: 20, denominator: 51 } });
  });

  it('compares with what was last sent for an earlier period', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    await app.setClock(city.jurisdictionId, '2019-06-18');
    await earlierReport(city);
    await app.setClock(city.jurisdictionId, '2019-09-16');
    const desk = await deskOf(app, city, 'SXD');
    const find = (items: Awaited<ReturnType<typeof desk.get>>['items'], wanted: string) => items.find(({ code }) => code === wanted);
    const before = (await desk.get('officer.SXD')).items;
    // Level 4 since 1 July: in June the same 50 services were at level 3.
    expect(find(before, 'level4')).toMatchObject({ last: { numerator: 0, denominator: 50 }, now: { numerator: 19, denominator: 50 }, before: null, changed: true });
    expect(find(before, 'results')).toMatchObject({ last: { words: WRITTEN.results?.words }, changed: true });
    const { items, checks } = await desk.save('officer.SXD', 'direction', { silence: 'unchanged' });
    expect(find(items, 'direction')).toMatchObject({ now: { words: '', silence: 'unchanged' }, last: WRITTEN.direction, changed: false });
    expect(checks.find(({ item, code }) => item === 'level4' && code === 'share_jumped')).toMatchObject({ found: { points: 38 } });
  });

  it('attests "unchanged" only where there is something to be unchanged from', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const { checks } = await desk.save('officer.SXD', 'proposals', { silence: 'unchanged' });
    expect(checks.find(({ item }) => item === 'proposals')).toMatchObject({ code: 'unchanged_without_last', severity: 'error' });
  });

  async function earlierReport(city: City): Promise<void> {
    const [row] = await app.sql<{ id: string }>('select id from reports where period_id = $1 and agency_id = $2', [city.periods.q2, city.agencies.SXD.id]);
    const desk = await deskOf(app, { ...city, report: async () => row?.id ?? '' }, 'SXD');
    await desk.bring('sent');
  }
});

describe('GET /reports', () => {
  it('gives every report once, a page at a time: the newest period first, agencies as they stand in the city’s list', async () => {
    const city = await aCity(app);
    const leader = await app.asPerson(city.people.leader);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { items, next }: { items: { period: { code: string }; agency: { code: string } }[]; next: string | null } = await leader.call(reports.list, { query: { limit: 3, ...(after === undefined ? {} : { after }) } });
      seen.push(...items.map(({ period, agency }) => `${period.code} ${agency.code}`));
      after = next ?? undefined;
    } while (after !== undefined);
    const codes = ['STTTT', 'SXD', 'CT', 'TK', 'HV', 'TK-1', 'TK-2', 'HV-1'];
    expect(seen).toEqual([...codes.map((code) => `2019-Q3 ${code}`), ...codes.map((code) => `2019-Q2 ${code}`)]);
    await expect(leader.call(reports.list, { query: { after: 'bogus' } })).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ in: 'query', path: 'after' }] } });
  });

  it('filters by the status that is shown: past its lock a report is locked', async () => {
    const city = await aCity(app);
    const leader = await app.asPerson(city.people.leader);
    const codes = async (status: 'locked' | 'not_started') => (await leader.call(reports.list, { query: { status } })).items.map(({ period }) => period.code);
    expect(new Set(await codes('locked'))).toEqual(new Set(['2019-Q2']));
    expect(new Set(await codes('not_started'))).toEqual(new Set(['2019-Q3']));
  });

  it('counts days late from the day after the due day', async () => {
    const city = await aCity(app);
    const leader = await app.asPerson(city.people.leader);
    const late = async (day: string) => {
      await app.setClock(city.jurisdictionId, day, 0);
      const { items } = await leader.call(reports.list, { query: { period: '2019-Q3' } });
      return Object.fromEntries(items.filter(({ agency }) => ['TK-1', 'SXD'].includes(agency.code)).map(({ agency, lateDays }) => [agency.code, lateDays]));
    };
    expect(await late('2019-09-16')).toEqual({ 'TK-1': 0, SXD: 0 });
    expect(await late('2019-09-17')).toEqual({ 'TK-1': 1, SXD: 0 });
    expect(await late('2019-09-19')).toEqual({ 'TK-1': 3, SXD: 1 });
  });
});
