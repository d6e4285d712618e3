import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson, sha256Of, type Json } from './canonical-json.js';

const json = fc.jsonValue({ depthSize: 'small', noUnicodeString: false }).filter((value) => !JSON.stringify(value).match(/\d[.e]|[+-]\d{16}|\d{16}|-0/)) as fc.Arbitrary<Json>;

function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, shuffled(item as Json)]));
}

describe('canonical JSON', () => {
  it('sorts keys by code unit and leaves lists in their order', () => {
    expect(canonicalJson({ b: [3, 1], a: { d: null, c: 'ệ"' }, B: true })).toBe('{"B":true,"a":{"c":"ệ\\"","d":null},"b":[3,1]}');
  });

  it('is the same text for the same value in any order of keys, and reads back as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses a number that is rounded somewhere', () => {
    expect(() => canonicalJson({ share: 0.38 })).toThrow(RangeError);
  });

  it('gives the hash that anybody can compute from the text', () => {
    // printf '{"a":1}' | sha256sum
    expect(sha256Of({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });
});
