import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reports } from '@tiendo/types';
import { decidedOperations } from '../../src/permission-matrix.js';
import { EndpointRegistry } from '../../src/platform/http/endpoint-registry.js';
import { ask, isGood, isRefusal, type Answer } from './calls.js';
import { EXPECTED, OPERATIONS, type Expected, type Operation } from './expected.js';
import { ANYBODY, LETTERS, type Letter } from './people.js';
import { REQUESTS } from './requests.js';
import { PLANTED, setStage, WARD_NAME, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 180_000);
afterAll(() => stage.app.close());
jest.setTimeout(180_000);

const sorted = (letters: Iterable<string>): string => [...letters].sort().join('');
const expectedOf = (operation: Operation): Expected => EXPECTED[operation];

describe('the table', () => {
  it('has a row for every endpoint that is served', () => {
    const served = stage.app.application.app.get(EndpointRegistry).endpoints.map(({ id }) => id);
    expect(served.length).toBeGreaterThan(40);
    expect(new Set(OPERATIONS.map((operation) => REQUESTS[operation].endpoint.id))).toEqual(new Set(served));
    expect(new Set(decidedOperations().map(({ endpoint }) => endpoint.id))).toEqual(new Set(served));
    expect(OPERATIONS.filter((operation) => !operation.startsWith(REQUESTS[operation].endpoint.id))).toEqual([]);
  });

  it('would miss an endpoint that is served and never called here', () => {
    const called = new Set(OPERATIONS.map((operation) => REQUESTS[operation].endpoint.id));
    const served = [...stage.app.application.app.get(EndpointRegistry).endpoints.map(({ id }) => id), 'planted.get'];
    expect(served.filter((id) => !called.has(id))).toEqual(['planted.get']);
  });

  it('names those that are open to who is not signed in, and no other is', () => {
    const open = OPERATIONS.filter((operation) => REQUESTS[operation].endpoint.access === 'public');
    expect(open).toEqual(['health.get', 'openapi.get', 'installation.get', 'installation.setup_link', 'installation.set_up', 'people.password_link', 'people.set_password', 'account.forgot_password']);
  });

  it('has a row for every act on a report', () => {
    const acts = reports.act.body.shape.action.options.map((act) => `reports.act: ${act}`);
    expect(OPERATIONS).toEqual(expect.arrayContaining(acts));
  });
});

interface Called {
  readonly letter: Letter;
  readonly answer: Answer;
  /** Rows that the call added to the trail. */
  readonly written: number;
}

/** One operation asked for by everybody, each time in the very same state. */
async function callsOf(operation: Operation): Promise<Called[]> {
  const { endpoint, given } = REQUESTS[operation];
  const { in: state } = expectedOf(operation);
  await stage.snapshots.restore(state);
  const before = await trail();
  const calls: Called[] = [];
  for (const letter of endpoint.access === 'public' ? ANYBODY : LETTERS) {
    const answer = await ask(stage.app, stage.cookies[letter], endpoint, await given(stage));
    calls.push({ letter, answer, written: endpoint.method === 'GET' ? 0 : (await trail()) - before });
    if (isGood(answer) && endpoint.method !== 'GET') await stage.snapshots.restore(state);
  }
  return calls;
}

async function trail(): Promise<number> {
  const [row] = await stage.app.sql<{ count: number }>('select count(*)::integer as count from audit_events');
  return row?.count ?? 0;
}

const lettersOf = (calls: readonly Called[], which: (call: Called) => boolean): string => sorted(calls.filter(which).map(({ letter }) => letter));

describe('every endpoint, called by everybody', () => {
  it.each(OPERATIONS)('%s', async (operation) => {
    const calls = await callsOf(operation);
    const { through, sees, quiet } = expectedOf(operation);
    const { access, method } = REQUESTS[operation].endpoint;
    // A request that is wrong in itself would tell nothing about who may make it.
    expect(calls.filter(({ answer }) => !isGood(answer) && !isRefusal(answer)).map(({ letter, answer }) => `${letter}: ${answer.status} ${answer.text}`)).toEqual([]);
    expect(lettersOf(calls, ({ answer }) => isGood(answer))).toBe(sorted(through));
    if (sees !== undefined) expect(lettersOf(calls, ({ answer }) => answer.text.includes(WARD_NAME))).toBe(sorted(sees));
    if (access === 'signed_in') expect(calls.at(-1)).toMatchObject({ letter: 'n', answer: { status: 401, code: 'not_signed_in' } });
    // Every command is written down, and a refusal neither changes anything nor tells what it hides.
    const refused = calls.filter(({ answer }) => isRefusal(answer));
    expect(lettersOf(refused, ({ answer, written }) => written > 0 || Object.values(PLANTED).some((word) => answer.text.includes(word)))).toBe('');
    if (method !== 'GET' && quiet !== true) expect(lettersOf(calls, ({ answer, written }) => isGood(answer) && written === 0)).toBe('');
  });
});
