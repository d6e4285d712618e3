import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredReportStatus } from '@tiendo/domain/reports';
import { reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type CityPerson } from '../../../test/city.js';
import { deskOf, outcome, type ActName } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

/** Written by hand from what the product says of a report's life, never read from the table that it checks. */
const LIFE: Record<ActName, { by: CityPerson; from: StoredReportStatus[]; to?: StoredReportStatus; needs?: object }> = {
  start: { by: 'officer.SXD', from: ['not_started'], to: 'draft' },
  submit: { by: 'officer.SXD', from: ['draft', 'returned'], to: 'with_head' },
  withdraw: { by: 'officer.SXD', from: ['with_head'], to: 'draft' },
  give_back: { by: 'head.SXD', from: ['with_head'], to: 'draft', needs: { reason: 'Bổ sung số liệu thanh toán' } },
  approve: { by: 'head.SXD', from: ['with_head'], to: 'sent' },
  recall: { by: 'head.SXD', from: ['sent'], to: 'draft' },
  dispatch: { by: 'clerk.SXD', from: ['sent', 'in_review', 'accepted'], needs: { dispatchNumber: '15/BC-SXD', dispatchedOn: '2019-09-16' } },
  open: { by: 'coordinator', from: ['sent'], to: 'in_review' },
  return: { by: 'coordinator', from: ['in_review'], to: 'returned' },
  accept: { by: 'coordinator', from: ['in_review'], to: 'accepted' },
};
const ACTS = Object.keys(LIFE) as ActName[];
const STATUSES: StoredReportStatus[] = ['not_started', 'draft', 'with_head', 'sent', 'in_review', 'returned', 'accepted'];

describe('the life of a report', () => {
  it.each(STATUSES)('from %s takes no other way than those', async (status) => {
    const desk = await deskOf(app, await aCity(app, { SXD: services(19, 31) }), 'SXD');
    const before = await desk.bring(status);
    expect(before.status).toBe(status);
    const refused = ACTS.filter((action) => !LIFE[action].from.includes(status));
    const outcomes = await Promise.all(refused.map(async (action) => [action, await outcome(desk.act(LIFE[action].by, action, LIFE[action].needs))]));
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(refused.map((action) => [action, 'wrong_status'])));
    expect(await desk.get('officer.SXD')).toEqual(before);
  });

  const legal = ACTS.flatMap((action) => LIFE[action].from.map((from) => [action, from] as const));
  it.each(legal)('lets %s happen from %s, writes who did it, and offers it to them', async (action, from) => {
    const desk = await deskOf(app, await aCity(app, { SXD: services(19, 31) }), 'SXD');
    await desk.bring(from);
    const { by, to, needs } = LIFE[action];
    if (action === 'return') await desk.decide('coordinator', 'results', { decision: 'returned', reason: 'Chưa rõ' });
    if (action === 'accept') for (const { code } of (await desk.get('coordinator')).items) await desk.decide('coordinator', code, { decision: 'accepted' });
    expect((await desk.get(by)).can[action]).toEqual({ allowed: true, because: null });
    const after = await desk.act(by, action, needs);
    expect(after.status).toBe(to ?? from);
    const trail = await app.sql<{ action: string; before: object; after: object }>(
      `select a.action, a.before, a.after from audit_events a where a.subject_id = $1 order by a.seq desc limit 1`,
      [desk.reportId],
    );
    expect(trail[0]).toMatchObject({ action: `report.${action}`, before: { status: from }, after: { status: to ?? from } });
  });

  it('asks for the words that an act needs', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    await desk.bring('with_head');
    for (const reason of [undefined, '   ']) {
      const refusal = desk.act('head.SXD', 'give_back', reason === undefined ? {} : { reason });
      await expect(refusal).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ in: 'body', path: 'reason' }] } });
    }
    await desk.act('head.SXD', 'approve');
    await expect(desk.act('clerk.SXD', 'dispatch', { dispatchNumber: '15' })).rejects.toMatchObject({ problem: { fields: [{ path: 'dispatchedOn' }] } });
    await expect(desk.act('clerk.SXD', 'dispatch', { dispatchNumber: '15', dispatchedOn: '2019-09-17' })).rejects.toMatchObject({ problem: { fields: [{ path: 'dispatchedOn', written: '2019-09-17' }] } });
    expect(await desk.act('clerk.SXD', 'dispatch', { dispatchNumber: '15/BC-SXD', dispatchedOn: '2019-09-16' })).toMatchObject({ dispatchNumber: '15/BC-SXD', dispatchedOn: '2019-09-16', status: 'sent' });
  });

  it('keeps the draft with the reason when the head gives it back, until it is submitted again', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    await desk.bring('with_head');
    const given = await desk.act('head.SXD', 'give_back', { reason: 'Thiếu số liệu' });
    expect(given).toMatchObject({ status: 'draft', givenBackReason: 'Thiếu số liệu', round: 0, receipts: [] });
    expect(await desk.act('officer.SXD', 'submit')).toMatchObject({ status: 'with_head', givenBackReason: null });
  });

  it('refuses who acts on what they no longer see', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const seen = await desk.bring('with_head');
    await desk.act('officer.SXD', 'withdraw');
    await expect(desk.act('head.SXD', 'approve', { version: seen.version })).rejects.toMatchObject({ code: 'stale_version', problem: { status: 409, current: { status: 'draft', version: seen.version + 1 } } });
  });

  it('sends once for one key, however often it is asked', async () => {
    const desk = await deskOf(app, await aCity(app), 'SXD');
    const { version } = await desk.bring('with_head');
    const head = await desk.as('head.SXD');
    const approve = () => head.call(reports.act, { params: { reportId: desk.reportId }, body: { action: 'approve', version } }, { idempotencyKey: `once-${desk.reportId}` });
    const [first, second] = await Promise.all([approve(), approve()]);
    expect(second).toEqual(first);
    expect(first.receipts).toHaveLength(1);
    expect(await app.sql('select number from revisions where report_id = $1', [desk.reportId])).toEqual([{ number: 1 }]);
  });
});
