import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { audit, people, register, reminders, reports, type EndpointDefinition } from '@tiendo/types';
import type { CityPerson } from '../city.js';
import { ask, isGood, isRefusal, type Answer, type Given } from './calls.js';
import { EXPECTED, OPERATIONS, type Operation } from './expected.js';
import { STRANGERS, WHO, type Letter } from './people.js';
import { REQUESTS } from './requests.js';
import { PLANTED, setStage, WARD_NAME, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 180_000);
afterAll(() => stage.app.close());
jest.setTimeout(180_000);

const SIGNED_IN = OPERATIONS.filter((operation) => REQUESTS[operation].endpoint.access === 'signed_in');
const ABOUT_WARD = OPERATIONS.filter((operation) => REQUESTS[operation].isAboutWard);

async function call(operation: Operation, cookie: string | null, change: (given: Given) => Given = (given) => given, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { endpoint, given } = REQUESTS[operation];
  return ask(stage.app, cookie, endpoint, change(await given(stage)), headers);
}

/** Those of these operations that do not answer so, with what they answer. */
async function otherwise(operations: readonly Operation[], cookie: string | null, isRight: (answer: Answer) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const operation of operations) {
    const answer = await call(operation, cookie);
    if (!isRight(answer)) wrong.push(`${operation}: ${answer.status} ${answer.code ?? ''}`);
  }
  return wrong;
}

describe('another city in the same database', () => {
  /** The same role there. */
  const cookieThere = (letter: keyof typeof WHO): Promise<string> => stage.app.cookieOf(stage.elsewhere.people[WHO[letter]]);

  it.each(Object.keys(WHO) as (keyof typeof WHO)[])('has nothing of the ward for %s', async (letter) => {
    await stage.snapshots.restore('sent');
    const cookie = await cookieThere(letter);
    const isMine = (operation: Operation): boolean => (EXPECTED[operation].through as string).includes(letter);
    expect(await otherwise(ABOUT_WARD.filter(isMine), cookie, ({ code }) => code === 'not_found')).toEqual([]);
    expect(await otherwise(ABOUT_WARD.filter((operation) => !isMine(operation)), cookie, isRefusal)).toEqual([]);
  });

  it('is not reached by ids inside a body either', async () => {
    const { untakenProcedureId } = stage.things;
    const asked: [keyof typeof WHO, EndpointDefinition, Given][] = [
      ['o', register.take, { params: { agencyCode: 'XA-TK-1' }, body: { procedureIds: [untakenProcedureId] } }],
      ['a', people.add, { body: { name: 'Ai đó', email: 'ai-do@demo.test', role: 'head', agencyCode: 'TK-1' } }],
      ['v', reminders.urge, { body: { agencyCodes: ['XA-TK-1', 'TK-1'] } }],
    ];
    for (const [letter, endpoint, given] of asked) expect([endpoint.id, (await ask(stage.app, await cookieThere(letter), endpoint, given)).code]).toEqual([endpoint.id, 'not_found']);
  });

  it('has a trail of its own', async () => {
    const admin = await cookieThere('a');
    for (const query of [{ agency: 'TK-1' }, { subjectId: stage.things.reportId }, {}]) {
      const { status, text } = await ask(stage.app, admin, audit.list, { query });
      expect(status).toBe(200);
      expect([WARD_NAME, stage.things.reportId, ...Object.values(PLANTED)].filter((word) => text.includes(word))).toEqual([]);
    }
  });
});

describe('who somebody is', () => {
  /** Everything that another program might take for an identity: here the ward's officer with every right. */
  async function claims(): Promise<{ headers: Record<string, string>; fields: Record<string, unknown> }> {
    const { id, email, authUserId } = stage.city.people['officer.TK-1'];
    const agencyId = stage.city.agencies['TK-1'].id;
    const [session] = await stage.app.sql<{ token: string }>('select token from auth.session where "userId" = $1', [authUserId]);
    const names = ['x-person-id', 'x-user-id', 'x-user', 'x-remote-user', 'remote-user', 'x-forwarded-user', 'x-auth-request-user', 'x-original-user'];
    const headers = { ...Object.fromEntries(names.map((name) => [name, id])), 'x-user-email': email, 'x-role': 'administrator', 'x-agency-id': agencyId, 'x-jurisdiction-id': String(stage.city.jurisdictionId), authorization: `Basic ${session?.token ?? ''}` };
    const fields = { personId: id, userId: authUserId, user: id, actor: id, as: 'administrator', email, agencyId, agencyCode: 'TK-1', agency: 'TK-1', role: 'administrator', memberships: 'administrator', token: session?.token, session: session?.token, session_token: session?.token };
    return { headers, fields };
  }

  it.each(['n', 'd', 'x'] as const)('is said by the cookie alone, whatever %s writes into headers, query and body', async (letter) => {
    await stage.snapshots.restore('draft');
    const { headers, fields } = await claims();
    const claiming = ({ query, body, ...given }: Given): Given => ({ ...given, query: { ...fields, ...query }, ...(typeof body === 'object' ? { body: { ...fields, ...body } } : {}) });
    const changed: string[] = [];
    for (const operation of SIGNED_IN) {
      const honest = await call(operation, stage.cookies[letter]);
      if (isGood(honest) && REQUESTS[operation].endpoint.method !== 'GET') continue;
      const claimed = await call(operation, stage.cookies[letter], claiming, headers);
      // Whose home one asks for is a question and no claim: that of another agency is refused.
      if (operation === 'home.get' && claimed.code === 'other_agency') continue;
      if (claimed.status !== honest.status || claimed.code !== honest.code) changed.push(`${operation}: ${honest.status} became ${claimed.status}`);
    }
    expect(changed).toEqual([]);
  });

  it('is not said by a session’s token in the place of a key', async () => {
    const { authUserId } = stage.city.people['officer.TK-1'];
    const [session] = await stage.app.sql<{ token: string }>('select token from auth.session where "userId" = $1', [authUserId]);
    const authorization = `Bearer ${session?.token ?? ''}`;
    expect([(await call('session.me', null, undefined, { authorization })).code, (await call('session.me', stage.cookies.d, undefined, { authorization })).code]).toEqual(['invalid_key', 'two_credentials']);
  });

  it('is told to nobody who claims to be another', async () => {
    const { headers, fields } = await claims();
    const { text } = await call('session.me', stage.cookies.d, (given) => ({ ...given, query: fields }), headers);
    expect(JSON.parse(text.slice(0, text.lastIndexOf('}') + 1))).toMatchObject({ person: { id: stage.city.people['officer.SXD'].id } });
  });

  it('and what a report is cannot be written into it by the way', async () => {
    await stage.snapshots.restore('draft');
    const standing = () => stage.app.sql('select agency_id, period_id, status, due_on, lock_at, sent_revision, first_sent_at, round, frozen from reports where id = $1', [stage.things.reportId]);
    const before = await standing();
    const wishes = { status: 'accepted', agencyId: randomUUID(), periodId: randomUUID(), lockAt: '2099-01-01T00:00:00Z', lockOn: '2099-01-01', dueOn: '2099-01-01', sentRevision: 9, firstSentAt: '2019-09-01T00:00:00Z', round: 9, state: 'accepted', numerator: 9, denominator: 9 };
    const answer = await call('reports.save_item', stage.cookies.o, ({ body, ...given }) => ({ ...given, body: { ...wishes, ...(body as object) } }));
    expect(answer.status).toBe(200);
    expect(await standing()).toEqual(before);
    const [item] = await stage.app.sql(`select words, state, numerator, denominator from report_items where report_id = $1 and code = 'results'`, [stage.things.reportId]);
    expect(item).toEqual({ words: 'đã sửa', state: 'open', numerator: null, denominator: null });
  });
});

describe('a session', () => {
  const sessionOf = async (person: CityPerson) => stage.app.cookieOf(stage.city.people[person]);
  const end = (statement: string, person: CityPerson) => stage.app.sql(`${statement} where "userId" = $1`, [stage.city.people[person].authUserId]);

  it.each([
    ['was ended', 'delete from auth."session"'],
    ['has expired', `update auth."session" set "expiresAt" = now() - interval '1 millisecond'`],
  ])('that %s opens nothing from that moment on', async (_, statement) => {
    for (const person of ['clerk.HV', 'head.TK-2'] as const) {
      const cookie = await sessionOf(person);
      expect((await call('session.me', cookie)).status).toBe(200);
      await end(statement, person);
      expect(await otherwise(SIGNED_IN, cookie, ({ code }) => code === 'not_signed_in')).toEqual([]);
    }
  });

  it('of somebody whose role ends is theirs still, and opens nothing that the role did', async () => {
    await stage.snapshots.restore('draft');
    await stage.app.sql(`update memberships set valid_to = '2019-09-16' where person_id = $1`, [stage.city.people['officer.TK-1'].id]);
    // One's own ways to sign in come with the person and not with a role; what they lent stays theirs to end.
    const isOwn = (operation: Operation): boolean => /^(account|passkeys|identities)\./.test(operation) || operation === 'delegations.revoke';
    const mine = SIGNED_IN.filter((operation) => !isOwn(operation) && (EXPECTED[operation].through as string).includes('o') && !(EXPECTED[operation].through as string).includes('x'));
    expect(mine.length).toBeGreaterThan(30);
    expect(await otherwise(mine, stage.cookies.o, ({ code }) => code === 'wrong_role')).toEqual([]);
    expect((await call('session.me', stage.cookies.o)).status).toBe(200);
  });
});

describe('an address', () => {
  it.each(['00000000-0000-0000-0000-000000000000', 'null', 'undefined', '*', '%', "' or true --", '[]'])('of %s is of nothing', async (nothing) => {
    await stage.snapshots.restore('draft');
    const withParams = ABOUT_WARD.filter((operation) => REQUESTS[operation].endpoint.params !== undefined);
    const found: string[] = [];
    for (const operation of withParams) {
      for (const letter of ['o', 'a'] satisfies Letter[]) {
        const answer = await call(operation, stage.cookies[letter], (given) => ({ ...given, params: Object.fromEntries(Object.keys(given.params ?? {}).map((name) => [name, nothing])) }));
        if (![403, 404, 422].includes(answer.status)) found.push(`${letter} ${operation}: ${answer.status}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('that is spelt otherwise is no way around the door', async () => {
    const spellings = [(path: string) => `/api${path}/`, (path: string) => `/api/${path}`, (path: string) => `//api${path}`, (path: string) => `/api${path};x=1`, (path: string) => `/%61pi${path}`, (path: string) => `/API${path.toUpperCase()}`, (path: string) => `/api/.${path}`, (path: string) => `/api/public/..${path}`];
    const open: string[] = [];
    for (const operation of SIGNED_IN) {
      const { endpoint, given } = REQUESTS[operation];
      if (endpoint.method !== 'GET') continue;
      const { params = {} } = await given(stage);
      const path = endpoint.path.replace(/:(\w+)/g, (__, name: string) => String(params[name]));
      for (const spell of spellings) {
        const { status } = await fetch(stage.app.url + spell(path));
        if (status !== 401 && status !== 404) open.push(`${spell(path)}: ${status}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('of another’s revision, item or mail is refused like the thing itself', async () => {
    await stage.snapshots.restore('sent');
    const { reportId } = stage.things;
    for (const letter of STRANGERS) {
      const receipt = await ask(stage.app, stage.cookies[letter], reports.receipt, { params: { reportId, revision: 2 } });
      const ledger = await ask(stage.app, stage.cookies[letter], reports.ledger, { params: { reportId, itemCode: 'direction' } });
      expect([letter, receipt.status, ledger.status]).toEqual([letter, letter === 'n' ? 401 : 403, letter === 'n' ? 401 : 403]);
    }
  });
});
