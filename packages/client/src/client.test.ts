import { describe, expect, it } from '@jest/globals';
import { session, system, type Problem } from '@tiendo/types';
import { endpoint, fileUpload } from '@tiendo/types';
import { createClient, ProblemError, Unreachable } from './index.js';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function serverThat(...answers: readonly (Response | Error)[]) {
  const sent: Sent[] = [];
  const queue = [...answers];
  const fetch = (async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const answer = queue.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nothing more to answer');
    return answer;
  }) as unknown as typeof globalThis.fetch;
  return { sent, fetch };
}

const headersOf = ({ init }: Sent) => init.headers as Record<string, string>;
const refusal = (code: Problem['code'], status: number, headers = {}) =>
  new Response(JSON.stringify({ type: `urn:tiendo:problem:${code}`, title: 'x', status, code, requestId: 'r' }), { status, headers });
const clock = { now: '2019-09-17T01:00:00.000Z', today: '2019-09-17', demonstration: true };

describe('call', () => {
  it('puts params and query into the address, a list as a repeated name', async () => {
    const server = serverThat(new Response('{}'));
    const found = endpoint({ ...system.openapi, path: '/things/:thingId', id: 'things.get' });
    await createClient({ baseUrl: 'http://here', fetch: server.fetch }).call({ ...found, params: undefined, query: undefined } as never, {
      params: { thingId: 'a/b' },
      query: { status: ['late', 'met'], after: undefined, q: 'Hòa' },
    } as never);
    expect(server.sent[0]?.url).toBe('http://here/api/things/a%2Fb?status=late&status=met&q=H%C3%B2a');
  });

  it('refuses to send an address with a hole in it', async () => {
    const server = serverThat(new Response('{}'));
    const found = endpoint({ ...system.openapi, path: '/things/:thingId', id: 'things.get' });
    await expect(createClient({ fetch: server.fetch }).call(found, { params: {} } as never)).rejects.toThrow('things.get needs thingId');
    expect(server.sent).toHaveLength(0);
  });

  it('gives a command a key of its own and a read none', async () => {
    const server = serverThat(new Response(JSON.stringify(clock)), new Response(JSON.stringify(clock)), new Response('{}'));
    const { call } = createClient({ fetch: server.fetch });
    await call(session.advanceClock, { body: { days: 1 } });
    await call(session.advanceClock, { body: { days: 1 } });
    await call(system.health, {});
    const keys = server.sent.map((one) => headersOf(one)['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBeUndefined();
  });

  it('repeats a command under the same key when nothing answers', async () => {
    const server = serverThat(new TypeError('fetch failed'), new Response(JSON.stringify(clock)));
    const answer = await createClient({ fetch: server.fetch, attempts: 2, pauseMs: 0 }).call(session.advanceClock, { body: { days: 1 } });
    expect(answer).toEqual(clock);
    expect(new Set(server.sent.map((one) => headersOf(one)['idempotency-key'])).size).toBe(1);
  });

  it('repeats a command under the same key when the answer breaks off', async () => {
    const half = new ReadableStream({
      start(body) {
        body.enqueue(new TextEncoder().encode('{"now":'));
        body.error(new TypeError('terminated'));
      },
    });
    const server = serverThat(new Response(half), new Response(JSON.stringify(clock)));
    const answer = await createClient({ fetch: server.fetch, attempts: 2, pauseMs: 0 }).call(session.advanceClock, { body: { days: 1 } });
    expect(answer).toEqual(clock);
    expect(new Set(server.sent.map((one) => headersOf(one)['idempotency-key'])).size).toBe(1);
  });

  it('does not repeat what the server refused', async () => {
    const server = serverThat(refusal('not_forward', 409));
    const call = createClient({ fetch: server.fetch, attempts: 3 }).call(session.advanceClock, { body: { to: '2019-01-01' } });
    await expect(call).rejects.toMatchObject({ code: 'not_forward', problem: { status: 409 } });
    expect(server.sent).toHaveLength(1);
  });

  it('says Unreachable for an answer that is not ours', async () => {
    const server = serverThat(new Response('<html>502</html>', { status: 502 }));
    await expect(createClient({ fetch: server.fetch }).call(system.health, {})).rejects.toBeInstanceOf(Unreachable);
  });

  it('tells after how many seconds to try again', async () => {
    const server = serverThat(refusal('too_many_requests', 429, { 'retry-after': '60' }));
    const failure = await createClient({ fetch: server.fetch }).call(system.health, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect((failure as ProblemError).retryAfter).toBe(60);
  });

  it('sends a file as a form and names a download', async () => {
    const up = endpoint({ id: 'up', method: 'POST', path: '/up', summary: '', tag: 't', access: 'signed_in', body: fileUpload({ maxBytes: 10 }), response: 'file', problems: [] });
    const server = serverThat(new Response('xyz', { headers: { 'content-disposition': `attachment; filename="Bao-cao.txt"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.txt` } }));
    const { blob, name } = await createClient({ fetch: server.fetch }).call(up, { file: new Blob(['abc']), fileName: 'Tệp.txt' });
    expect(name).toBe('Báo cáo.txt');
    expect(await blob.text()).toBe('xyz');
    const form = server.sent[0]?.init.body as FormData;
    expect((form.get('file') as File).name).toBe('Tệp.txt');
  });
});
