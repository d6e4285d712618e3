import { describe, expect, it } from '@jest/globals';
import { createActKeys } from './act-keys.js';
import { randomId } from './random-id.js';

const counted = () => {
  let count = 0;
  return createActKeys(() => `key-${(count += 1)}`);
};

describe('act keys', () => {
  it('keep the key of an act that is tried again', () => {
    const keys = counted();
    const act = { reportId: 'a', version: 3 };
    expect([keys.keyFor(act), keys.keyFor({ ...act })]).toEqual(['key-1', 'key-1']);
  });

  it('tell acts apart by their content', () => {
    const keys = counted();
    expect(keys.keyFor({ version: 3 })).not.toBe(keys.keyFor({ version: 4 }));
  });

  it('give a new key once the act was answered', () => {
    const keys = counted();
    keys.keyFor({ version: 3 });
    keys.answered({ version: 3 });
    expect(keys.keyFor({ version: 3 })).toBe('key-2');
  });
});

describe('randomId', () => {
  it('is a version 4 UUID, new each time', () => {
    const ids = Array.from({ length: 50 }, randomId);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(50);
  });
});
