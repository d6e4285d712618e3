import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';
import { probe, withProbes } from '../../../test/probe.js';

let app: TestApp;
let administrator: TestPerson;
let leader: TestPerson;
let client: Client;
let cookie: string;

beforeAll(async () => {
  app = await bootApp({}, withProbes);
  await app.inTx(async (tx) => {
    const jurisdictionId = await aJurisdiction(tx);
    administrator = await aPerson(tx, jurisdictionId, { roles: [{ role: 'administrator' }] });
    leader = await aPerson(tx, jurisdictionId, { roles: [{ role: 'leader' }] });
  });
  client = await app.asPerson(administrator);
  cookie = await app.cookieOf(administrator);
});
afterAll(() => app.close());

const thingId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const send = (path: string, init: RequestInit = {}) => fetch(`${app.url}/api${path}`, { ...init, headers: { cookie, ...init.headers } });
const postJson = (path: string, body: string, headers: Record<string, string> = {}) => send(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const trailOf = (subjectId: string) => app.sql<{ action: string }>('select action from audit_events where subject_id = $1', [subjectId]);
const jobsOf = () => app.drainJobs(['tick']);

describe('input', () => {
  it('arrives parsed, with defaults, and answers with the status of the contract', async () => {
    const response = await postJson(`/probe/${thingId}?state=late&state=met`, '{"name":"Hoà","items":[{"count":2},{"count":3}],"unknown":true}');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ thingId, limit: 5, state: ['late', 'met'], name: 'Hoà', count: 5 });
  });

  it('that cannot be parsed is 400', async () => {
    for (const body of ['{"name":', '{"__proto__":{"admin":true},"name":"x"}', '{"name":"x"}garbage']) {
      const response = await postJson(`/probe/${thingId}`, body);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'malformed_request']);
    }
  });

  it('that breaks the schema is 422 with every field: where, what was expected, what was written, how to mend it', async () => {
    const response = await postJson('/probe/not-a-uuid?limit=11&state=lost', '{"name":"","password":"short","items":[{"count":1},{"count":1.5},{}]}');
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const { fields } = (await response.json()) as { fields: { mend: string }[] };
    expect(fields.every(({ mend }) => mend !== '')).toBe(true);
    expect(fields.map(({ mend: _, ...field }) => field)).toEqual([
      { in: 'params', path: 'thingId', code: 'invalid_format', expected: 'uuid', written: 'not-a-uuid' },
      { in: 'query', path: 'limit', code: 'too_big', expected: 'value <= 10', written: '11' },
      { in: 'query', path: 'state.0', code: 'not_in_list', expected: 'late | met', written: 'lost' },
      { in: 'body', path: 'name', code: 'empty', expected: 'length >= 1', written: '' },
      { in: 'body', path: 'password', code: 'too_small', expected: 'length >= 12' },
      { in: 'body', path: 'items.1.count', code: 'invalid_type', expected: 'int', written: '1.5' },
      { in: 'body', path: 'items.2.count', code: 'missing', expected: 'number' },
    ]);
  });

  it('that PostgreSQL cannot keep is 422 with every such field: NUL, half of a surrogate pair', async () => {
    const response = await postJson(`/probe/${thingId}?state=%00&other=%00`, String.raw`{"name":"Ho\u0000à","items":[{"count":1,"note":"\ud83d"}],"a\u0000b":1}`);
    expect(response.status).toBe(422);
    const { fields } = (await response.json()) as { fields: object[] };
    const wrong = { code: 'unreadable_character', expected: 'readable characters', mend: 'Xoá ký tự không đọc được trong mục này rồi nhập lại.' };
    expect(fields).toEqual([
      { in: 'query', path: 'state', ...wrong },
      { in: 'query', path: 'other', ...wrong },
      { in: 'body', path: 'name', ...wrong },
      { in: 'body', path: 'items.0.note', ...wrong },
      { in: 'body', path: 'ab', ...wrong },
    ]);
    expect((await postJson(`/probe/${thingId}`, String.raw`{"name":"Hoà 👍 \\u0000"}`)).status).toBe(201);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])('as %s is 415: a page of another site can send that', async (type) => {
    const response = await send(`/probe/${thingId}`, { method: 'POST', body: '{"name":"x"}', headers: { 'content-type': type } });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([415, 'unsupported_media_type']);
  });

  it('larger than a megabyte is 413', async () => {
    const response = await postJson(`/probe/${thingId}`, JSON.stringify({ name: 'x'.repeat(1_100_000) }));
    expect(response.status).toBe(413);
  });
});

describe('what leaves', () => {
  it('is stripped to the contract', async () => {
    expect(await client.call(probe.leak, {})).toEqual({ name: 'Hoà' });
  });

  it('that breaks the contract is our fault, and the caller is told nothing of it', async () => {
    const response = await send('/probe/broken');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ type: 'urn:tiendo:problem:internal', title: expect.any(String), status: 500, code: 'internal', requestId: response.headers.get('x-request-id') });
  });

  it.each(['buffer', 'stream'] as const)('as a file (%s) has its Unicode name and is never rendered', async (as) => {
    const response = await send(`/probe/file?as=${as}`);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="Bao cao quy III _2019_.txt"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20qu%C3%BD%20III%20%222019%22.txt`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const { blob, name } = await client.call(probe.download, { query: { as } });
    expect([name, await blob.text()]).toEqual(['Báo cáo quý III "2019".txt', 'nội dung']);
  });
});

describe('one transaction a request', () => {
  it('keeps the change, its audit row and its job together', async () => {
    const { seq } = await client.call(probe.write, { body: { subjectId: 'kept' } });
    expect(seq).toBeGreaterThan(0);
    expect(await trailOf('kept')).toEqual([{ action: 'register.edit' }]);
    expect(await jobsOf()).toBe(1);
  });

  it.each([
    ['refuse', 'stale_version'],
    ['throw', 'internal'],
    ['swallow', 'internal'],
    ['break', 'database_unavailable'],
    ['unfit', 'malformed_request'],
  ] as const)('leaves nothing behind when the command ends by "%s"', async (fail, code) => {
    await expect(client.call(probe.write, { body: { subjectId: `gone-${fail}`, fail } })).rejects.toMatchObject({ code });
    expect(await trailOf(`gone-${fail}`)).toEqual([]);
    expect(await jobsOf()).toBe(0);
  });

  it('says what stands there now beside a stale version', async () => {
    await expect(client.call(probe.write, { body: { subjectId: 'stale', fail: 'refuse' } })).rejects.toMatchObject({ problem: { status: 409, current: { version: 7 } } });
  });

  it('asks to come back when PostgreSQL dropped the connection', async () => {
    await expect(client.call(probe.write, { body: { subjectId: 'dropped', fail: 'break' } })).rejects.toMatchObject({ problem: { status: 503 }, retryAfter: 2 });
    expect(await client.call(probe.leak, {})).toEqual({ name: 'Hoà' });
  });

  it('runs a command again after a deadlock, once in effect', async () => {
    await client.call(probe.write, { body: { subjectId: 'again', fail: 'deadlock_once' } });
    expect(await trailOf('again')).toHaveLength(1);
    expect(await jobsOf()).toBe(1);
  });

  it('of a read cannot write', async () => {
    await expect(client.call(probe.readThenWrite, {})).rejects.toMatchObject({ code: 'internal' });
    expect((await app.sql('select 1 from people')).length).toBeGreaterThan(0);
  });

  it('hands every connection back', async () => {
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => client.call(probe.write, { body: { subjectId: `many-${index}`, fail: index % 3 === 0 ? 'refuse' : 'no' } })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    expect(await jobsOf()).toBe(40);
  });
});

describe('Idempotency-Key', () => {
  const write = (key: string, subjectId: string, extra: Record<string, string> = {}) => postJson('/probe/write', JSON.stringify({ subjectId, ...extra }), { 'idempotency-key': key });

  it('gives the same answer once more and does nothing again', async () => {
    const key = randomUUID();
    const first = await write(key, 'once');
    const second = await write(key, 'once');
    expect(await second.json()).toEqual(await first.json());
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    expect(await trailOf('once')).toHaveLength(1);
  });

  it('does it once when both come at the same time', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(key, 'at-once')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1);
    expect(await trailOf('at-once')).toHaveLength(1);
  });

  it('refuses the key for another request', async () => {
    const key = randomUUID();
    await write(key, 'first');
    const other = await write(key, 'second');
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'idempotency_key_reused']);
    expect(await trailOf('second')).toEqual([]);
  });

  it('is free again after a refusal', async () => {
    const key = randomUUID();
    expect((await write(key, 'mended', { fail: 'refuse' })).status).toBe(409);
    expect((await write(key, 'mended')).status).toBe(200);
  });

  it("is a person's own", async () => {
    const key = randomUUID();
    await write(key, 'mine');
    const theirs = await fetch(`${app.url}/api/probe/write`, { method: 'POST', body: '{"subjectId":"theirs"}', headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: await app.cookieOf(leader) } });
    expect(theirs.status).toBe(200);
    expect(await trailOf('theirs')).toHaveLength(1);
  });

  it('that cannot be one is refused', async () => {
    expect((await write('short', 'x')).status).toBe(400);
  });
});

describe('who may', () => {
  it('is asked before what was sent is looked at', async () => {
    const response = await fetch(`${app.url}/api/probe/write`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(401);
  });

  it('is refused by the policy when no role of theirs ever may', async () => {
    await expect((await app.asPerson(leader)).call(probe.administer, {})).rejects.toMatchObject({ code: 'wrong_role', problem: { status: 403 } });
    expect(await client.call(probe.administer, {})).toEqual({ done: true });
  });
});

describe('an upload', () => {
  const upload = (headers: Record<string, string>, form: FormData) => fetch(`${app.url}/api/probe/x/file`, { method: 'POST', body: form, headers });
  const formWith = (name: string, content: string, field = 'file') => {
    const form = new FormData();
    form.set(field, new Blob([content]), name);
    return form;
  };

  it('is on disk, named, measured and hashed', async () => {
    const answer = await client.call(probe.upload, { params: { thingId: 'x' }, file: new Blob(['một tệp']), fileName: 'Biên bản nghiệm thu.pdf' });
    expect(answer).toEqual({ name: 'Biên bản nghiệm thu.pdf', size: 11, sha256: '87d26a71df733f10ea93a4978e91d04959cace9fc3c6f0a45a5e4449840f42f7', content: 'một tệp' });
  });

  it('has no say in any path', async () => {
    const names = await Promise.all(['../../etc/passwd', '..\\..\\boot.ini', '/abs/olute', '.'].map(async (name) => ((await (await upload({ cookie }, formWith(name, 'x'))).json()) as { name: string }).name));
    expect(names).toEqual(['passwd', 'boot.ini', 'olute', 'file']);
  });

  it('without content is refused as such', async () => {
    const response = await upload({ cookie }, formWith('empty.pdf', ''));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid_input', fields: [{ in: 'file', path: 'file', code: 'empty_file', mend: 'Tệp này không có nội dung; chọn tệp khác.' }] });
  });

  it('is refused when it is too large, is missing, or comes from nobody', async () => {
    const answers = await Promise.all([upload({ cookie }, formWith('a', 'x'.repeat(1001))), upload({ cookie }, formWith('a', 'x', 'other')), upload({}, formWith('a', 'x')), postJson('/probe/x/file', '{}')]);
    expect(answers.map(({ status }) => status)).toEqual([413, 422, 401, 415]);
  });

  it.each(['', '--x\r\n', '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf', `--x\r\n${'y: z\r\n'.repeat(3000)}`, '\0\0\0'])('that is malformed does not end the process (%#)', async (body) => {
    const response = await send('/probe/x/file', { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect((await send('/probe/leak')).status).toBe(200);
  });
});
