import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matrix, reports } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, EVERYTHING, offersOf, services, type City } from '../../../test/city.js';
import { deskOf } from '../../../test/reporting.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
});
afterAll(() => app.close());

interface MailRow {
  email: string;
  kind: string;
  subject: string;
  body_text: string;
}
const mailsOf = (city: City, kind: string) =>
  app.sql<MailRow>('select p.email, m.kind, m.subject, m.body_text from mails m join people p on p.id = m.person_id where m.jurisdiction_id = $1 and m.kind = $2 order by p.email', [city.jurisdictionId, kind]);

/** JSON with sorted keys, written apart from the product's. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

describe('approving and sending', () => {
  it('gives a receipt with number, time and a hash that anybody can check against what was sent', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('with_head');
    await app.setClock(city.jurisdictionId, '2019-09-18', 23);
    const sent = await desk.act('head.SXD', 'approve');
    expect(sent).toMatchObject({ status: 'sent', revision: 1, round: 1, lateDays: 0, isDraftShown: false });
    expect(sent.receipts).toEqual([{ revision: 1, receiptNumber: 'BN-2019Q3-SXD-01', sentAt: expect.stringMatching(/^2019-09-18T16:/), sentBy: 'head SXD' }]);
    const receipt = await (await desk.as('officer.SXD')).call(reports.receipt, { params: { reportId: desk.reportId, revision: 1 } });
    expect(receipt).toMatchObject({ receiptNumber: 'BN-2019Q3-SXD-01', sentBy: 'head SXD', agency: { code: 'SXD' }, period: { code: '2019-Q3' }, dueOn: '2019-09-18', lateDays: 0, itemCount: 9, evidenceCount: 0, illustrative: true });
    const [row] = await app.sql<{ snapshot: unknown }>('select snapshot from revisions where report_id = $1', [desk.reportId]);
    expect(createHash('sha256').update(JSON.stringify(sorted(row?.snapshot)), 'utf8').digest('hex')).toBe(receipt.sha256);
    await expect((await desk.as('officer.SXD')).call(reports.receipt, { params: { reportId: desk.reportId, revision: 2 } })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is late from 24:00 of the due day and not a moment before', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('with_head');
    await app.setClock(city.jurisdictionId, '2019-09-19', 0);
    expect(await desk.act('head.SXD', 'approve')).toMatchObject({ lateDays: 1 });
  });

  it('keeps what was sent as it was, whatever the register and the agency become later', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('sent');
    await app.run(city.jurisdictionId, (ctx) => offersOf(ctx, city.agencies.SXD.id, city.periods.q3, services(30, 0)));
    await app.sql(`update agency_versions set name_vi = 'Sở mới' where agency_id = $1`, [city.agencies.SXD.id]);
    for (const person of ['coordinator', 'officer.SXD'] as const) {
      const ledger = await (await desk.as(person)).call(reports.ledger, { params: { reportId: desk.reportId, itemCode: 'level4' } });
      expect(ledger).toMatchObject({ frozen: true, heldOn: '2019-09-14', fraction: { numerator: 19, denominator: 50 } });
      expect(ledger.items.filter(({ side }) => side === 'above')).toHaveLength(19);
      expect(ledger.items).toHaveLength(50);
      expect((await desk.get(person)).items.find(({ code }) => code === 'level4')?.now).toMatchObject({ numerator: 19, denominator: 50 });
    }
    const receipt = await (await desk.as('leader')).call(reports.receipt, { params: { reportId: desk.reportId, revision: 1 } });
    expect(receipt.agency.nameVi).toBe('Sở Xây dựng');
  });

  it('declares the figures of every target that binds the agency, held on the cut-off', async () => {
    const city = await aCity(app, { SXD: [...services(19, 31), { fee: true, payment: true, paid: 4, online: 4 }] });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('sent');
    const figures = await app.sql(
      `select t.code, f.held_on, f.provenance, f.definition, f.numerator, f.denominator, f.uses, s.number as revision, u.name
       from figures f join targets t on t.id = f.target_id join revisions s on s.id = f.revision_id join people u on u.id = f.person_id
       where f.agency_id = $1 and f.provenance = 'declared' order by t.position`,
      [city.agencies.SXD.id],
    );
    const common = { held_on: '2019-09-14', provenance: 'declared', revision: 1, name: 'head SXD' };
    expect(figures).toEqual([
      { code: 'THANH-TOAN', definition: 'payment', numerator: 1, denominator: 1, uses: 4, ...common },
      { code: 'HOA-DON', definition: 'receipt', numerator: 0, denominator: 1, uses: 0, ...common },
      { code: 'DVC-MUC-4', definition: 'online_services', numerator: 19, denominator: 51, uses: null, ...common },
    ]);
  });

  it('tells the head that a report waits, and the authors that it arrived', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('sent');
    const { email } = city.people['head.SXD'];
    expect(await mailsOf(city, 'approval_needed')).toMatchObject([{ email }]);
    const receipts = await mailsOf(city, 'receipt');
    expect(receipts.map((mail) => mail.email).sort()).toEqual([city.people['officer.SXD'].email, email].sort());
    expect(receipts[0]?.subject).toContain('Báo cáo Quý III/2019');
    expect(receipts[0]?.body_text).toContain(`/reports/${desk.reportId}`);
    expect(await app.drainJobs(['deliver-mail'])).toBeGreaterThanOrEqual(3);
    expect(await app.sql(`select distinct state from mails where jurisdiction_id = $1`, [city.jurisdictionId])).toEqual([{ state: 'kept' }]);
  });

  it('can be recalled until somebody opened it, and what is sent again is the next revision', async () => {
    const city = await aCity(app, { SXD: services(19, 31) });
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('sent');
    expect(await desk.act('officer.SXD', 'recall')).toMatchObject({ status: 'draft', isDraftShown: true, revision: 0, firstSentAt: null, sentAt: null });
    await desk.save('officer.SXD', 'results', { words: 'Sửa lại' });
    // What was taken back nobody else sees any more, nor what is written since.
    expect((await desk.get('coordinator')).items).toEqual([]);
    await app.setClock(city.jurisdictionId, '2019-09-20');
    await desk.act('officer.SXD', 'submit');
    const again = await desk.act('head.SXD', 'approve');
    expect(again).toMatchObject({ status: 'sent', revision: 2, round: 1, lateDays: 2 });
    expect(again.receipts.map(({ receiptNumber }) => receiptNumber)).toEqual(['BN-2019Q3-SXD-02', 'BN-2019Q3-SXD-01']);
    const lateOf = async (revision: number) => (await (await desk.as('officer.SXD')).call(reports.receipt, { params: { reportId: desk.reportId, revision } })).lateDays;
    // Each receipt says what was true on its day.
    expect([await lateOf(1), await lateOf(2)]).toEqual([0, 2]);
    await desk.act('coordinator', 'open');
    await expect(desk.act('officer.SXD', 'recall')).rejects.toMatchObject({ code: 'wrong_status' });
  });

  it('takes the number and the day of the paper, not of before its approval and not of a day ahead', async () => {
    const city = await aCity(app);
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('sent');
    await app.setClock(city.jurisdictionId, '2019-09-18');
    const dispatch = (dispatchedOn: string) => desk.act('clerk.SXD', 'dispatch', { dispatchNumber: '12/BC', dispatchedOn });
    await expect(dispatch('2019-09-15')).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ path: 'dispatchedOn', code: 'before_approval' }] } });
    await expect(dispatch('2019-09-19')).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ path: 'dispatchedOn', code: 'date_ahead' }] } });
    expect(await dispatch('2019-09-16')).toMatchObject({ dispatchNumber: '12/BC', dispatchedOn: '2019-09-16' });
  });

  it('makes the silent agency one that has reported, in the same transaction', async () => {
    const city = await aCity(app, { 'TK-1': services(1, 9) });
    await app.setClock(city.jurisdictionId, '2019-09-17');
    const status = async () => {
      const { rows } = await (await app.asPerson(city.people.leader)).call(matrix.get, { query: { ...EVERYTHING, target: ['DVC-MUC-4'] } });
      return rows.find(({ agency }) => agency.code === 'TK-1')?.cells[0]?.status;
    };
    expect(await status()).toBe('not_reported');
    await (await deskOf(app, city, 'TK-1')).bring('sent');
    expect(await status()).not.toBe('not_reported');
  });
});
