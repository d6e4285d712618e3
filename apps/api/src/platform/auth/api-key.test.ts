import { describe, expect, it } from '@jest/globals';
import { bearerOf, hashOfToken, newKeyPrefix, newToken } from './api-key-token.js';

describe('a key', () => {
  const prefix = newKeyPrefix();
  const token = newToken(prefix);

  it('has a form of its own, by which a scanner of sources finds it', () => {
    expect(token).toMatch(/^tiendo_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}$/);
    expect(token.startsWith(`${prefix}_`)).toBe(true);
    expect(new Set(Array.from({ length: 200 }, () => newToken(prefix))).size).toBe(200);
  });

  it('is read from the header as it was given', () => {
    expect(bearerOf(`Bearer ${token}`)).toEqual({ token });
    expect(bearerOf(`bearer   ${token}`)).toEqual({ token });
    expect(hashOfToken(token)).toHaveLength(32);
  });

  it('is told from a mistyped one by its checksum, without asking anybody', () => {
    const last = token.at(-1) === 'a' ? 'b' : 'a';
    const other = token.replace(/_(.)(.{48})$/, (_, first: string, rest: string) => `_${first === 'a' ? 'b' : 'a'}${rest}`);
    for (const broken of [token.slice(0, -1) + last, other, token.slice(0, -1), `${token}x`, token.replace('tiendo_', 'other_'), '']) expect(bearerOf(`Bearer ${broken}`)).toBe('broken');
  });

  it('is not looked for where there is none', () => {
    expect(bearerOf(undefined)).toBeNull();
    // What a proxy in front of us asks for is its own.
    expect(bearerOf('Basic dXNlcjpwYXNz')).toBeNull();
  });
});
