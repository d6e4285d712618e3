import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson } from '../../../test/factories.js';
import { encodeCursor } from './cursor.js';

let app: TestApp;
let cookie: string;

beforeAll(async () => {
  app = await bootApp();
  const administrator = await app.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { roles: [{ role: 'administrator' }] }));
  cookie = await app.cookieOf(administrator);
});
afterAll(() => app.close());

const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const after = async (path: string, cursor: string) => {
  const response = await fetch(`${app.url}/api${path}?after=${encodeURIComponent(cursor)}`, { headers: { cookie } });
  return { status: response.status, ...((await response.json()) as { code?: string; fields?: object[] }) };
};

describe('a cursor', () => {
  it.each([
    ['/people', ['a@demo.test']],
    ['/audit', [9_007_199_254_740_991]],
    ['/reminders', ['2019-09-16', ID]],
    ['/mailbox', [1_568_595_600_000, ID]],
    ['/matrix', [1, -1, 'STTTT']],
    ['/reports', ['2019-09-14', '2019-Q3', 3, 'STTTT']],
  ])('that %s may have given is taken', async (path, place) => {
    expect((await after(path, encodeCursor(place))).status).toBe(200);
  });

  it.each([
    ['/people', ['a\0b']],
    ['/people', [1]],
    ['/audit', [1.5]],
    ['/audit', [1e30]],
    ['/audit', ['1']],
    ['/reminders', ['2019-02-30', ID]],
    ['/reminders', ['0000-01-01', ID]],
    ['/reminders', ['2019-09-16', 'no-uuid']],
    ['/mailbox', [1e17, ID]],
    ['/mailbox', [0.5, ID]],
    ['/mailbox', [0, 'no-uuid']],
    ['/matrix', [1, 99_999_999_999, 'STTTT']],
    ['/matrix', [1.5, 1, 'STTTT']],
    ['/matrix', [1, 1]],
    ['/reports', ['yesterday', '2019-Q3', 3, 'STTTT']],
    ['/reports', ['2019-09-14', '2019-Q3', 3e9, 'STTTT']],
    ['/reports', ['2019-09-14', 'Q\0', 3, 'STTTT']],
    ['/reports', []],
  ])('that %s never gave is refused (%j)', async (path, place) => {
    expect(await after(path, encodeCursor(place))).toMatchObject({ status: 422, code: 'invalid_input', fields: [{ in: 'query', path: 'after', code: 'bad_cursor' }] });
  });

  it.each(['nonsense', 'bnVsbA', '%', '\u{1f600}'])('that is no such text is refused (%s)', async (cursor) => {
    expect(await after('/people', cursor)).toMatchObject({ status: 422, fields: [{ code: 'bad_cursor' }] });
  });
});
