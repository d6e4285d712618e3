import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@tiendo/domain/calendar';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, type City, type CityAgency } from '../../../test/city.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';
import { CALLABLE, WALLED, WALLS, type WallClass } from '../../../test/walls.js';
import { openSession } from '../auth/auth.service.js';
import type { Context } from '../auth/context.js';
import { Contexts } from '../auth/contexts.js';
import { keeping, raiseWall } from '../auth/wall.js';
import { codeOf } from './failures.js';
import { Transactions } from './transactions.js';
import type { Tx } from './tx.js';

let app: TestApp;
let city: City;
/** Whose connection is misused, and whose rows it goes for. */
let [mine, theirs] = ['', ''];
let officer: TestPerson;
const tables = (of: WallClass): string[] => Object.entries(WALLS).flatMap(([table, wall]) => (wall.of === of ? [table] : []));
const AGENCY_TABLES = tables('agency');
const REFUSED = { privilege: '42501', foreignKey: '23503', staysWithAgency: '23001' };

beforeAll(async () => {
  app = await bootApp();
  const service = { level: 4, online: 3, counter: 1 } as const;
  city = await aCity(app, { SXD: [service], TK: [service, { level: 3 }], 'TK-1': [service] });
  [mine, theirs] = [city.agencies.SXD.id, city.agencies.TK.id];
  officer = city.people['officer.SXD'];
  await app.inTx(async (tx) => {
    // Reports of the second quarter are locked, which is another wall: here they would only stand before this one.
    await tx.execute('alter table reports disable trigger reports_lock');
    await tx.execute('delete from reports where period_id = $1', [city.periods.q2]);
    await tx.execute('alter table reports enable trigger reports_lock');
    for (const agency of ['SXD', 'TK', 'TK-1'] as const) await layOut(tx, agency);
  });
});
afterAll(() => app.close());

/** A row of the agency in every table of agencies, so that there is something to go for; each refers to others of the same agency. */
async function layOut(tx: Tx, agency: CityAgency): Promise<void> {
  const { jurisdictionId: j, periods, targets } = city;
  const { id: agencyId } = city.agencies[agency];
  const { id: personId } = city.people[`officer.${agency}`];
  const [reportId, revisionId, mailId] = [await city.report(agency), randomUUID(), randomUUID()];
  const insert = (table: string, columns: Record<string, unknown>): Promise<number> => {
    const names = Object.keys(columns);
    return tx.execute(`insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(columns));
  };
  const here = { jurisdiction_id: j, agency_id: agencyId };
  await insert('report_items', { ...here, report_id: reportId, code: `of ${agency}` });
  await insert('evidence', { ...here, id: randomUUID(), report_id: reportId, item_code: `of ${agency}`, file_name: 'a.pdf', media_type: 'application/pdf', size_bytes: 1, sha256: 'a', storage_key: `${agency}/a`, uploaded_by: personId, uploaded_at: new Date() });
  await insert('revisions', { ...here, id: revisionId, report_id: reportId, number: 1, sent_at: new Date(), sent_by: personId, receipt_number: agency, sha256: 'a', snapshot: '{}' });
  await insert('figures', { ...here, id: randomUUID(), target_id: targets.level4, period_id: periods.q3, revision_id: revisionId, held_on: '2019-09-14', recorded_at: new Date(), provenance: 'declared', definition: 'online_services', numerator: 1, denominator: 1, uses: 0 });
  const [offer] = await tx.query<{ id: string }>('select id from service_offers where agency_id = $1', [agencyId]);
  await insert('offer_changes', { ...here, id: randomUUID(), offer_id: offer?.id, held_on: '2019-09-01', recorded_at: new Date(), source: 'page', after: '{}' });
  await insert('exemptions', { ...here, id: randomUUID(), target_id: targets.receipt, reason: 'không thu phí', decided_by: personId, decided_at: new Date(), valid_from: '2019-09-01' });
  await insert('imports', { ...here, id: randomUUID(), period_id: periods.q3, person_id: personId, file_name: 'a.xlsx', sha256: 'a', state: 'tried', plan: '{}', created_at: new Date() });
  await insert('mails', { jurisdiction_id: j, id: mailId, person_id: personId, kind: 'reminder', to_address: 'a@b.test', subject: 'Nhắc', body_text: 'nội dung', body_html: '', message_id: `<${mailId}@test>`, state: 'kept', created_at: new Date() });
  await insert('reminders', { ...here, id: randomUUID(), rule_code: 'urge', subject: 'urge', subject_id: reportId, person_id: personId, tell_on: '2019-09-16', state: 'told', mail_id: mailId, recorded_at: new Date() });
  await insert('audit_events', { ...here, at: new Date(), person_id: personId, action: 'report.start', subject_kind: 'report', subject_id: reportId, request_id: 'r' });
  await insert('idempotency_keys', { jurisdiction_id: j, person_id: personId, key: `key-of-${agency}`, endpoint: 'e', request_hash: 'h', status: 200 });
}

class Enough extends Error {}

/** Raw SQL over the application's own connection in somebody's name, undone afterwards: how many rows it reached, or why it was refused. */
async function attempt(person: TestPerson, text: string, values: readonly unknown[] = []): Promise<number | string> {
  let reached = 0;
  try {
    await app.runAs(person, async ({ tx }) => {
      reached = await tx.execute(text, values);
      throw new Enough();
    });
  } catch (error) {
    if (!(error instanceof Enough)) return codeOf(error) ?? String(error);
  }
  return reached;
}

/** A row as the owner sees it, with some columns otherwise, put in by `person`. */
async function copyInto(person: TestPerson, table: string, where: string, values: readonly unknown[], otherwise: Record<string, unknown>): Promise<number | string> {
  const [row] = await app.sql<{ row: object }>(`select to_jsonb(t) as row from ${table} t where ${where} limit 1`, values);
  expect(row).toBeDefined();
  const given = { ...row?.row, ...('id' in (row?.row ?? {}) ? { id: randomUUID() } : {}), ...otherwise };
  const columns = Object.keys(given).map((name) => `"${name}"`).join(', ');
  return attempt(person, `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(given)]);
}

/** What somebody of `mine` gets at of `theirs` in a table of agencies; nothing where the wall stands. */
async function breaches(table: string): Promise<string[]> {
  const tries: Record<string, () => Promise<number | string>> = {
    'reads them': () => attempt(officer, `select from ${table} where agency_id = $1`, [theirs]),
    'reads them by another column': () => attempt(officer, `select from ${table} where agency_id <> $1`, [mine]),
    'counts them': () => attempt(officer, `select from (select count(*) as found from ${table} where agency_id = $1) c where found > 0`, [theirs]),
    'locks them': () => attempt(officer, `select from ${table} where agency_id = $1 for update`, [theirs]),
    'changes them': () => attempt(officer, `update ${table} set jurisdiction_id = jurisdiction_id where agency_id = $1`, [theirs]),
    'takes them over': () => attempt(officer, `update ${table} set agency_id = $1 where agency_id = $2`, [mine, theirs]),
    'gives its own away': () => attempt(officer, `update ${table} set agency_id = $1 where agency_id = $2`, [theirs, mine]),
    'deletes them': () => attempt(officer, `delete from ${table} where agency_id = $1`, [theirs]),
    'adds to them': () => copyInto(officer, table, 'agency_id = $1', [theirs], {}),
    'empties the table': () => attempt(officer, `truncate ${table}`),
  };
  const found: string[] = [];
  for (const [what, tried] of Object.entries(tries)) {
    const outcome = await tried();
    if (outcome !== 0 && outcome !== REFUSED.privilege && outcome !== REFUSED.staysWithAgency) found.push(`${what}: ${outcome}`);
  }
  return found;
}

describe('raw SQL in the name of one agency', () => {
  it.each(AGENCY_TABLES)('gets at nothing of another in %s', async (table) => {
    const [there] = await app.sql<{ own: number; others: number }>(`select count(*) filter (where agency_id = $1)::integer as own, count(*) filter (where agency_id = $2)::integer as others from ${table}`, [mine, theirs]);
    expect(there?.own).toBeGreaterThan(0);
    expect(there?.others).toBeGreaterThan(0);
    expect(await attempt(officer, `select from ${table}`)).toBe(there?.own);
    expect(await breaches(table)).toEqual([]);
  });

  it('is refused by the wall alone: without the policy everything is found that is looked for above', async () => {
    await app.sql('alter table imports disable row level security');
    try {
      expect(await breaches('imports')).toEqual(['reads them: 1', expect.stringMatching(/^reads them by another column: /), 'counts them: 1', 'locks them: 1', 'changes them: 1', 'adds to them: 1']);
    } finally {
      await app.sql('alter table imports enable row level security');
    }
    expect(await breaches('imports')).toEqual([]);
  });

  it('hangs no row on another agency’s: every foreign key between tables of agencies carries the agency', async () => {
    const keys = await app.sql<{ table: string; parent: string; column: string }>(
      `select k.conrelid::regclass::text as "table", k.confrelid::regclass::text as parent, a.attname as "column"
       from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname not in ('jurisdiction_id', 'agency_id')
       where k.contype = 'f' and k.conrelid::regclass::text = any($1) and k.confrelid::regclass::text = any($1)
         and exists (select from pg_attribute g where g.attrelid = k.conrelid and g.attnum = any(k.conkey) and g.attname = 'agency_id')`,
      [AGENCY_TABLES],
    );
    expect(keys.map(({ table, parent }) => `${table} → ${parent}`).sort()).toEqual(
      ['evidence → reports', 'figures → revisions', 'obligations → figures', 'offer_changes → service_offers', 'offer_usage → service_offers', 'report_items → reports', 'revisions → reports'],
    );
    for (const { table, parent, column } of keys) {
      // One that nothing hangs on yet, if there is one, so that no other key refuses it before.
      const [other] = await app.sql<{ id: string }>(`select p.id from ${parent} p where agency_id = $1 order by exists (select from ${table} t where t.${column} = p.id) limit 1`, [theirs]);
      const outcome = WALLS[table]?.may.includes('u')
        ? await attempt(officer, `update ${table} set ${column} = $1 where agency_id = $2`, [other?.id, mine])
        : await copyInto(officer, table, 'agency_id = $1', [mine], { [column]: other?.id, ...(table === 'revisions' ? { number: 99, receipt_number: 'x' } : {}) });
      expect([table, outcome]).toEqual([table, REFUSED.foreignKey]);
    }
  });

  it('learns from the functions it may call whose an id is, whether a mail went and when a status changes next, and nothing else', async () => {
    const reportId = await city.report('TK');
    const [mail] = await app.sql<{ id: string }>('select id from mails where person_id = $1', [city.people['officer.TK'].id]);
    const token = await app.inTx((tx) => openSession(tx, city.people['officer.TK'].authUserId));
    const { id: personId } = city.people['officer.TK'];
    const [next] = await app.sql<{ at: number | null }>('select min(next_change_at) as at from obligations where jurisdiction_id = $1', [city.jurisdictionId]);
    const calls: Record<string, { readonly text: string; readonly values?: readonly unknown[]; readonly gives: unknown }> = {
      'product_now(integer)': { text: 'product_now($1) > now()', values: [city.jurisdictionId], gives: false },
      'search_text(text)': { text: `search_text('Hoà')`, gives: 'hoa' },
      'wall.agency_of(text,uuid)': { text: `wall.agency_of('report', $1)`, values: [reportId], gives: theirs },
      'wall.general_trail(text,text)': { text: `(select count(*)::integer from wall.general_trail('person', $1))`, values: ['00000000-0000-4000-8000-000000000000'], gives: 0 },
      'wall.everybody()': { text: 'wall.everybody()', gives: false },
      'wall.jurisdiction()': { text: 'wall.jurisdiction()', gives: city.jurisdictionId },
      'wall.keeps(text)': { text: `wall.keeps('people')`, gives: false },
      'wall.may_lend(uuid)': { text: 'wall.may_lend((select id from memberships where person_id = $1))', values: [personId], gives: false },
      'wall.mail_state(uuid)': { text: 'wall.mail_state($1)', values: [mail?.id], gives: 'kept' },
      'wall.may_sign_in(text)': { text: 'wall.may_sign_in($1)', values: [city.people['officer.TK'].authUserId], gives: true },
      'wall.next_status_change()': { text: 'wall.next_status_change()', gives: next?.at },
      // Of a hash that nobody's key has.
      'wall.of_key(bytea)': { text: `wall.of_key('\\x00')`, gives: null },
      'wall.of_account(text)': { text: 'wall.of_account($1)', values: [city.people['officer.TK'].authUserId], gives: city.jurisdictionId },
      'wall.of_person(uuid)': { text: 'wall.of_person($1)', values: [personId], gives: city.jurisdictionId },
      'wall.of_session(text)': { text: 'wall.of_session($1)', values: [token], gives: city.jurisdictionId },
      'wall.person()': { text: 'wall.person()', gives: officer.id },
      'wall.reads()': { text: 'wall.reads()::text[]', gives: [mine] },
      'wall.reads_city()': { text: 'wall.reads_city()', gives: false },
      'wall.writes()': { text: 'wall.writes()::text[]', gives: [mine] },
      'wall.writes_city()': { text: 'wall.writes_city()', gives: false },
    };
    expect(Object.keys(calls).sort()).toEqual([...CALLABLE].sort());
    for (const [name, { text, values = [], gives }] of Object.entries(calls)) {
      const [row] = await app.runAs(officer, ({ tx }) => tx.query<{ given: unknown }>(`select ${text} as given`, values));
      expect([name, row?.given]).toEqual([name, gives]);
    }
    for (const call of [`wall.guard('reports', 'agency')`, `wall.unguard('reports')`]) expect(await attempt(officer, `call ${call}`)).toBe(REFUSED.privilege);
  });
});

describe('whose rows the wall lets through', () => {
  const reach = async (person: TestPerson): Promise<Record<string, number | string>> => {
    const of = (code: CityAgency): readonly string[] => [city.agencies[code].id];
    const seen = async (code: CityAgency): Promise<number | string> => attempt(person, 'select from report_items where agency_id = $1', of(code));
    const written = async (code: CityAgency): Promise<number | string> => attempt(person, `update report_items set words = 'x' where agency_id = $1`, of(code));
    return { 'sees TK-1': await seen('TK-1'), 'sees SXD': await seen('SXD'), 'writes TK-1': await written('TK-1'), 'writes SXD': await written('SXD') };
  };

  it.each([
    ['officer.TK-1', [1, 0, 1, 0]],
    ['officer.TK', [1, 0, 1, 0]],
    // Who may see a row and not write it is refused aloud.
    ['clerk.TK', [1, 0, '42501', 0]],
    ['officer.HV', [0, 0, 0, 0]],
    ['coordinator', [1, 1, 1, 1]],
    ['city_office', [1, 1, 1, 1]],
    ['leader', [1, 1, '42501', '42501']],
    ['administrator', [1, 1, '42501', '42501']],
  ] as const)('%s', async (name, expected) => {
    expect(Object.values(await reach(city.people[name]))).toEqual(expected);
  });

  it('ends with the membership, on the product’s day', async () => {
    const before = await officerUntil(city.agencies.SXD.id, '2019-09-16');
    expect(await attempt(before, 'select from reports')).toBe(0);
    const still = await officerUntil(city.agencies.SXD.id, '2019-09-17');
    expect(await attempt(still, 'select from reports where agency_id = $1', [mine])).toBeGreaterThan(0);
  });

  async function officerUntil(agencyId: string, validTo: string): Promise<TestPerson> {
    return app.inTx(async (tx) => {
      const person = await aPerson(tx, city.jurisdictionId, { roles: [{ role: 'reporting_officer', agencyId }] });
      await tx.execute('update memberships set valid_to = $2 where person_id = $1', [person.id, validTo]);
      return person;
    });
  }
});

describe('things of a person', () => {
  it('are theirs alone: mails and remembered answers', async () => {
    const { id: other } = city.people['officer.TK'];
    for (const table of ['mails', 'idempotency_keys']) {
      expect(await attempt(officer, `select from ${table}`)).toBe(1);
      expect(await attempt(officer, `select from ${table} where person_id = $1`, [other])).toBe(0);
      expect(await attempt(officer, `update ${table} set person_id = person_id where person_id = $1`, [other])).toBe(0);
      expect([0, REFUSED.privilege]).toContain(await attempt(officer, `delete from ${table} where person_id = $1`, [other]));
      expect(await attempt(officer, `update ${table} set person_id = $1`, [other])).toBe(REFUSED.privilege);
    }
    expect(await copyInto(officer, 'idempotency_keys', 'person_id = $1', [other], { key: 'another' })).toBe(REFUSED.privilege);
    // A mail is written to somebody else; it cannot be read again.
    expect(await copyInto(officer, 'mails', 'person_id = $1', [other], { message_id: 'another' })).toBe(1);
  });

  it('are open in a demonstration to its administrator, and to no leader', async () => {
    const [all] = await app.sql<{ mails: number }>('select count(*)::integer as mails from mails where jurisdiction_id = $1', [city.jurisdictionId]);
    expect(await attempt(city.people.administrator, 'select from mails')).toBe(all?.mails);
    expect(await attempt(city.people.leader, 'select from mails')).toBe(0);
    await app.sql('update installation set demo = false');
    expect(await attempt(city.people.administrator, 'select from mails')).toBe(0);
    await app.sql('update installation set demo = true');
  });
});

describe('what gives rights', () => {
  const outcomes = async (person: TestPerson): Promise<Record<string, number | string>> => {
    const { 'officer.TK': other, 'head.SXD': head } = city.people;
    const j = city.jurisdictionId;
    const own = person.id;
    const [lent] = await app.sql<{ id: string }>('select id from memberships where person_id = $1', [other.id]);
    const [ofHead] = await app.sql<{ id: string }>('select id from memberships where person_id = $1', [head.id]);
    const tries: Record<string, readonly [text: string, values: readonly unknown[]]> = {
      'gives themselves a role': [`insert into memberships (jurisdiction_id, id, person_id, role, valid_from) values ($1, gen_random_uuid(), $2, 'administrator', '2019-09-01')`, [j, own]],
      'lengthens their own role': [`update memberships set valid_from = valid_from - 30 where person_id = $1`, [own]],
      'ends another’s role': [`update memberships set valid_to = valid_from where person_id = $1`, [other.id]],
      'adds a person': ['insert into people (jurisdiction_id, id, auth_user_id, name, email) select jurisdiction_id, gen_random_uuid(), gen_random_uuid()::text, name, $2 from people where id = $1', [other.id, 'x@y.test']],
      'locks another': [`update people set locked_at = now(), lock_reason = 'x' where id = $1`, [other.id]],
      'changes another’s language': [`update people set locale = 'en' where id = $1`, [other.id]],
      'changes their own name': [`update people set name = 'x' where id = $1`, [own]],
      'lends another’s role': [LEND, [j, lent?.id, own, own]],
      'lends themselves the head’s role': [LEND, [j, ofHead?.id, own, own]],
      'takes a loan over': ['update delegations set borrower_id = $1', [own]],
      'revokes a loan of others': ['update delegations set revoked_by = $1, revoked_at = now() where borrower_id = $2', [own, city.people['head.TK'].id]],
      'writes a hand-over': [`insert into hand_overs (jurisdiction_id, id, person_id, successor_id, on_day, done_by, done_at, minutes, undoing) values ($1, gen_random_uuid(), $2, $3, '2019-09-16', $4, now(), '{}', '{}')`, [j, other.id, head.id, own]],
      'looks through another’s eyes': [`insert into viewings (jurisdiction_id, id, session_id, viewer_id, person_id, reason, ends_at) values ($1, gen_random_uuid(), 's', $2, $3, 'x', now() + interval '20 minutes')`, [j, own, city.people.leader.id]],
      'gives an agency a duty': ['update agencies set duty = null where id = $1', [theirs]],
      'makes a key': [`insert into api_keys (jurisdiction_id, id, prefix, system, scopes, reason, secret_hash, created_by, expires_at) values ($1, gen_random_uuid(), 'p2', 's', '{a}', 'x', '\\x02', $2, now() + interval '1 day')`, [j, own]],
      'opens a key': [`update api_keys set secret_hash = '\\x03' where jurisdiction_id = $1`, [j]],
      'makes a webhook': [`insert into webhooks (jurisdiction_id, id, system, url, events, secret, created_by) values ($1, gen_random_uuid(), 's', 'https://x.test', '{report.sent}', 'x', $2)`, [j, own]],
      'turns a webhook': [`update webhooks set url = 'https://x.test' where jurisdiction_id = $1`, [j]],
      'tells of another agency': [`insert into webhook_events (jurisdiction_id, id, kind, agency_id, subject_id, at, illustrative, data) values ($1, gen_random_uuid(), 'report.sent', $2, $2, now(), true, '{}')`, [j, theirs]],
      'tells of the whole city': [`insert into webhook_events (jurisdiction_id, id, kind, subject_id, at, illustrative, data) values ($1, gen_random_uuid(), 'webhook.test', $2, now(), true, '{}')`, [j, theirs]],
    };
    const reached: Record<string, number | string> = {};
    for (const [what, [text, values]] of Object.entries(tries)) reached[what] = await attempt(person, text, values);
    return reached;
  };
  const LEND = `insert into delegations (jurisdiction_id, id, membership_id, borrower_id, valid_from, valid_to, reason, lent_by, lent_at) values ($1, gen_random_uuid(), $2, $3, '2019-09-16', '2019-09-20', 'x', $4, now())`;
  const roleOf = async (person: TestPerson): Promise<string | undefined> => (await app.sql<{ id: string }>('select id from memberships where person_id = $1', [person.id]))[0]?.id;

  beforeAll(async () => {
    const { administrator, 'officer.TK': lender, 'head.TK': borrower } = city.people;
    const j = city.jurisdictionId;
    await app.sql(LEND, [j, await roleOf(lender), borrower.id, lender.id]);
    await app.sql(`insert into api_keys (jurisdiction_id, id, prefix, system, scopes, reason, secret_hash, created_by, expires_at) values ($1, gen_random_uuid(), 'p1', 's', '{a}', 'x', '\\x01', $2, now() + interval '1 day')`, [j, administrator.id]);
    await app.sql(`insert into webhooks (jurisdiction_id, id, system, url, events, secret, created_by) values ($1, gen_random_uuid(), 's', 'https://a.test', '{report.sent}', 'x', $2)`, [j, administrator.id]);
  });

  it.each(['officer.SXD', 'coordinator', 'leader'] as const)('is not in the hands of %s', async (name) => {
    // A coordinator writes all agencies' rows, so that they also tell of them.
    const tells = name === 'coordinator' ? ['tells of another agency', 'tells of the whole city'] : [];
    for (const [what, outcome] of Object.entries(await outcomes(city.people[name]))) expect([what, outcome]).toEqual([what, tells.includes(what) ? 1 : REFUSED.privilege]);
  });

  it('is in those of an administrator; by raw SQL too nobody else’s report is told of, and a loan goes to nobody else', async () => {
    const reached = await outcomes(city.people.administrator);
    const refused = Object.keys(reached).filter((what) => reached[what] === REFUSED.privilege);
    expect(refused).toEqual(['takes a loan over', 'tells of another agency']);
    expect(Object.entries(reached).filter(([what, outcome]) => !refused.includes(what) && outcome !== 1)).toEqual([]);
  });

  it('lends to a head what the agency holds, and to anybody their own alone', async () => {
    const { 'head.TK': head, 'officer.TK': lender } = city.people;
    expect(await attempt(head, LEND, [city.jurisdictionId, await roleOf(lender), officer.id, head.id])).toBe(1);
    expect(await attempt(head, LEND, [city.jurisdictionId, await roleOf(officer), head.id, head.id])).toBe(REFUSED.privilege);
    expect(await attempt(lender, LEND, [city.jurisdictionId, await roleOf(lender), officer.id, lender.id])).toBe(1);
    expect(await attempt(lender, LEND, [city.jurisdictionId, await roleOf(head), lender.id, lender.id])).toBe(REFUSED.privilege);
  });

  it('leaves a person their language, and a borrower the giving back', async () => {
    const { 'head.TK': borrower, 'officer.SXD': other } = city.people;
    expect(await attempt(other, `update people set locale = 'en' where id = $1`, [other.id])).toBe(1);
    const stranger = await app.inTx((tx) => aPerson(tx, city.jurisdictionId, { roles: [{ role: 'clerk', agencyId: mine }] }));
    await app.sql(LEND, [city.jurisdictionId, await roleOf(other), stranger.id, other.id]);
    const mineOnly = 'where borrower_id = $1';
    expect(await attempt(stranger, `update delegations set valid_to = valid_to + 30 ${mineOnly}`, [stranger.id])).toBe(REFUSED.privilege);
    expect(await attempt(stranger, `update delegations set revoked_by = $2, revoked_at = now() ${mineOnly}`, [stranger.id, other.id])).toBe(REFUSED.privilege);
    expect(await attempt(stranger, `update delegations set revoked_by = $1, revoked_at = now() ${mineOnly}`, [stranger.id])).toBe(1);
    expect(await attempt(borrower, `update delegations set revoked_by = $2, revoked_at = now() ${mineOnly}`, [stranger.id, borrower.id])).toBe(REFUSED.privilege);
  });

  it('is not written by an administrator who looks through another’s eyes', async () => {
    const { administrator } = city.people;
    const viewedBy = { viewingId: randomUUID(), personId: officer.id, name: 'x', until: instant(Date.now()) };
    const write = app.runAs(administrator, async (ctx) => {
      raiseWall(ctx.tx, ctx, { ...ctx.actor, viewedBy });
      await ctx.tx.execute('update memberships set valid_to = valid_to');
    });
    await expect(write).rejects.toMatchObject({ code: REFUSED.privilege });
  });

  it('is open for one act where something else than a role allows it, and shut after it, also where the act failed', async () => {
    const keeps = async ({ tx }: Context): Promise<unknown> => tx.query(`select wall.keeps('people') as people, wall.keeps('integrations') as integrations`);
    await app.runAs(officer, async (ctx) => {
      expect(await keeping(ctx, 'people', () => keeps(ctx))).toEqual([{ people: true, integrations: false }]);
      expect(await keeps(ctx)).toEqual([{ people: false, integrations: false }]);
      await expect(keeping(ctx, 'people', () => Promise.reject(new Enough()))).rejects.toThrow(Enough);
      expect(await keeps(ctx)).toEqual([{ people: false, integrations: false }]);
    });
  });

  it('may be locked by whoever sees it', async () => {
    for (const table of ['memberships', 'people', 'delegations', 'api_keys', 'webhooks']) {
      expect([table, await attempt(officer, `select from ${table} for update`)]).toEqual([table, await attempt(officer, `select from ${table}`)]);
    }
  });

  it('is refused by the wall alone: without it an officer gives themselves a role', async () => {
    await app.sql('alter table memberships disable row level security');
    try {
      expect((await outcomes(officer))['gives themselves a role']).toBe(1);
      expect((await outcomes(officer))['lengthens their own role']).toBe(1);
      expect((await outcomes(officer))['ends another’s role']).toBe(1);
    } finally {
      await app.sql('alter table memberships enable row level security');
    }
  });
});

describe('the trail', () => {
  it('is added to by anybody of the place, read by who reads the agency, and changed by nobody', async () => {
    expect(await attempt(officer, 'select from audit_events where agency_id = $1', [theirs])).toBe(0);
    expect(await attempt(officer, 'select from audit_events where agency_id = $1', [mine])).toBeGreaterThan(0);
    expect(await attempt(city.people.administrator, 'select from audit_events where agency_id = $1', [theirs])).toBeGreaterThan(0);
    for (const text of ['update audit_events set action = action', 'delete from audit_events', 'truncate audit_events']) expect(await attempt(city.people.administrator, text)).toBe(REFUSED.privilege);
  });
});

describe('another place', () => {
  it('shows nothing of any table, and takes no row', async () => {
    const stranger = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'leader' }, { role: 'administrator' }] }));
    const walled = WALLED.flatMap(tables);
    for (const table of walled) {
      expect([table, await attempt(stranger, `select from ${table} where jurisdiction_id = $1`, [city.jurisdictionId])]).toEqual([table, 0]);
      const [row] = await app.sql(`select 1 from ${table} where jurisdiction_id = $1 limit 1`, [city.jurisdictionId]);
      if (row === undefined || table === 'audit_events') continue;
      expect([table, await copyInto(stranger, table, 'jurisdiction_id = $1', [city.jurisdictionId], {})]).toEqual([table, REFUSED.privilege]);
    }
  });
});

describe('a transaction', () => {
  const walled = WALLED.flatMap(tables);

  it('that said nothing sees nothing, also on a connection that served others before', async () => {
    const transactions = app.application.app.get(Transactions);
    for (const table of walled) {
      const rows = await transactions.run('read', (tx) => tx.query(`select from ${table} limit 1`));
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it('in nobody’s name is open to the whole of its place and to no other', async () => {
    const seen = await app.run(city.jurisdictionId, ({ tx }) => tx.query('select distinct jurisdiction_id from reports'));
    expect(seen).toEqual([{ jurisdiction_id: city.jurisdictionId }]);
    const places = await app.application.app.get(Contexts).everywhere({ mode: 'read' }, async ({ tx }) => (await tx.query('select from reports')).length);
    expect(places.filter((count) => count > 0)).toHaveLength(1);
  });

  it('fails with what failed ahead of it, and not with what came of that', async () => {
    const transactions = app.application.app.get(Transactions);
    const work = transactions.run('read', async (tx) => {
      tx.ahead('wall.test', 'select 1 / $1::integer', [0]);
      return tx.query('select 1');
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
  });
});
