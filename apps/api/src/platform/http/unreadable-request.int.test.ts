import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction } from '../../../test/factories.js';
import { send } from '../../../test/fuzz/raw-http.js';

let app: TestApp;
beforeAll(async () => {
  app = await bootApp();
  await app.inTx(aJurisdiction);
});
afterAll(() => app.close());

const json = ['content-type', 'application/json'] as const;
const DEEP = '['.repeat(5_000) + ']'.repeat(5_000);
const FORGOTTEN = '/api/password/forgotten';
const SIGN_IN = '/api/auth/sign-in/email';

describe('what comes to no route, or can be read by none', () => {
  it.each<[what: string, method: string, target: string, headers: readonly (readonly [string, string])[], body: string | Buffer | null, status: number, code: string]>([
    ['headers that are too long', 'GET', '/api/health', [['x-long', 'a'.repeat(70_000)]], null, 413, 'payload_too_large'],
    ['a path that is too long', 'GET', `/api/${'a'.repeat(70_000)}`, [], null, 413, 'payload_too_large'],
    ['a NUL in the path', 'GET', '/api/agencies/a\0b', [], null, 400, 'malformed_request'],
    ['a method that nobody knows', 'FOO', '/api/health', [], null, 400, 'malformed_request'],
    ['a broken escape', 'GET', '/api/agencies/%C0%AF', [], null, 400, 'malformed_request'],
    ['a part of the path that is too long', 'POST', `/api/delegations/${'a'.repeat(300)}/revocation`, [], null, 400, 'malformed_request'],
    ['a body that is nested too deeply', 'POST', FORGOTTEN, [json], `{"email":${DEEP}}`, 400, 'malformed_request'],
    ['the same at sign-in', 'POST', SIGN_IN, [json], `{"email":${DEEP}}`, 400, 'malformed_request'],
    ['an empty body at sign-in', 'POST', SIGN_IN, [json], '', 400, 'malformed_request'],
    ['a body that is packed', 'POST', FORGOTTEN, [json, ['content-encoding', 'gzip']], gzipSync('{"email":"ai-do@demo.test"}'), 400, 'malformed_request'],
  ])('%s is a problem document', async (_what, method, target, headers, body, status, code) => {
    const answer = await send(app.url, { method, target, headers, body: body === null ? null : Buffer.from(body) });
    expect(answer?.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    const problem = Problem.parse(JSON.parse(String(answer?.body)));
    expect([answer?.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(answer?.headers['x-request-id']).toBe(problem.requestId);
  });
});
