import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OBLIGATION_STATUSES, type ObligationStatus } from '@tiendo/domain/obligations';
import { register, reminders, reports, session } from '@tiendo/types';
import { bootApp } from '../../../test/app.js';
import { bootDemonstration, DEMO_PASSWORD, type DemonstrationApp } from '../../../test/demonstration.js';
import { ReminderTick } from '../reminders/public.js';
import { loadDemonstration } from './public.js';
import { Contexts } from '../../platform/auth/contexts.js';

const HOURS = 3_600_000;
const LOADING_MS = 180_000;

let app: DemonstrationApp;
beforeAll(async () => {
  app = await bootDemonstration();
}, LOADING_MS);
afterAll(() => app.close());

const as = async (name: string) => app.asPerson(await app.person(name));
const count = async (text: string, values: readonly unknown[] = []): Promise<number> => {
  const [row] = await app.sql<{ count: number }>(`select count(*)::integer as count from ${text}`, values);
  return row?.count ?? 0;
};
/** Statuses of a target, or of an agency's, as stored. */
const statuses = async (target: string): Promise<Record<string, ObligationStatus>> => {
  const rows = await app.sql<{ code: string; status: ObligationStatus }>(
    'select a.code, o.status from obligations o join agencies a on a.id = o.agency_id join targets t on t.id = o.target_id where t.code = $1',
    [target],
  );
  return Object.fromEntries(rows.map(({ code, status }) => [code, status]));
};

describe('Monday 16 September 2019, 08:00', () => {
  it('is what the clock says, and the terminal was told what is being made', async () => {
    const me = await (await as('officer.sxd')).call(session.me, {});
    const shown = Date.parse(me.clock.now) - Date.parse('2019-09-16T01:00:00Z');
    expect(me.clock.today).toBe('2019-09-16');
    expect(shown).toBeGreaterThanOrEqual(0);
    expect(shown).toBeLessThan(HOURS);
    expect(me.period?.code).toBe('2019-Q3');
    expect(app.said).toContain('Dựng thành phố minh hoạ: 93 cơ quan và người dùng…');
  });

  it('has the 93 agencies, those that nobody has confirmed as such, and accounts that open', async () => {
    expect(await count('agencies')).toBe(93);
    expect(await count(`agency_versions where ranked = 'unconfirmed'`)).toBe(4);
    expect(await count(`agency_versions where ranked = 'no'`)).toBe(1);
    const answer = await fetch(`${app.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify({ email: 'head.hc-tb@demo.test', password: DEMO_PASSWORD }),
    });
    expect(answer.status).toBe(200);
    for (const role of ['reporting_officer', 'head']) expect(await count('memberships where role = $1', [role])).toBe(93);
    expect(await count(`memberships where role = 'clerk'`)).toBe(31);
  });

  it('has the order with its clauses and its three targets, and says what is assumed and what is made up', async () => {
    const targets = await app.sql('select t.code, v.due_on, v.assumed, v.illustrative, d.number, d.speaker from targets t join target_versions v on v.target_id = t.id join documents d on d.id = v.document_id order by t.position');
    const direction = { due_on: '2019-10-31', assumed: true, illustrative: false, number: null, speaker: 'Lê Trung Chinh, Phó Chủ tịch UBND thành phố' };
    const older = { assumed: false, illustrative: true, number: '01/KH-UBND (minh hoạ)', speaker: null };
    expect(targets).toEqual([
      { code: 'THANH-TOAN', ...direction },
      { code: 'HOA-DON', ...direction },
      { code: 'DVC-MUC-4', ...direction },
      { code: 'DVC-TRUC-TUYEN-2018', due_on: '2019-06-30', ...older },
      { code: 'PHI-TRUC-TUYEN-2018', due_on: '2019-09-30', ...older },
    ]);
    expect(await app.sql('select issued_on from documents where number = $1 order by issued_on', ['07-NQ/TU'])).toEqual([{ issued_on: '2000-10-03' }, { issued_on: '2019-04-16' }]);
    expect(await count('procedures where not illustrative')).toBe(0);
    expect(await count('procedures')).toBeLessThanOrEqual(200);
  });

  it('gives every status something true to show', async () => {
    const shown = new Set((await app.sql<{ status: string }>('select distinct status from obligations')).map(({ status }) => status));
    expect([...shown].sort()).toEqual([...OBLIGATION_STATUSES].sort());
    expect(await statuses('DVC-TRUC-TUYEN-2018')).toMatchObject({ STTTT: 'met', SXD: 'met_late', SYT: 'overdue', SNNPTNT: 'overdue', BQLATTP: 'not_reported', 'HV-HB': 'not_reported', TTTP: 'not_applicable' });
    expect(await statuses('DVC-MUC-4')).toMatchObject({ SXD: 'on_track', SVHTT: 'at_risk', STTTT: 'met', QTK: 'met', QHC: 'on_track' });
    expect(await statuses('PHI-TRUC-TUYEN-2018')).toMatchObject({ SXD: 'due_soon', QHC: 'due_soon', 'HC-TB': 'met' });
    const [regressed] = await app.sql('select o.numerator, o.denominator, o.regressed from obligations o join agencies a on a.id = o.agency_id join targets t on t.id = o.target_id where a.code = $1 and t.code = $2', ['SVHTT', 'DVC-TRUC-TUYEN-2018']);
    expect(regressed).toEqual({ numerator: 1, denominator: 5, regressed: true });
    const provenances = await app.sql<{ self: boolean }>(`select distinct self_declared as self from obligations where status = 'met' order by 1`);
    expect(provenances.map(({ self }) => self)).toEqual([false, true]);
  });

  it('leaves Hoàng Sa out: no report, no target, never silent', async () => {
    expect(await count(`reports r join agencies a on a.id = r.agency_id where a.code = 'HHS'`)).toBe(0);
    expect(await count(`obligations o join agencies a on a.id = o.agency_id where a.code = 'HHS'`)).toBe(0);
  });

  it('has reports of the quarter in every state, and nobody is late', async () => {
    const { items } = await (await as('coordinator')).call(reports.list, { query: { period: '2019-Q3', limit: 200 } });
    expect(items).toHaveLength(92);
    expect([...new Set(items.map(({ status }) => status))].sort()).toEqual(['accepted', 'draft', 'in_review', 'not_started', 'returned', 'sent', 'with_head']);
    expect(items.filter(({ lateDays }) => lateDays > 0)).toEqual([]);
    const q2 = (await (await as('coordinator')).call(reports.list, { query: { period: '2019-Q2', limit: 200 } })).items;
    expect(q2.filter(({ firstSentAt, lateDays }) => firstSentAt !== null && lateDays > 0).map(({ agency, lateDays }) => [agency.code, lateDays])).toEqual([['SNNPTNT', 2], ['CL-HX', 1]]);
    expect(q2.filter(({ firstSentAt }) => firstSentAt === null).map(({ agency }) => agency.code).sort()).toEqual(['BQLATTP', 'CATP', 'HV-HB', 'ST-AHD', 'VNCPTKTXH']);
  });

  it('shows the Department of Construction 19 of 50: one more service', async () => {
    const { ledger, offers, announcedNotTaken } = await (await as('officer.sxd')).call(register.get, { params: { agencyCode: 'SXD' } });
    expect(ledger).toMatchObject({ fraction: { numerator: 19, denominator: 50 }, threshold: { numerator: 40, denominator: 100 }, missing: 1, orNew: 2, dueOn: '2019-10-31' });
    expect(offers.filter(({ level }) => level === 2)).toHaveLength(2);
    // One that is not online waits in the announced list, for the officer to take.
    expect(announcedNotTaken).toBe(1);
    expect(offers.filter(({ level, feeBearing, paymentOn }) => level === 4 && feeBearing && !paymentOn)).toEqual([]);
  });

  it('keeps its past: letters stay in the mailbox, and every change has its line in the trail', async () => {
    expect(await count(`mails where state <> 'kept'`)).toBe(0);
    expect(await count('mails')).toBeGreaterThan(300);
    expect(await count(`audit_events where action = 'report.approve'`)).toBe(await count('revisions'));
    expect(await count(`reminders where state <> 'before_start'`)).toBe(0);
    expect(await count(`reminders where state = 'before_start'`)).toBeGreaterThan(0);
  });

  it('is loaded once and as a whole: a second load is refused and leaves nothing', async () => {
    const nest = app.application.app;
    const before = await count('audit_events');
    const again = loadDemonstration({ transactions: app.owner, contexts: nest.get(Contexts), password: DEMO_PASSWORD, publicUrl: '', say: () => undefined, get: (token) => nest.get(token) });
    await expect(again).rejects.toMatchObject({ code: '23505' });
    expect(await count('audit_events')).toBe(before);
  });
});

const owing = (kind: string): string =>
  `reports r join periods p on p.id = r.period_id join agency_versions v on v.agency_id = r.agency_id where p.code = '2019-Q3' and v.kind = '${kind}' and (r.first_sent_at is null or r.status = 'returned')`;
const told = (rule: string, on: string): string => `reminders where rule_code = '${rule}' and tell_on = '${on}'`;
const lateOf = async (kind: string): Promise<number[]> => {
  const { items } = await (await as('coordinator')).call(reports.list, { query: { period: '2019-Q3', limit: 200 } });
  return items.filter(({ agency, firstSentAt }) => agency.kind === kind && firstSentAt === null).map(({ lateDays }) => lateDays);
};
const tick = () => app.application.app.get(ReminderTick).run(1);
const goTo = async (to: string) => (await as('admin')).call(session.advanceClock, { body: { to } });

// One story: each step stands on the one before.
describe('stepping the clock', () => {
  it('on the 16th tells the officers of wards that are due that night, and nobody who has sent', async () => {
    expect(await app.drainJobs(['tick'])).toBe(0);
    const results = await Promise.all([tick(), tick(), tick()]);
    expect(results.filter(({ lines }) => lines > 0)).toHaveLength(1);
    const unsent = await count(`${owing('ward')} and r.status <> 'returned'`);
    expect(unsent).toBeGreaterThan(30);
    expect(await count(`${told('report_due_day', '2019-09-16')} and state = 'told'`)).toBe(unsent);
    expect(await count(`${told('report_due_day', '2019-09-16')} and subject_id in (select id from reports where first_sent_at is not null and status <> 'returned')`)).toBe(0);
    expect(await count(`${told('target_14_days_before', '2019-09-16')}`)).toBeGreaterThan(20);
  });

  it('writes one mail a person with everything in it', async () => {
    const mails = await app.sql<{ mails: number; people: number }>(`select count(*)::integer as mails, count(distinct person_id)::integer as people from mails where kind = 'reminder'`);
    expect(mails[0]?.mails).toBe(mails[0]?.people);
    expect(await count(`reminders where state = 'told' and mail_id is null`)).toBe(0);
    const [mail] = (await (await as('officer.hv-hk')).call(reminders.mailbox, { query: {} })).items;
    expect(mail).toMatchObject({ to: 'officer.hv-hk@demo.test', kind: 'reminder', state: 'queued' });
    const { text } = await (await as('officer.hv-hk')).call(reminders.mail, { params: { mailId: mail?.id ?? '' } });
    expect(text).toContain('Báo cáo Quý III/2019');
    expect(text).toContain('Tất cả dịch vụ có thu phí được thanh toán trực tuyến');
    expect(await app.drainJobs(['deliver-mail'])).toBeGreaterThan(0);
    expect(await count(`mails where state <> 'kept'`)).toBe(0);
  });

  it('on the 17th finds the unsent wards one day late and silent, once told', async () => {
    await goTo('2019-09-17');
    expect(await app.drainJobs(['tick'])).toBe(1);
    const late = await lateOf('ward');
    expect(late.length).toBeGreaterThan(30);
    expect(new Set(late)).toEqual(new Set([1]));
    expect(new Set(await lateOf('department'))).toEqual(new Set([0]));
    expect((await statuses('DVC-MUC-4'))['HV-HK']).toBe('not_reported');
    // Officer and head of each.
    expect(await count(`${told('report_1_working_day_after', '2019-09-17')} and state = 'told'`)).toBe(2 * late.length);
    const before = await count('reminders');
    expect((await tick()).lines).toBe(0);
    expect(await count('reminders')).toBe(before);
  });

  it('on the 19th finds the departments one day late, also while nothing ticks', async () => {
    await goTo('2019-09-19');
    const late = await lateOf('department');
    expect(late.length).toBeGreaterThan(5);
    expect(new Set(late)).toEqual(new Set([1]));
    expect(new Set(await lateOf('ward'))).toEqual(new Set([3]));
  });

  it('catches up five skipped days: the newest stage is told, older ones are coalesced, nothing twice', async () => {
    await goTo('2019-09-22');
    await Promise.all([tick(), tick()]);
    const departments = await count(`${owing('department')} and r.first_sent_at is null`);
    const ofDepartments = `and subject_id in (select r.id from ${owing('department')} and r.first_sent_at is null)`;
    expect(await count(`${told('report_due_day', '2019-09-18')} and state = 'coalesced' ${ofDepartments}`)).toBe(departments);
    expect(await count(`${told('report_1_working_day_after', '2019-09-19')} and state = 'told' ${ofDepartments}`)).toBe(2 * departments);
    expect(await count(`${told('report_3_working_days_after', '2019-09-19')} and state = 'told' and person_id = (select id from people where email = 'cityoffice@demo.test')`)).toBe(
      await count(`${owing('ward')} and r.first_sent_at is null`),
    );
    expect(await count(`mails where kind = 'reminder' and to_address = 'cityoffice@demo.test'`)).toBe(1);
    expect(await app.sql('select done_through from reminder_progress')).toEqual([{ done_through: '2019-09-22' }]);
    const before = await count('reminders');
    await Promise.all([tick(), tick()]);
    expect(await count('reminders')).toBe(before);
  });
});

it('leaves nothing behind when it breaks off half-way, so that the next start begins anew', async () => {
  const empty = await bootApp();
  try {
    const nest = empty.application.app;
    const broken = loadDemonstration({
      transactions: empty.owner,
      contexts: nest.get(Contexts),
      password: DEMO_PASSWORD,
      publicUrl: empty.config.publicUrl,
      say: (_, en) => {
        if (en.startsWith('Reports')) throw new Error('the power went');
      },
      get: (token) => nest.get(token),
    });
    await expect(broken).rejects.toThrow('the power went');
    expect(await empty.sql('select (select count(*) from jurisdictions) as places, (select count(*) from people) as people, (select count(*) from auth."user") as accounts')).toEqual([
      { places: 0, people: 0, accounts: 0 },
    ]);
  } finally {
    await empty.close();
  }
}, LOADING_MS);
