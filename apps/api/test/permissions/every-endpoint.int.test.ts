import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EndpointDefinition } from '@tiendo/types';
import { EndpointRegistry } from '../../src/platform/http/endpoint-registry.js';
import { bootDemonstration, type DemonstrationApp } from '../demonstration.js';
import { CALLERS, type Caller } from './people.js';
import { EXPECTED, PUBLIC, thingsOf, type Request, type Row, type Things } from './requests.js';

const LOADING = 600_000;
/** Answers that mean "not you": signed out, refused, or hidden. */
const TURNED_AWAY = [401, 403, 404];

let app: DemonstrationApp;
let city: Things;
let endpoints: readonly EndpointDefinition[];
const cookies = new Map<Caller, string>();

beforeAll(async () => {
  app = await bootDemonstration();
  city = await thingsOf(app);
  endpoints = app.application.app.get(EndpointRegistry).endpoints;
  for (const [letter, account] of Object.entries(CALLERS)) cookies.set(letter as Caller, await app.cookieOf(await app.person(account)));
}, LOADING);
afterAll(() => app.close());

async function send({ method }: EndpointDefinition, { path, body, file }: Request, cookie: string | undefined): Promise<number> {
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie };
  let content: string | FormData | null = null;
  if (file) {
    content = new FormData();
    content.append('file', new Blob(['Mã thủ tục;Tên thủ tục\n']), 'so.csv');
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    content = JSON.stringify(body);
  }
  const answer = await fetch(`${app.url}/api${path}`, { method, headers, body: content });
  await answer.arrayBuffer();
  return answer.status;
}

const rows: [name: string, id: string, row: Row][] = Object.entries(EXPECTED).flatMap(([id, row]) =>
  'request' in row ? [[id, id, row as Row] as [string, string, Row]] : Object.entries(row as Record<string, Row>).map(([action, each]): [string, string, Row] => [`${id} ${action}`, id, each]),
);

describe('every endpoint as every role', () => {
  it('has a row for each endpoint that is served, and for no other', () => {
    expect([...Object.keys(EXPECTED), ...PUBLIC].sort()).toEqual(endpoints.map(({ id }) => id).sort());
  });

  it('is public where it is said to be, and nowhere else', () => {
    expect(endpoints.filter(({ access }) => access === 'public').map(({ id }) => id).sort()).toEqual([...PUBLIC].sort());
  });

  it.each(rows)('%s', async (_name, id, row) => {
    const endpoint = endpoints.find((each) => each.id === id);
    if (endpoint === undefined) throw new Error(`${id} is not served`);
    let through = '';
    const statuses: Record<string, number> = {};
    for (const [letter, cookie] of cookies) {
      const status = await send(endpoint, await row.request(city), cookie);
      statuses[letter] = status;
      if (!TURNED_AWAY.includes(status)) through += letter;
    }
    expect({ through: [...through].sort().join(''), statuses }).toEqual({ through: [...row.through].sort().join(''), statuses });
    // A request that nobody could get through with would prove nothing, and one that breaks the server proves less.
    expect(Object.values(statuses).filter((status) => status >= 500 || status === 400 || status === 415)).toEqual([]);
    expect(await send(endpoint, await row.request(city), undefined)).toBe(401);
  });

  it('never takes an identity from a header, a query or a body', async () => {
    const me = await fetch(`${app.url}/api/me?personId=${city.reportId}`, {
      headers: { cookie: cookies.get('x') ?? '', 'x-person-id': city.reportId, 'x-forwarded-user': 'admin@demo.test', authorization: 'Bearer admin' },
    });
    expect(((await me.json()) as { person: { email: string } }).person.email).toBe('officer.lc-hhb@demo.test');
  });

  it('shuts at once whom the database no longer knows', async () => {
    const person = await app.person('officer.sxd');
    const cookie = await app.cookieOf(person);
    const me = () => fetch(`${app.url}/api/me`, { headers: { cookie } }).then(({ status }) => status);
    expect(await me()).toBe(200);
    await app.sql('delete from auth.session where "userId" = $1', [person.authUserId]);
    expect(await me()).toBe(401);
  });
});
