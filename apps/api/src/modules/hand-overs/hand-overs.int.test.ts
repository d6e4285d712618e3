import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { delegations, handOvers, people, session, type HandOverMinutes } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type City, type CityPerson } from '../../../test/city.js';
import { deskOf } from '../../../test/reporting.js';
import { startReminders } from '../reminders/public.js';

let app: TestApp;
let city: City;
let admin: Client;

beforeAll(async () => {
  app = await bootApp();
}, 60_000);
afterAll(() => app.close());

beforeEach(async () => {
  city = await aCity(app, { SXD: services(2, 3) });
  admin = await app.asPerson(city.people.administrator);
});

const idOf = (who: CityPerson): string => city.people[who].id;
const plan = (who: CityPerson, successor?: CityPerson) => admin.call(handOvers.plan, { params: { personId: idOf(who) }, query: successor === undefined ? {} : { successor: idOf(successor) } });
const handOver = async (who: CityPerson, successor: CityPerson, given: { on?: string; lock?: boolean } = {}): Promise<HandOverMinutes> =>
  admin.call(handOvers.handOver, { params: { personId: idOf(who) }, body: { version: (await plan(who)).version, successorId: idOf(successor), on: given.on ?? '2019-09-16', lock: given.lock ?? false } });
const rolesOf = async (who: CityPerson) => (await (await app.asPerson(city.people[who])).call(session.me, {})).memberships.map(({ role, agency }) => `${role} ${agency?.code ?? ''}`);
const lend = async (whose: CityPerson, to: CityPerson) => {
  const [role] = await app.sql<{ id: string }>('select id from memberships where person_id = $1', [idOf(whose)]);
  return (await app.asPerson(city.people[whose])).call(delegations.lend, { body: { membershipId: role?.id ?? '', borrowerId: idOf(to), from: '2019-09-16', through: '2019-10-31', reason: 'nghỉ phép' } });
};

describe('the plan of a hand-over', () => {
  it('shows what is theirs and changes nothing', async () => {
    await app.run(city.jurisdictionId, (ctx) => startReminders(ctx, ctx.today));
    const desk = await deskOf(app, city, 'SXD');
    await desk.fill();
    await lend('officer.SXD', 'officer.CT');
    await lend('officer.TK', 'officer.SXD');
    const shown = await plan('officer.SXD', 'officer.CT');
    expect(shown).toMatchObject({
      person: { name: 'officer SXD' },
      successor: { name: 'officer CT' },
      on: '2019-09-16',
      roles: [{ role: 'reporting_officer', agency: { code: 'SXD' }, outcome: 'given' }],
      reports: [{ agency: { code: 'SXD' }, status: 'draft', waitsFor: 'write', lastActedOn: true, returnedItems: 0 }],
      lent: [{ borrower: { name: 'officer CT' } }],
      borrowed: [{ lender: { name: 'officer TK' } }],
      can: { handOver: { allowed: true }, lock: { allowed: true } },
      last: null,
    });
    expect(shown.reminders).toBeGreaterThan(0);
    expect(await rolesOf('officer.CT')).toEqual(['reporting_officer CT', 'reporting_officer SXD']);
    expect(await app.sql('select 1 from hand_overs where jurisdiction_id = $1', [city.jurisdictionId])).toEqual([]);
  });

  it('tells what waits for a head and for a clerk', async () => {
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('with_head');
    expect((await plan('head.SXD')).reports).toMatchObject([{ waitsFor: 'sign' }]);
    await desk.act('head.SXD', 'approve');
    expect((await plan('clerk.SXD')).reports).toMatchObject([{ waitsFor: 'dispatch' }]);
  });
});

describe('a hand-over', () => {
  it('gives roles, ends delegations and locks, all at once, with a line for each in the trail', async () => {
    const out = await lend('officer.SXD', 'officer.CT');
    const into = await lend('officer.TK', 'officer.SXD');
    const minutes = await handOver('officer.SXD', 'clerk.SXD', { lock: true });
    expect(minutes).toMatchObject({ person: { name: 'officer SXD' }, successor: { name: 'clerk SXD' }, locked: true, by: 'Người administrator', can: { undo: { allowed: true } } });
    expect(await rolesOf('clerk.SXD')).toEqual(['clerk SXD', 'reporting_officer SXD']);
    expect(await rolesOf('officer.CT')).toEqual(['reporting_officer CT']);
    expect(await admin.call(people.get, { params: { personId: idOf('officer.SXD') } })).toMatchObject({ state: 'locked', memberships: [], borrowed: [], sessions: 0 });
    const actions = await app.sql<{ action: string }>(`select action from audit_events where jurisdiction_id = $1 and subject_id = any($2) and at >= $3 order by seq`, [city.jurisdictionId, [idOf('officer.SXD'), idOf('clerk.SXD'), out.id, into.id], '2019-09-16']);
    expect(actions.map(({ action }) => action).slice(2)).toEqual(['delegation.revoke', 'delegation.revoke', 'person.give_role', 'person.end_role', 'person.lock', 'person.hand_over']);
    expect(await admin.call(handOvers.get, { params: { handOverId: minutes.id } })).toEqual(minutes);
  });

  it('keeps what the successor holds already', async () => {
    await app.sql(`insert into memberships (jurisdiction_id, id, person_id, agency_id, role, valid_from) values ($1, gen_random_uuid(), $2, $3, 'reporting_officer', '2019-01-01')`, [city.jurisdictionId, idOf('clerk.SXD'), city.agencies.SXD.id]);
    expect((await handOver('officer.SXD', 'clerk.SXD')).roles).toMatchObject([{ outcome: 'kept' }]);
    expect((await rolesOf('clerk.SXD')).sort()).toEqual(['clerk SXD', 'reporting_officer SXD']);
  });

  it('on a day to come leaves everything as it is until then', async () => {
    await lend('officer.TK', 'officer.SXD');
    await handOver('officer.SXD', 'clerk.SXD', { on: '2019-10-01' });
    expect(await rolesOf('officer.SXD')).toEqual(['reporting_officer SXD', 'reporting_officer TK']);
    expect(await rolesOf('clerk.SXD')).toEqual(['clerk SXD']);
    await app.setClock(city.jurisdictionId, '2019-10-01', 0);
    expect(await rolesOf('officer.SXD')).toEqual([]);
    expect(await rolesOf('clerk.SXD')).toEqual(['clerk SXD', 'reporting_officer SXD']);
  });

  it.each([
    ['to oneself', 'officer.SXD', 'officer.SXD', {}, 'to_oneself'],
    ['in the past', 'officer.SXD', 'clerk.SXD', { on: '2019-09-15' }, 'day_past'],
    ['with a lock on a day to come', 'officer.SXD', 'clerk.SXD', { on: '2019-10-01', lock: true }, 'only_today'],
    ['of oneself with a lock', 'administrator', 'clerk.SXD', { lock: true }, 'locks_oneself'],
  ] as const)('%s is refused', async (_, who, successor, given, code) => {
    await expect(handOver(who, successor, given)).rejects.toMatchObject({ code });
    expect(await app.sql('select 1 from hand_overs where jurisdiction_id = $1', [city.jurisdictionId])).toEqual([]);
  });

  it('of somebody without a role is refused', async () => {
    await handOver('officer.SXD', 'clerk.SXD');
    await expect(handOver('officer.SXD', 'clerk.SXD')).rejects.toMatchObject({ code: 'nothing_to_hand_over' });
  });

  it('of the administration goes to the successor without a day between', async () => {
    await handOver('administrator', 'clerk.SXD', { on: '2019-10-01' });
    await app.setClock(city.jurisdictionId, '2019-10-01', 0);
    expect(await rolesOf('clerk.SXD')).toEqual(['clerk SXD', 'administrator ']);
  });
});

describe('undoing a hand-over', () => {
  const undo = (id: string) => admin.call(handOvers.undo, { params: { handOverId: id } });

  it('puts roles, delegations and the account back', async () => {
    await lend('officer.TK', 'officer.SXD');
    const { id } = await handOver('officer.SXD', 'clerk.SXD', { lock: true });
    expect((await undo(id)).undoneAt).not.toBeNull();
    expect(await rolesOf('officer.SXD')).toEqual(['reporting_officer SXD', 'reporting_officer TK']);
    expect(await rolesOf('clerk.SXD')).toEqual(['clerk SXD']);
    await expect(undo(id)).rejects.toMatchObject({ code: 'built_upon' });
    // And again, as if nothing had been.
    await handOver('officer.SXD', 'clerk.SXD');
  });

  it('is over with the day', async () => {
    const { id } = await handOver('officer.SXD', 'clerk.SXD');
    await app.setClock(city.jurisdictionId, '2019-09-17', 0);
    await expect(undo(id)).rejects.toMatchObject({ code: 'built_upon' });
  });

  it('is refused once the successor acted there, or either person was changed', async () => {
    const { id } = await handOver('officer.SXD', 'clerk.CT');
    const desk = await deskOf(app, city, 'SXD');
    await expect(desk.fill()).rejects.toMatchObject({ problem: { status: 403 } });
    await app.runAs(city.people['clerk.CT'], async (ctx) => {
      await ctx.tx.execute(
        `insert into audit_events (jurisdiction_id, at, person_id, action, subject_kind, subject_id, agency_id, request_id) values ($1, now(), $2, 'report.save_item', 'report', 'x', $3, 'test')`,
        [city.jurisdictionId, idOf('clerk.CT'), city.agencies.SXD.id],
      );
    });
    await expect(undo(id)).rejects.toMatchObject({ code: 'built_upon' });
    const second = await handOver('officer.HV', 'clerk.HV');
    await admin.call(people.edit, { params: { personId: idOf('clerk.HV') }, body: { version: (await admin.call(people.get, { params: { personId: idOf('clerk.HV') } })).version, name: 'Tên mới' } });
    await expect(undo(second.id)).rejects.toMatchObject({ code: 'built_upon' });
  });
});
