import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DECREE_09_QUARTER, DEFAULT_QUARTER_CHAIN, plainDate, type PlainDate } from '@tiendo/domain/calendar';
import { DEFAULT_REMINDER_RULES } from '@tiendo/domain/escalation';
import { reminders } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, anAgency, aPerson, type TestAgency, type TestPerson } from '../../../test/factories.js';
import { addClause, addDocument } from '../documents/public.js';
import { bindTarget, recomputeObligations } from '../obligations/public.js';
import { addRegime, generatePeriod } from '../periods/public.js';
import { ensureReports } from '../reports/public.js';
import { addTarget } from '../targets/public.js';
import { runReminderTick, type TickResult } from './public.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp({ PUBLIC_URL: 'https://tiendo.test' });
});
afterAll(() => app.close());

interface City {
  readonly jurisdictionId: number;
  readonly district: TestAgency;
  readonly ward: TestAgency;
  readonly otherWard: TestAgency;
  readonly officer: TestPerson;
  readonly head: TestPerson;
  readonly otherOfficer: TestPerson;
  readonly districtHead: TestPerson;
  readonly otherDistrictHead: TestPerson;
  readonly cityOffice: TestPerson;
  readonly administrator: TestPerson;
}

/** A district with two wards that owe the third quarter of 2019 and a target due on 30 September, on a day in August. */
async function aCity(): Promise<City> {
  const city = await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    const at = (kind: 'district' | 'ward' | 'department', parentId?: string) => anAgency(tx, jurisdictionId, { kind, parentId: parentId ?? null });
    const [district, otherDistrict, office] = [await at('district'), await at('district'), await at('department')];
    const [ward, otherWard] = [await at('ward', district.id), await at('ward', district.id)];
    const held = (role: Parameters<typeof one>[0], agency: TestAgency | null) => one(role, agency);
    const one = (role: 'reporting_officer' | 'head' | 'city_office' | 'administrator', agency: TestAgency | null) => aPerson(tx, jurisdictionId, { roles: [{ role, agencyId: agency?.id ?? null }] });
    return {
      jurisdictionId,
      district,
      ward,
      otherWard,
      officer: await held('reporting_officer', ward),
      head: await held('head', ward),
      otherOfficer: await held('reporting_officer', otherWard),
      districtHead: await held('head', district),
      otherDistrictHead: await held('head', otherDistrict),
      cityOffice: await held('city_office', office),
      administrator: await held('administrator', null),
    };
  });
  await app.setClock(city.jurisdictionId, '2019-08-20');
  await app.run(city.jurisdictionId, async (ctx) => {
    const documentId = await addDocument(ctx, { kind: 'plan', number: '1/KH', issuer: 'UBND', issuedOn: plainDate('2019-08-19'), abstract: 'Kế hoạch', source: 'thử' });
    const clauseId = await addClause(ctx, { documentId, ordinal: 1, label: 'điểm a', body: 'Mọi cơ quan dùng thanh toán trực tuyến.' });
    const dueOn = plainDate('2019-09-30');
    const indicator = { kind: 'adoption', function: 'payment', reading: 'lenient' } as const;
    const { targetId } = await addTarget(ctx, {
      code: 'THANH-TOAN', clauseId, documentId, position: 1, nameVi: 'Sử dụng thanh toán trực tuyến', nameEn: 'Uses online payment', indicator, threshold: { numerator: 1, denominator: 1 },
      startsOn: plainDate('2019-08-19'), dueOn, assumed: false, reason: 'thử',
    });
    await bindTarget(ctx, targetId, [city.ward, city.otherWard].map(({ id }) => ({ agencyId: id, asked: false })));
    const regimeId = await addRegime(ctx, { code: 'QUY', nameVi: 'Quý', nameEn: 'Quarter', windowRule: DECREE_09_QUARTER, chain: DEFAULT_QUARTER_CHAIN });
    const periodId = await generatePeriod(ctx, { regimeId, code: '2019-Q3', year: 2019, ordinal: 3, lockOn: plainDate('2019-10-25') });
    await ensureReports(ctx, periodId);
  });
  return city;
}

const tickOn = async (city: City, day: string, hour = 8): Promise<TickResult> => {
  await app.setClock(city.jurisdictionId, day, hour);
  return app.run(city.jurisdictionId, (ctx) => runReminderTick(ctx, app.config.publicUrl));
};
interface LedgerRow {
  rule_code: string;
  person_id: string;
  tell_on: PlainDate;
  state: string;
}
/** What was told, or is coalesced into it. */
const ledger = ({ jurisdictionId }: City, subject?: string) =>
  app.sql<LedgerRow>(`select rule_code, person_id, tell_on, state from reminders where jurisdiction_id = $1 and ($2::text is null or subject = $2) and state <> 'before_start' order by tell_on, rule_code, person_id`, [jurisdictionId, subject ?? null]);
const sentAs = (status: 'sent' | 'returned'): string => `status = '${status}', first_sent_at = now(), sent_at = now(), sent_revision = 1`;
/** As if the ward had sent its report, or had it returned. */
const setReport = ({ jurisdictionId }: City, ward: TestAgency, change: string) => app.sql(`update reports set ${change} where jurisdiction_id = $1 and agency_id = $2`, [jurisdictionId, ward.id]);

describe('the tick', () => {
  it('begins with the usual rules and tells nothing of what was before', async () => {
    const city = await aCity();
    expect(await tickOn(city, '2019-09-13', 7)).toMatchObject({ doneThrough: '2019-09-12', mails: 0 });
    const rules = await (await app.asPerson(city.administrator)).call(reminders.rules, {});
    expect(rules.items.map(({ code }) => code)).toEqual(DEFAULT_REMINDER_RULES.map(({ code }) => code));
    // Seven days before the cut-off of Saturday 14 September is Saturday the 7th, which is told on Friday.
    const lines = await app.sql<LedgerRow>('select rule_code, tell_on, state from reminders where jurisdiction_id = $1', [city.jurisdictionId]);
    expect(new Set(lines.map(({ rule_code, tell_on, state }) => `${tell_on} ${rule_code} ${state}`))).toEqual(new Set(['2019-09-06 report_7_days_before_cutoff before_start']));
    expect(await app.sql('select 1 from mails where jurisdiction_id = $1', [city.jurisdictionId])).toEqual([]);
  });

  it('tells at 08:00, once, in one mail, with what is owed and where to act', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    expect((await tickOn(city, '2019-09-16', 7)).lines).toBe(0);
    // Two officers, each of the report and of the target.
    expect(await tickOn(city, '2019-09-16', 8)).toEqual({ doneThrough: '2019-09-16', lines: 4, mails: 2 });
    expect(await tickOn(city, '2019-09-16', 9)).toMatchObject({ lines: 0, mails: 0 });
    const [mail, ...more] = await app.sql<{ subject: string; body_text: string; message_id: string }>('select subject, body_text, message_id from mails where jurisdiction_id = $1 and person_id = $2', [city.jurisdictionId, city.officer.id]);
    expect(more).toEqual([]);
    expect(mail?.body_text).toContain('Báo cáo Quý III/2019');
    expect(mail?.body_text).toContain('hết ngày 16/09/2019, hạn cuối hôm nay');
    expect(mail?.body_text).toContain('hết ngày 30/09/2019, còn 14 ngày');
    expect(mail?.body_text).toContain(`https://tiendo.test/register/${city.ward.code}`);
    expect(mail?.message_id).toMatch(/@tiendo\.test>$/);
  });

  it('is silent to who has sent, and speaks again of what was returned, by the day of its return', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await setReport(city, city.ward, sentAs('sent'));
    await setReport(city, city.otherWard, `${sentAs('returned')}, return_due_on = '2019-09-18', return_due_at = '2019-09-18T17:00:00Z'`);
    await tickOn(city, '2019-09-17');
    expect(await ledger(city, 'report')).toEqual([]);
    await tickOn(city, '2019-09-18');
    expect(await ledger(city, 'report')).toEqual([{ rule_code: 'report_due_day', person_id: city.otherOfficer.id, tell_on: '2019-09-18', state: 'told' }]);
  });

  it('says no figure of an agency that is silent, least of all a zero', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    const bodyOf = async (ward: TestAgency, person: TestPerson): Promise<string> => {
      await app.sql('update obligations set numerator = 0, denominator = 3 where jurisdiction_id = $1 and agency_id = $2', [city.jurisdictionId, ward.id]);
      const [mail] = await app.sql<{ body_text: string }>('select body_text from mails where jurisdiction_id = $1 and person_id = $2 order by created_at desc limit 1', [city.jurisdictionId, person.id]);
      return mail?.body_text ?? '';
    };
    await bodyOf(city.ward, city.officer);
    await tickOn(city, '2019-09-16');
    expect(await bodyOf(city.ward, city.officer)).toContain('(0/3)');
    // From the 17th on the ward is silent; the target is told of again seven days before its end.
    await app.setClock(city.jurisdictionId, '2019-09-23');
    await app.run(city.jurisdictionId, (ctx) => recomputeObligations(ctx));
    await bodyOf(city.ward, city.officer);
    await tickOn(city, '2019-09-23');
    const body = await bodyOf(city.ward, city.officer);
    expect(body).toContain('Sử dụng thanh toán trực tuyến');
    expect(body).not.toMatch(/%|0\/3/);
  });

  it('tells the city office what the agencies owe as theirs, alike in one line with the page of all of them', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await tickOn(city, '2019-09-19');
    const [mail] = await app.sql<{ subject: string; body_text: string }>('select subject, body_text from mails where jurisdiction_id = $1 and person_id = $2', [city.jurisdictionId, city.cityOffice.id]);
    expect(mail?.subject).toContain('2 việc của các cơ quan đã quá hạn');
    expect(mail?.body_text).toContain(`2 cơ quan chưa gửi: Cơ quan ${city.ward.code}, Cơ quan ${city.otherWard.code}`);
    expect(mail?.body_text).toContain(`https://tiendo.test/matrix?period=2019-Q3&report=${encodeURIComponent('["not_started","draft","with_head"]')}`);
    expect(mail?.body_text).not.toContain('việc phải hoàn thành');
  });

  it('tells the city office of what came back apart from what was never sent', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await setReport(city, city.otherWard, sentAs('returned'));
    await tickOn(city, '2019-09-19');
    const [mail] = await app.sql<{ body_text: string }>('select body_text from mails where jurisdiction_id = $1 and person_id = $2', [city.jurisdictionId, city.cityOffice.id]);
    const filter = (...statuses: string[]) => `https://tiendo.test/matrix?period=2019-Q3&report=${encodeURIComponent(JSON.stringify(statuses))}`;
    expect(mail?.body_text).toContain(`1 cơ quan chưa gửi: Cơ quan ${city.ward.code}`);
    expect(mail?.body_text).toContain(filter('not_started', 'draft', 'with_head'));
    expect(mail?.body_text).toContain(`1 cơ quan chưa gửi lại sau khi bị trả lại: Cơ quan ${city.otherWard.code}`);
    expect(mail?.body_text).toContain(filter('returned'));
  });

  it('never tells of a report that is locked', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await tickOn(city, '2019-10-27');
    expect(await ledger(city, 'report')).toEqual([]);
    expect((await ledger(city, 'target')).length).toBeGreaterThan(0);
  });

  it('in many processes at once writes every line and every mail once', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await app.setClock(city.jurisdictionId, '2019-09-20');
    const results = await Promise.all(Array.from({ length: 5 }, () => app.run(city.jurisdictionId, (ctx) => runReminderTick(ctx, app.config.publicUrl))));
    expect(results.filter(({ lines }) => lines > 0)).toHaveLength(1);
    const mails = await app.sql<{ person_id: string }>('select person_id from mails where jurisdiction_id = $1', [city.jurisdictionId]);
    expect(new Set(mails.map(({ person_id }) => person_id)).size).toBe(mails.length);
    const ofOfficer = (await ledger(city, 'report')).filter(({ person_id }) => person_id === city.officer.id);
    expect(ofOfficer.map(({ tell_on, state }) => `${tell_on} ${state}`)).toEqual(['2019-09-16 coalesced', '2019-09-17 coalesced', '2019-09-19 told']);
    // The matter has risen: the city office hears of both wards in one mail.
    expect((await ledger(city, 'report')).filter(({ person_id }) => person_id === city.cityOffice.id)).toHaveLength(2);
    expect(mails.filter(({ person_id }) => person_id === city.cityOffice.id)).toHaveLength(1);
  });
});

describe('the page', () => {
  it('shows to a district what its wards will get, and the same happens then', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await app.setClock(city.jurisdictionId, '2019-09-16', 7);
    const { items } = await (await app.asPerson(city.districtHead)).call(reminders.preview, { query: { days: 1 } });
    const report = { subject: 'report', subjectName: 'Báo cáo Quý III/2019' };
    expect(items.filter(({ agency }) => agency.code === city.ward.code)).toMatchObject([
      { tellOn: '2019-09-16', ruleCode: 'target_14_days_before', subject: 'target', subjectName: 'Sử dụng thanh toán trực tuyến', role: 'reporting_officer' },
      { tellOn: '2019-09-16', ruleCode: 'report_due_day', ...report, role: 'reporting_officer' },
      { tellOn: '2019-09-17', ruleCode: 'report_1_working_day_after', ...report, role: 'reporting_officer' },
      { tellOn: '2019-09-17', ruleCode: 'report_1_working_day_after', ...report, role: 'head' },
    ]);
    expect((await (await app.asPerson(city.otherDistrictHead)).call(reminders.preview, { query: { days: 7 } })).items).toEqual([]);
    expect((await (await app.asPerson(city.cityOffice)).call(reminders.preview, { query: { days: 1 } })).items).toHaveLength(items.length);
    await tickOn(city, '2019-09-17');
    expect((await ledger(city)).filter(({ tell_on }) => tell_on <= '2019-09-17')).toHaveLength(items.length);
  });

  it('lists the ledger a page at a time, to who may see the agency', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    await tickOn(city, '2019-09-19');
    const client = await app.asPerson(city.districtHead);
    const first = await client.call(reminders.list, { query: { limit: 3 } });
    const rest = await client.call(reminders.list, { query: { limit: 200, ...(first.next === null ? {} : { after: first.next }) } });
    const all = await app.sql('select 1 from reminders where jurisdiction_id = $1', [city.jurisdictionId]);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toHaveLength(all.length);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(all.length);
    const ofWard = await client.call(reminders.list, { query: { agency: city.ward.code, limit: 200 } });
    expect(ofWard.items.find(({ ruleCode, role }) => ruleCode === 'report_3_working_days_after' && role === 'head')).toMatchObject({ subjectName: 'Báo cáo Quý III/2019', tellOn: '2019-09-19', state: 'told', mailState: 'queued' });
    expect(ofWard.items.some(({ role }) => role === 'city_office')).toBe(true);
    expect((await (await app.asPerson(city.otherDistrictHead)).call(reminders.list, { query: {} })).items).toEqual([]);
    // A mail is opened by its addressee alone, so nobody else is given the way to it; that it went out everybody reads.
    const mailed = [...first.items, ...rest.items].filter(({ mailState }) => mailState !== null);
    const open = await Promise.all(mailed.flatMap(({ mailId }) => (mailId === null ? [] : [client.call(reminders.mail, { params: { mailId } })])));
    expect(open.length).toBeLessThan(mailed.length);
    const ofCity = await (await app.asPerson(city.cityOffice)).call(reminders.list, { query: { limit: 200 } });
    expect(ofCity.items.filter(({ mailState, role }) => mailState !== null && role !== 'city_office').map(({ mailId }) => mailId)).toEqual(ofCity.items.flatMap(({ mailState, role }) => (mailState !== null && role !== 'city_office' ? [null] : [])));
    expect(ofCity.items.some(({ mailId, role }) => mailId !== null && role === 'city_office')).toBe(true);
    // An officer of a ward has no agencies below.
    expect((await (await app.asPerson(city.officer)).call(reminders.list, { query: {} })).items).toEqual([]);
  });
});

describe('a rule', () => {
  it('is moved and switched off by the administrator alone, by the version seen', async () => {
    const city = await aCity();
    await tickOn(city, '2019-09-15');
    const administrator = await app.asPerson(city.administrator);
    const { items } = await administrator.call(reminders.rules, {});
    const rule = items.find(({ code }) => code === 'report_due_day');
    const ruleId = rule?.id ?? '';
    await expect((await app.asPerson(city.cityOffice)).call(reminders.editRule, { params: { ruleId }, body: { version: 1, active: false } })).rejects.toMatchObject({ code: 'wrong_role' });
    expect(await administrator.call(reminders.editRule, { params: { ruleId }, body: { version: 1, active: false } })).toMatchObject({ code: 'report_due_day', active: false, version: 2 });
    await expect(administrator.call(reminders.editRule, { params: { ruleId }, body: { version: 1, days: 2 } })).rejects.toMatchObject({ code: 'stale_version', problem: { current: { active: false, version: 2 } } });
    const moved = items.find(({ code }) => code === 'target_14_days_before');
    await administrator.call(reminders.editRule, { params: { ruleId: moved?.id ?? '' }, body: { version: 1, days: -13 } });
    await tickOn(city, '2019-09-17');
    const told = await ledger(city);
    expect(told.some(({ rule_code }) => rule_code === 'report_due_day')).toBe(false);
    expect(new Set(told.filter(({ rule_code }) => rule_code === 'target_14_days_before').map(({ tell_on }) => tell_on))).toEqual(new Set(['2019-09-17']));
    expect(await app.sql(`select before->>'active' as before, after->>'active' as after from audit_events where jurisdiction_id = $1 and action = 'reminder_rule.edit' order by seq limit 1`, [city.jurisdictionId])).toEqual([{ before: 'true', after: 'false' }]);
  });
});

describe('urging', () => {
  it('reaches officer and head of who still owes, once a day, and names the others', async () => {
    const city = await aCity();
    await app.setClock(city.jurisdictionId, '2019-09-17');
    await setReport(city, city.otherWard, sentAs('sent'));
    const client = await app.asPerson(city.districtHead);
    const body = { agencyCodes: [city.ward.code, city.otherWard.code], note: 'Gửi trước 10 giờ.' };
    const first = await client.call(reminders.urge, { body });
    expect(first.urged.map(({ code }) => code)).toEqual([city.ward.code]);
    expect(first.skipped).toMatchObject([{ agency: { code: city.otherWard.code }, because: 'owes_nothing' }]);
    const mails = await app.sql<{ person_id: string; subject: string; body_text: string; kind: string }>('select person_id, subject, body_text, kind from mails where jurisdiction_id = $1', [city.jurisdictionId]);
    expect(mails.map(({ person_id }) => person_id).sort()).toEqual([city.officer.id, city.head.id].sort());
    // In the district's name, by whom, in their own words.
    const [office] = await app.sql<{ name_vi: string; person: string }>('select v.name_vi, p.name as person from agency_versions v, people p where v.agency_id = $1 and p.id = $2', [city.district.id, city.districtHead.id]);
    expect(mails[0]?.subject).toMatch(/Đôn đốc: Báo cáo/);
    expect(mails[0]?.body_text).toContain(`${office?.name_vi} (${office?.person}) đôn đốc đơn vị`);
    expect(mails[0]?.body_text).toContain('“Gửi trước 10 giờ.”');
    expect(mails[0]?.kind).toBe('urge');

    const again = await (await app.asPerson(city.cityOffice)).call(reminders.urge, { body: { agencyCodes: [city.ward.code] } });
    expect(again).toMatchObject({ urged: [], skipped: [{ because: 'urged_today' }] });
    await app.setClock(city.jurisdictionId, '2019-09-18');
    expect((await client.call(reminders.urge, { body: { agencyCodes: [city.ward.code] } })).urged).toHaveLength(1);
    expect(await app.sql(`select 1 from audit_events where jurisdiction_id = $1 and action = 'reminder.urge'`, [city.jurisdictionId])).toHaveLength(2);
  });

  it('by two at the same time writes one mail a person', async () => {
    const city = await aCity();
    await app.setClock(city.jurisdictionId, '2019-09-17');
    const body = { agencyCodes: [city.ward.code] };
    const clients = await Promise.all([city.districtHead, city.cityOffice].map((person) => app.asPerson(person)));
    const answers = await Promise.all(clients.map((client) => client.call(reminders.urge, { body })));
    expect(answers.filter(({ urged }) => urged.length === 1)).toHaveLength(1);
    expect(await app.sql('select 1 from mails where jurisdiction_id = $1', [city.jurisdictionId])).toHaveLength(2);
  });

  it('is not for another district, nor for an unknown agency, and then nobody is urged', async () => {
    const city = await aCity();
    await app.setClock(city.jurisdictionId, '2019-09-17');
    const urge = async (person: TestPerson, agencyCodes: string[]) => (await app.asPerson(person)).call(reminders.urge, { body: { agencyCodes } });
    await expect(urge(city.otherDistrictHead, [city.ward.code])).rejects.toMatchObject({ code: 'other_agency' });
    await expect(urge(city.districtHead, [city.ward.code, 'NO-SUCH'])).rejects.toMatchObject({ code: 'not_found' });
    await expect(urge(city.administrator, [city.ward.code])).rejects.toMatchObject({ code: 'wrong_role' });
    expect(await ledger(city)).toEqual([]);
  });

  it('says where there is nobody to tell', async () => {
    const city = await aCity();
    await app.setClock(city.jurisdictionId, '2019-09-17');
    await app.sql('delete from memberships where jurisdiction_id = $1 and agency_id = $2', [city.jurisdictionId, city.otherWard.id]);
    const { skipped } = await (await app.asPerson(city.districtHead)).call(reminders.urge, { body: { agencyCodes: [city.otherWard.code] } });
    expect(skipped).toMatchObject([{ because: 'nobody_to_tell' }]);
  });
});
