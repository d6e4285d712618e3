import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { agencies, audit, exports, matrix, people, register, reminders, reports, review, type EndpointDefinition } from '@tiendo/types';
import { EVERYTHING } from '../city.js';
import { ask, type Given } from './calls.js';
import { OPERATIONS } from './expected.js';
import { READERS, STRANGERS, WHO, type Letter } from './people.js';
import { REQUESTS } from './requests.js';
import { PLANTED, setStage, USES, WARD_NAME, type Stage, type StateName } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
}, 180_000);
afterAll(() => stage.app.close());
// Thousands of readings, on a machine that may have other things to do.
jest.setTimeout(180_000);

interface Question {
  readonly name: string;
  readonly endpoint: EndpointDefinition;
  readonly given: Given;
}

/** Every reading there is, as it stands in the table, and again with each filter that names the ward. */
async function questions(): Promise<Question[]> {
  const { reportId } = stage.things;
  const reads = OPERATIONS.filter((operation) => REQUESTS[operation].endpoint.method === 'GET').map(async (operation): Promise<Question> => ({ name: operation, endpoint: REQUESTS[operation].endpoint, given: await REQUESTS[operation].given(stage) }));
  const filtered: [EndpointDefinition, Given][] = [
    [agencies.list, { query: { q: 'TK-1' } }],
    [reports.list, { query: { agency: 'TK-1' } }],
    [reports.list, { query: { period: '2019-Q3', status: 'draft' } }],
    [matrix.get, { query: { ...EVERYTHING, under: 'TK-1' } }],
    [matrix.get, { query: { ...EVERYTHING, under: 'TK', kind: ['ward'], period: '2019-Q3' } }],
    [matrix.get, { query: { ...EVERYTHING, q: 'phuong TK' } }],
    [matrix.summary, { query: { ...EVERYTHING, under: 'TK-1' } }],
    [exports.review, { query: { ...EVERYTHING, format: 'docx', kind: ['ward'], locale: 'en' } }],
    [exports.review, { query: { ...EVERYTHING, format: 'json', under: 'TK', q: 'phuong' } }],
    [register.get, { params: { agencyCode: 'TK-1' }, query: { period: '2019-Q3', asOf: '2019-09-14' } }],
    [register.announced, { params: { agencyCode: 'TK-1' }, query: { q: 'thu tuc' } }],
    [reports.ledger, { params: { reportId, itemCode: 'payment' } }],
    [matrix.obligation, { params: { agencyCode: 'TK-1', targetCode: 'THANH-TOAN' } }],
    [matrix.obligation, { params: { agencyCode: 'TK-1', targetCode: 'HOA-DON' } }],
    [review.queue, { query: { period: '2019-Q3' } }],
    [review.desk, { query: { period: '2019-Q3' } }],
    [reminders.list, { query: { agency: 'TK-1' } }],
    [reminders.preview, { query: { days: 31 } }],
    [reminders.mailbox, { query: { q: 'TK-1' } }],
    [people.list, { query: { q: 'TK-1' } }],
    [audit.list, { query: { agency: 'TK-1', limit: 200 } }],
    [audit.list, { query: { subjectKind: 'report', subjectId: reportId } }],
  ];
  return [...(await Promise.all(reads)), ...filtered.map(([endpoint, given]) => ({ name: `${endpoint.id} ${JSON.stringify(given.query ?? given.params)}`, endpoint, given }))];
}

/** A number of its own, however its thousands are written. */
const figure = (count: number): RegExp => new RegExp(`(?<![\\da-f-])${String(count).replace(/(\d{3})$/, '[.,]?$1')}(?![\\da-f])`);

const { returned, ...written } = PLANTED;
const OF_WARD = [...Object.values(PLANTED), ...Object.values(USES).map(figure)];
const OF_DRAFT = [written.words, written.cause, written.fileName, written.fileContent];
/** The trail holds what was typed, and the mailbox of a demonstration what was written to whom: for its administrator. */
const TRAIL = [audit.list.id, audit.file.id, audit.chainFile.id];
const ADMINISTRATORS = [...TRAIL, reminders.mail.id];

type Cookies = Readonly<Record<string, string | null>>;
const cookiesOf = (letters: readonly Letter[]): Cookies => Object.fromEntries(letters.map((letter) => [letter in WHO ? WHO[letter as keyof typeof WHO] : letter, stage.cookies[letter]]));

interface Telling {
  readonly person: string;
  /** The reading that told it. */
  readonly by: string;
  readonly word: string;
}

/** What these people are told of these words by any reading but those excepted. */
async function told(cookies: Cookies, words: readonly (string | RegExp)[], except: readonly string[] = []): Promise<Telling[]> {
  const asked = (await questions()).filter(({ endpoint }) => !except.includes(endpoint.id));
  const found: Telling[] = [];
  for (const [person, cookie] of Object.entries(cookies)) {
    const answers = await Promise.all(asked.map(async ({ name, endpoint, given }) => ({ by: name, ...(await ask(stage.app, cookie, endpoint, given)) })));
    expect(answers.filter(({ status }) => status >= 400 && ![401, 403, 404].includes(status))).toEqual([]);
    const holds = (text: string, word: string | RegExp): boolean => (typeof word === 'string' ? text.includes(word) : word.test(text));
    found.push(...answers.flatMap(({ by, text }) => words.filter((word) => holds(text, word)).map((word) => ({ person, by, word: String(word) }))));
  }
  return found;
}

/** What the ward's people do by the way, each with what stands there now. */
async function act(letter: Letter, action: string, more = {}): Promise<void> {
  const { reportId } = stage.things;
  const [report] = await stage.app.sql<{ version: number }>('select version from reports where id = $1', [reportId]);
  const { status } = await ask(stage.app, stage.cookies[letter], reports.act, { params: { reportId }, body: { action, version: report?.version, ...more } });
  expect([action, status]).toEqual([action, 200]);
}

const LATER = { words: 'qzviethem', file: 'qztepmoi' } as const;

async function typeMore(): Promise<void> {
  const params = { reportId: stage.things.reportId, itemCode: 'results' };
  const [item] = await stage.app.sql<{ version: number }>(`select version from report_items where report_id = $1 and code = 'results'`, [params.reportId]);
  const file = { file: new Blob([`%PDF-1.7 ${LATER.file}`]), fileName: `${LATER.file}.pdf` };
  expect((await ask(stage.app, stage.cookies.o, reports.saveItem, { params, body: { version: item?.version, words: LATER.words } })).status).toBe(200);
  expect((await ask(stage.app, stage.cookies.o, reports.attach, { params, ...file })).status).toBe(201);
}

describe('of a ward nothing is told to who is neither of it, nor above it, nor of the city', () => {
  it.each(['draft', 'to_return'] satisfies StateName[])('but its name and the people to ask, which the list of agencies and that of colleagues give to everybody: %s', async (state) => {
    await stage.snapshots.restore(state);
    const tellings = await told(cookiesOf(STRANGERS), [...OF_WARD, WARD_NAME]);
    expect(tellings.filter(({ by, word }) => !(/^(agencies|delegations\.people)/.test(by) && word === WARD_NAME))).toEqual([]);
  });

  it('and nothing at all to those of another city', async () => {
    await stage.snapshots.restore('to_return');
    const there = (['coordinator', 'city_office', 'leader', 'administrator', 'head.TK'] as const).map(async (person) => [person, await stage.app.cookieOf(stage.elsewhere.people[person])] as const);
    await stage.app.sql(`update agency_versions set name_vi = 'Nơi khác' where jurisdiction_id = $1`, [stage.elsewhere.jurisdictionId]);
    const { reportId, evidenceId, offerId } = stage.things;
    expect(await told(Object.fromEntries(await Promise.all(there)), [...OF_WARD, WARD_NAME, reportId, evidenceId, offerId])).toEqual([]);
  });

  it('while its own officer is told all of it, and the coordinator what was sent: the search finds what there is', async () => {
    await stage.snapshots.restore('draft');
    const own = await told(cookiesOf(['o']), OF_WARD);
    expect(new Set(own.map(({ word }) => word))).toEqual(new Set(OF_WARD.map(String).filter((word) => word !== returned && word !== PLANTED.importName)));
    await stage.snapshots.restore('in_review');
    const sent = await told(cookiesOf(['t']), OF_DRAFT);
    const ids = sent.map(({ by }) => by.replace(/ .*/, ''));
    expect(new Set(ids)).toEqual(new Set(['reports.get', 'evidence.file', 'exports.review', 'matrix.obligation']));
  });
});

describe('who may read a report sees what was sent', () => {
  const [others, administrator] = [READERS.filter((letter) => letter !== 'a'), ['a'] as const];

  it.each(['draft', 'with_head'] satisfies StateName[])('and nothing that was typed before: %s', async (state) => {
    await stage.snapshots.restore(state);
    expect(await told(cookiesOf(others), OF_DRAFT)).toEqual([]);
    expect(await told(cookiesOf(administrator), OF_DRAFT, ADMINISTRATORS)).toEqual([]);
    expect(new Set((await told(cookiesOf(administrator), OF_DRAFT)).map(({ by }) => by.replace(/ .*/, '')))).toEqual(new Set(TRAIL));
  });

  it.each<[string, StateName, () => Promise<void>, readonly string[]]>([
    ['the head gave it back, and why', 'with_head', () => act('h', 'give_back', { reason: 'qzgiaolai' }), ['qzgiaolai', ...OF_DRAFT]],
    ['it came back and was written on', 'to_return', () => act('H', 'return').then(typeMore), Object.values(LATER)],
    ['it was recalled and written on', 'sent', () => act('h', 'recall').then(typeMore), Object.values(LATER)],
  ])('and not that %s', async (_, state, happens, words) => {
    await stage.snapshots.restore(state);
    await happens();
    expect(await told(cookiesOf(['H', 'C', 't', 'l']), words)).toEqual([]);
    expect(await told(cookiesOf(administrator), words, ADMINISTRATORS)).toEqual([]);
    expect(new Set((await told(cookiesOf(['c']), words)).map(({ word }) => word))).toEqual(new Set(words));
  });

  it('and a reviewer’s decision only once the report came back', async () => {
    await stage.snapshots.restore('to_return');
    expect(await told(cookiesOf(['o', 'h', 'c', 'C', 'l']), [returned])).toEqual([]);
    expect(await told(cookiesOf(administrator), [returned], ADMINISTRATORS)).toEqual([]);
    const reviewers = await told(cookiesOf(['O', 'H', 't', 'v']), [returned]);
    expect(new Set(reviewers.map(({ person }) => person))).toEqual(new Set(['officer.TK', 'head.TK', 'coordinator', 'city_office']));
    await act('H', 'return');
    expect(new Set((await told(cookiesOf(['o', 'c']), [returned])).map(({ person }) => person))).toEqual(new Set(['officer.TK-1', 'clerk.TK-1']));
  });
});
