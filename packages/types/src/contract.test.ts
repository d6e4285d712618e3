import { describe, expect, it } from '@jest/globals';
import { POLICY_ACTIONS } from '@tiendo/domain/access';
import { z } from 'zod';
import * as contract from './index.js';
import { isFileUpload, PROBLEM_CODES, type EndpointDefinition } from './index.js';

const isEndpoint = (value: unknown): value is EndpointDefinition => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
const endpoints = Object.values(contract)
  .filter((each) => typeof each === 'object' && each !== null && !isEndpoint(each))
  .flatMap((group) => Object.values(group as object).filter(isEndpoint));

describe('the contract', () => {
  it('holds endpoints', () => {
    expect(endpoints.length).toBeGreaterThan(40);
  });

  it('names each operation and each address once', () => {
    const ids = endpoints.map(({ id }) => id);
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(endpoints.map((each) => [each.id, each] as const))('%s describes every parameter of its path', (_id, { path, params }) => {
    const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(new Set(Object.keys(params?.shape ?? {}))).toEqual(new Set(named));
  });

  it.each(endpoints.map((each) => [each.id, each] as const))('%s refuses only with known codes, and asks the policy for known actions', (_id, { problems, action, access }) => {
    expect(problems.filter((code) => !PROBLEM_CODES.includes(code))).toEqual([]);
    if (action) expect(POLICY_ACTIONS).toContain(action);
    if (access === 'public') expect(action ?? null).toBeNull();
  });

  it.each(endpoints.filter(({ method }) => method === 'GET').map((each) => [each.id, each] as const))('%s has no body', (_id, { body }) => {
    expect(body).toBeUndefined();
  });

  it('can be put into JSON schema as a whole', () => {
    for (const { id, response, body } of endpoints) {
      for (const part of [response, body]) {
        if (part === undefined || typeof part === 'string' || isFileUpload(part)) continue;
        expect({ id, schema: typeof z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }) }).toEqual({ id, schema: 'object' });
      }
    }
  });
});
