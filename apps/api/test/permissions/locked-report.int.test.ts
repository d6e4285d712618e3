import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { REPORT_ACTIONS } from '@tiendo/domain/reports';
import { ask, type Answer } from './calls.js';
import { EXPECTED, OPERATIONS, type Operation } from './expected.js';
import { LETTERS, type Letter } from './people.js';
import { REQUESTS } from './requests.js';
import { setStage, type Stage, type StateName } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 180_000);
afterAll(() => stage.app.close());
jest.setTimeout(180_000);

/** Everything that writes into a report, and the usage of its period, by whatever door. By hand. */
const WRITES = [
  'reports.save_item that starts', 'reports.save_item', 'reports.decide_item', 'reports.accept_unchanged', 'evidence.attach', 'evidence.detach',
  'reports.act: start', 'reports.act: submit', 'reports.act: withdraw', 'reports.act: give_back', 'reports.act: approve', 'reports.act: recall', 'reports.act: dispatch',
  'reports.act: open', 'reports.act: return', 'reports.act: accept',
  'register.edit', 'imports.apply',
] as const satisfies readonly Operation[];

/** The city in a state, a minute after the lock of the quarter: 25 October 2019, 24:00. */
async function lockedIn(state: StateName): Promise<void> {
  await stage.snapshots.restore(state);
  await stage.app.setClock(stage.city.jurisdictionId, '2019-10-26', 0);
}

/** All that a report consists of, and the usage of its quarter. */
async function standing(): Promise<unknown[]> {
  const { reportId } = stage.things;
  const tables = ['reports where id', 'report_items where report_id', 'revisions where report_id', 'evidence where report_id'];
  const parts = await Promise.all(tables.map((table) => stage.app.sql(`select to_jsonb(r) as row from ${table.replace(' ', ' r ')} = $1 order by 1`, [reportId])));
  return [...parts, await stage.app.sql('select to_jsonb(u) as row from offer_usage u where period_id = $1 order by 1', [stage.city.periods.q3])];
}

const REFUSED = new Set<string>(['not_signed_in', 'wrong_role', 'other_agency', 'own_agency', 'key_not_accepted', 'out_of_scope']);

async function call(operation: Operation, letter: Letter): Promise<Answer> {
  const { endpoint, given } = REQUESTS[operation];
  return ask(stage.app, stage.cookies[letter], endpoint, await given(stage));
}

describe('a locked report', () => {
  it.each(WRITES)('%s: is refused as locked to who might do it, and to all others as ever', async (operation) => {
    await lockedIn(EXPECTED[operation].in);
    const before = await standing();
    const told = { locked: '', refused: '' };
    for (const letter of LETTERS) {
      const { code } = await call(operation, letter);
      if (code === 'locked') told.locked += letter;
      if (code !== null && REFUSED.has(code)) told.refused += letter;
    }
    const mine = LETTERS.filter((letter) => (EXPECTED[operation].through as string).includes(letter));
    expect(told).toEqual({ locked: mine.join(''), refused: LETTERS.filter((letter) => !mine.includes(letter)).join('') });
    expect(await standing()).toEqual(before);
  });

  it('stands in that table with every act and every command of reports and evidence', () => {
    const commands = OPERATIONS.filter((operation) => /^(reports|evidence)\./.test(operation) && REQUESTS[operation].endpoint.method !== 'GET' && !operation.includes('coordinating department'));
    expect(new Set<string>(WRITES)).toEqual(new Set<string>([...commands, 'register.edit', 'imports.apply']));
    const acts = REPORT_ACTIONS.filter((action) => action !== 'save' && action !== 'decide_item').map((action) => `reports.act: ${action}`);
    expect([...WRITES]).toEqual(expect.arrayContaining(acts));
  });

  it('is not told of a file’s usage either: the dry run says so before anything is asked', async () => {
    await lockedIn('draft');
    const { endpoint, given } = REQUESTS['imports.try'];
    const file = new Blob(['Mã thủ tục,Tên thủ tục,Mức độ,Hồ sơ trực tuyến\n1.090010,Thủ tục số 9001,3,8\n']);
    const { status, text } = await ask(stage.app, stage.cookies.o, endpoint, { ...(await given(stage)), file });
    expect([status, text]).toEqual([201, expect.stringContaining('"code":"period_locked"')]);
    expect(text).toContain('"state":"refused"');
  });

  it.each(['draft', 'with_head', 'sent', 'to_return'] satisfies StateName[])('that was %s stays as it is, whatever anybody calls', async (state) => {
    await lockedIn(state);
    const before = await standing();
    const commands = OPERATIONS.filter((operation) => REQUESTS[operation].endpoint.method !== 'GET' && !['clock.advance', 'people.set_password', 'installation.set_up'].includes(operation));
    for (const operation of commands) {
      for (const letter of LETTERS) if ((EXPECTED[operation].through as string).includes(letter)) await call(operation, letter);
    }
    expect(await standing()).toEqual(before);
  });
});
