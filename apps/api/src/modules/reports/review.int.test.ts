import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { home, matrix, reports, review } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type City } from '../../../test/city.js';
import { deskOf, WRITTEN, type Desk } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

const itemsOf = async (desk: Desk, person: Parameters<Desk['get']>[0] = 'coordinator') => new Map((await desk.get(person)).items.map((item) => [item.code, item]));

/** SXD's report of the quarter before, sent before its lock. */
async function sendLastQuarter(city: City): Promise<void> {
  const [row] = await app.sql<{ id: string }>('select id from reports where jurisdiction_id = $1 and period_id = $2 and agency_id = $3', [city.jurisdictionId, city.periods.q2, city.agencies.SXD.id]);
  await app.setClock(city.jurisdictionId, '2019-07-05');
  await (await deskOf(app, { ...city, report: async () => row?.id ?? '' }, 'SXD')).bring('sent');
  await app.setClock(city.jurisdictionId, '2019-09-16');
}

/** SXD's report with two changed items, of which the reviewer returns one and decides nothing else. */
async function returnedWithoutMore(city: City): Promise<Desk> {
  await sendLastQuarter(city);
  const desk = await deskOf(app, city, 'SXD');
  await desk.fill();
  await desk.save('officer.SXD', 'direction', { words: 'Kế hoạch mới' });
  await desk.act('officer.SXD', 'submit');
  await desk.act('head.SXD', 'approve');
  await desk.act('coordinator', 'open');
  await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'Nêu rõ số dịch vụ mới' });
  await desk.act('coordinator', 'return');
  return desk;
}

describe('looking at a report', () => {
  it('returns single items with reasons and keeps the rest', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('in_review');
    await desk.decide('coordinator', 'level4', { decision: 'accepted' });
    await expect(desk.decide('coordinator', 'results', { decision: 'returned' })).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ path: 'reason' }] } });
    await expect(desk.act('coordinator', 'return')).rejects.toMatchObject({ code: 'incomplete' });
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'Nêu rõ số dịch vụ mới' });
    const back = await desk.act('coordinator', 'return');
    // Two working days from Monday 16 September.
    expect(back).toMatchObject({ status: 'returned', returnDueOn: '2019-09-18', round: 2 });
    expect([...(await itemsOf(desk)).values()].map(({ code, state }) => `${code} ${state}`)).toEqual(expect.arrayContaining(['level4 accepted', 'results returned', 'direction open']));
    const mails = await app.sql<{ subject: string; body_text: string }>(`select subject, body_text from mails where jurisdiction_id = $1 and kind = 'returned'`, [city.jurisdictionId]);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.body_text).toContain('Nêu rõ số dịch vụ mới');
    expect(mails[0]?.body_text).toContain('hết ngày 18/09/2019');
    expect(mails[0]?.body_text).toContain(`/reports/${desk.reportId}`);
    const { agency } = await (await desk.as('officer.SXD')).call(home.get, {});
    expect(agency?.returned).toEqual([{ reportId: desk.reportId, period: expect.objectContaining({ code: '2019-Q3' }), returnDueOn: '2019-09-18', items: [{ code: 'results', reason: 'Nêu rõ số dịch vụ mới' }] }]);
    expect(agency?.report?.nextAct).toBe('mend');
  });

  it('comes back with what changed beside what the reviewer saw', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('in_review');
    for (const code of ['level4', 'direction', 'next_steps'] as const) await desk.decide('coordinator', code, { decision: 'accepted' });
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'Nêu rõ' });
    await desk.act('coordinator', 'return');
    expect((await desk.get('officer.SXD')).checks).toContainEqual({ item: 'results', code: 'returned_item_unchanged', severity: 'warning', found: {} });
    await desk.save('officer.SXD', 'results', { words: 'Thêm 4 dịch vụ: cấp phép xây dựng' });
    // Somebody who mends one item may touch another that was accepted.
    await desk.save('officer.SXD', 'next_steps', { words: 'Kế hoạch khác' });
    await desk.act('officer.SXD', 'submit');
    const sent = await desk.act('head.SXD', 'approve');
    expect(sent).toMatchObject({ status: 'sent', revision: 2, round: 2, returnDueOn: null, lateDays: 0 });
    await desk.act('coordinator', 'open');
    const items = await itemsOf(desk);
    expect([...items.values()].filter(({ changed }) => changed).map(({ code }) => code)).toEqual(['results', 'next_steps']);
    expect(items.get('results')).toMatchObject({ state: 'open', returnReason: null, returnedBefore: { reason: 'Nêu rõ', changed: true }, isAsBefore: false, before: { words: WRITTEN.results?.words }, now: { words: 'Thêm 4 dịch vụ: cấp phép xây dựng' } });
    expect(items.get('next_steps')).toMatchObject({ state: 'open' });
    expect(items.get('level4')).toMatchObject({ state: 'accepted', changed: false, before: { numerator: 19, denominator: 50 } });
    const { items: queue } = await (await desk.as('coordinator')).call(review.queue, { query: {} });
    expect(queue).toMatchObject([{ agency: { code: 'SXD' }, round: 2, changedItems: 2, riskReasons: expect.arrayContaining(['resent']) }]);
  });

  it('accepts what did not change in one act, and the whole only when the rest is decided', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await returnedWithoutMore(city);
    await desk.save('officer.SXD', 'results', { words: 'Đã nêu rõ' });
    await desk.act('officer.SXD', 'submit');
    await desk.act('head.SXD', 'approve');
    const opened = await desk.act('coordinator', 'open');
    const unchanged = await (await desk.as('coordinator')).call(reports.acceptUnchanged, { params: { reportId: desk.reportId }, body: { version: opened.version } });
    // Direction and the share are new since last quarter: unchanged since the return, but nobody has ever accepted them.
    const undecided = ['direction', 'level4', 'results'] as const;
    expect(unchanged.items.filter(({ state }) => state !== 'accepted').map(({ code }) => code).sort()).toEqual(undecided);
    const refused = await desk.act('coordinator', 'accept').catch((error: { code: string; problem: { current: { undecided: string[] } } }) => error);
    expect(refused).toMatchObject({ code: 'incomplete' });
    expect('problem' in refused ? refused.problem.current.undecided.sort() : []).toEqual(undecided);
    for (const code of undecided) await desk.decide('coordinator', code, { decision: 'accepted' });
    expect(await desk.act('coordinator', 'accept')).toMatchObject({ status: 'accepted' });
  });

  it('compares with what the reviewer returned, not with what was recalled before anybody saw it', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('returned');
    const resend = async () => {
      await desk.act('officer.SXD', 'submit');
      await desk.act('head.SXD', 'approve');
    };
    await desk.save('officer.SXD', 'results', { words: 'Thêm 4 dịch vụ' });
    await resend();
    await desk.act('head.SXD', 'recall');
    expect((await itemsOf(desk, 'officer.SXD')).get('results')).toMatchObject({ changed: true, before: { words: WRITTEN.results?.words } });
    await resend();
    expect((await itemsOf(desk)).get('results')).toMatchObject({ state: 'open', changed: true, before: { words: WRITTEN.results?.words }, now: { words: 'Thêm 4 dịch vụ' } });
    // Nobody accepts it unread with those that did not change.
    await desk.act('coordinator', 'open');
    const { version } = await desk.get('coordinator');
    await (await desk.as('coordinator')).call(reports.acceptUnchanged, { params: { reportId: desk.reportId }, body: { version } });
    expect((await itemsOf(desk)).get('results')).toMatchObject({ state: 'open' });
  });

  it('never accepts over an item that is returned', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    await desk.bring('in_review');
    for (const { code } of (await desk.get('coordinator')).items) await desk.decide('coordinator', code, { decision: 'accepted' });
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'x' });
    await expect(desk.act('coordinator', 'accept')).rejects.toMatchObject({ code: 'incomplete', problem: { current: { undecided: ['results'] } } });
    await desk.decide('coordinator', 'results', { decision: 'open' });
    await expect(desk.act('coordinator', 'accept')).rejects.toMatchObject({ code: 'incomplete' });
  });

  it('keeps the reported and the verified value, and certifies the verified one', async () => {
    const city = await aCity(app, { SXD: services(21, 29) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('in_review');
    await expect(desk.decide('coordinator', 'level4', { decision: 'accepted', verified: { numerator: 51, denominator: 50 }, reason: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(desk.decide('coordinator', 'level4', { decision: 'accepted', verified: { numerator: 0, denominator: 0 }, reason: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
      problem: { fields: [{ path: 'verified.denominator', code: 'zero_denominator', mend: expect.stringContaining('lớn hơn 0') }] },
    });
    await expect(desk.decide('coordinator', 'results', { decision: 'accepted', verified: { numerator: 1, denominator: 2 }, reason: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(desk.decide('coordinator', 'level4', { decision: 'accepted', verified: { numerator: 19, denominator: 50 } })).rejects.toMatchObject({ problem: { fields: [{ path: 'reason' }] } });
    await desk.decide('coordinator', 'level4', { decision: 'accepted', verified: { numerator: 19, denominator: 50 }, reason: 'Hai dịch vụ chưa chạy' });
    expect((await itemsOf(desk)).get('level4')).toMatchObject({ now: { numerator: 21, denominator: 50 }, verified: { numerator: 19, denominator: 50 }, verifiedReason: 'Hai dịch vụ chưa chạy' });
    expect((await itemsOf(desk, 'officer.SXD')).get('level4')).toMatchObject({ verified: null });
    for (const { code, state } of (await desk.get('coordinator')).items) if (state === 'open') await desk.decide('coordinator', code, { decision: 'accepted' });
    await desk.act('coordinator', 'accept');
    expect((await itemsOf(desk, 'officer.SXD')).get('level4')).toMatchObject({ verified: { numerator: 19, denominator: 50 } });
    const view = await (await desk.as('leader')).call(matrix.obligation, { params: { agencyCode: 'SXD', targetCode: 'DVC-MUC-4' } });
    expect(view.certified).toEqual({ fraction: { numerator: 19, denominator: 50 }, heldOn: '2019-09-14' });
    expect(view.reviewer).toBe('Người coordinator');
    expect(view.figures.filter(({ provenance }) => provenance !== 'computed').map(({ provenance, fraction }) => [provenance, fraction.numerator])).toEqual([['certified', 19], ['declared', 21]]);
    // The older certified figure stands beside; what the register says today is newer and not certified by anybody.
    expect(view.cell).toMatchObject({ provenance: 'computed', numerator: 21, selfDeclared: true });
  });

  it('is done with once it is accepted: nobody is asked for it any more', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('accepted');
    const { items } = await (await desk.as('coordinator')).call(review.queue, { query: {} });
    expect(items).toEqual([]);
    const { agency } = await (await desk.as('officer.SXD')).call(home.get, {});
    expect(agency).toMatchObject({ returned: [], givenBack: null, report: { status: 'accepted', nextAct: 'read' } });
    expect(await app.sql(`select kind from mails where jurisdiction_id = $1 and kind = 'accepted'`, [city.jurisdictionId])).toHaveLength(2);
  });

  it('does not tell the agency by a version which item was decided', async () => {
    const desk = await deskOf(app, await aCity(app, { SXD: services(19, 31) }), 'SXD');
    await desk.bring('in_review');
    await desk.decide('coordinator', 'level4', { decision: 'accepted' });
    await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'x' });
    const seen = await desk.get('officer.SXD');
    expect(new Set(seen.items.map(({ version }) => version))).toEqual(new Set([seen.version]));
    expect(new Set(seen.items.map(({ state }) => state))).toEqual(new Set(['open']));
  });

  it('lets two reviewers not decide over each other', async () => {
    const desk = await deskOf(app, await aCity(app), 'TK-1', 'head.TK');
    await desk.bring('in_review');
    const decide = async (person: 'head.TK' | 'coordinator', decision: 'accepted' | 'returned') =>
      (await desk.as(person)).call(reports.decideItem, { params: { reportId: desk.reportId, itemCode: 'results' }, body: { version: 2, decision, reason: 'x' } });
    const outcomes = await Promise.allSettled([decide('head.TK', 'accepted'), decide('coordinator', 'returned')]);
    const refused = outcomes.filter((each): each is PromiseRejectedResult => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'stale_version', problem: { current: { version: 3, state: expect.stringMatching(/accepted|returned/) } } });
  });

  it('does not let an answer fall between two rounds: a return without an answer goes back as it was, and says so', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await returnedWithoutMore(city);
    await desk.act('officer.SXD', 'submit');
    const unanswered = { item: 'results', code: 'returned_item_unchanged', severity: 'warning', found: {} };
    expect((await desk.get('head.SXD')).checks).toContainEqual(unanswered);
    await desk.act('head.SXD', 'approve');
    const { items: queue } = await (await desk.as('coordinator')).call(review.queue, { query: {} });
    expect(queue[0]?.riskReasons).toEqual(expect.arrayContaining(['resent', 'returned_item_unchanged']));
    const opened = await desk.act('coordinator', 'open');
    expect(opened.checks).toContainEqual(unanswered);
    expect((await itemsOf(desk)).get('results')).toMatchObject({ state: 'open', changed: false, returnedBefore: { reason: 'Nêu rõ số dịch vụ mới', changed: false }, isAsBefore: false });
    // One click takes what nobody questioned, never what was returned.
    const after = await (await desk.as('coordinator')).call(reports.acceptUnchanged, { params: { reportId: desk.reportId }, body: { version: opened.version } });
    expect(after.items.find(({ code }) => code === 'results')).toMatchObject({ state: 'open' });
    expect(after.items.find(({ code }) => code === 'next_steps')).toMatchObject({ state: 'accepted' });
    await expect(desk.act('coordinator', 'accept')).rejects.toMatchObject({ code: 'incomplete' });
  });
});
