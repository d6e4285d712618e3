import { describe, expect, it } from '@jest/globals';
import { system } from '@tiendo/types';
import { brokenRule } from './oracle.js';
import type { RawRequest } from './raw-http.js';

const request: RawRequest = { method: 'GET', target: '/api/health', headers: [], body: null };
const refusal = { type: 'urn:tiendo:problem:not_found', title: 'Không có.', status: 404, code: 'not_found', requestId: 'a-request' };
const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const ruleOf = (status: number, type: string, body: unknown): string | null => brokenRule(system.health, request, { status, headers: { 'content-type': type }, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });

describe('an answer to a bad request', () => {
  it.each([
    ['a fault', 500, PROBLEM_TYPE, { ...refusal, status: 500, code: 'internal' }, 'answered with 500'],
    ['a database away', 503, PROBLEM_TYPE, { ...refusal, status: 503, code: 'database_unavailable' }, 'answered with 503'],
    ['a page', 404, 'text/html', '<h1>Not found</h1>', 'a refusal of text/html'],
    ['JSON of a library', 400, JSON_TYPE, { statusCode: 400, message: 'no' }, 'a refusal of application/json'],
    ['no code', 404, PROBLEM_TYPE, { ...refusal, code: undefined }, 'no problem document'],
    ['a code of nobody', 404, PROBLEM_TYPE, { ...refusal, code: 'oops' }, 'no problem document'],
    ['no id of the request', 404, PROBLEM_TYPE, { ...refusal, requestId: undefined }, 'no problem document'],
    ['another status', 404, PROBLEM_TYPE, { ...refusal, status: 400 }, 'a problem document of another answer'],
    ['a stack trace', 404, PROBLEM_TYPE, { ...refusal, detail: 'at work (/srv/dist/main.js:7:3)' }, 'a stack trace'],
    ['the name of an error', 404, PROBLEM_TYPE, { ...refusal, detail: 'TypeError: x is not a function' }, 'a stack trace'],
    ['a good answer beside the contract', 200, JSON_TYPE, { status: 'fine' }, 'a good answer that breaks the contract'],
  ])('with %s breaks a rule', (_what, status, type, body, expected) => {
    expect(ruleOf(status, type, body)).toContain(expected);
  });

  it('breaks none as a problem document, and none as the contract says', () => {
    expect(ruleOf(404, PROBLEM_TYPE, refusal)).toBeNull();
    expect(ruleOf(200, JSON_TYPE, { status: 'ready', version: '1', commit: 'abc', database: 'ok' })).toBeNull();
  });

  it('is missed where the connection just ends', () => {
    expect(brokenRule(system.health, request, null)).toContain('without an answer');
  });
});
