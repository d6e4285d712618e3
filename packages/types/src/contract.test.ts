import { describe, expect, it } from '@jest/globals';
import { POLICY_ACTIONS } from '@tiendo/domain/access';
import { z } from 'zod';
import * as contract from './index.js';
import { isFileUpload, PROBLEM_CODES, type EndpointDefinition } from './index.js';

const isEndpoint = (value: unknown): value is EndpointDefinition => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;
const endpoints = Object.values(contract)
  .filter((each) => typeof each === 'object' && each !== null && !isEndpoint(each))
  .flatMap((group) => Object.values(group as object).filter(isEndpoint));

/** One of the two, and never both: a reason beside an action would be read instead of it. */
const isDecided = ({ action, withoutAction }: EndpointDefinition): boolean => (action == null ? (withoutAction ?? '').length > 10 : withoutAction === undefined);

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

  it('has a decision for every endpoint: an action of the policy, or the reason why none is asked', () => {
    expect(endpoints.filter((each) => !isDecided(each)).map(({ id }) => id)).toEqual([]);
  });

  it('would refuse one that is not decided on', () => {
    const planted = { id: 'planted.get', method: 'GET', path: '/planted', summary: '', tag: '', access: 'signed_in', response: 'nothing', problems: [] } as const satisfies EndpointDefinition;
    expect([isDecided(planted), isDecided({ ...planted, action: null }), isDecided({ ...planted, action: null, withoutAction: '' })]).toEqual([false, false, false]);
    expect([isDecided({ ...planted, action: 'agency.read' }), isDecided({ ...planted, withoutAction: 'the link is the key' })]).toEqual([true, true]);
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
