import { describe, expect, it } from '@jest/globals';
import { takeToken, tokenOfLink } from './link-token.js';

describe('the token of a one-time link', () => {
  it.each([
    ['the fragment', { hash: 'token=Ab_c-1', search: {} }, 'Ab_c-1'],
    ['the query of an earlier link', { hash: '', search: { token: 'Ab_c-1' } }, 'Ab_c-1'],
    ['the fragment before the query', { hash: 'token=new', search: { token: 'old' } }, 'new'],
    ['nowhere', { hash: 'page-title', search: {} }, null],
  ])('is read from %s', (_where, address, token) => {
    expect(tokenOfLink(address)).toBe(token);
  });

  it('is taken out of the address and kept by the page, until another link is opened', () => {
    const cleared = new Error('the same page without it');
    const open = (hash: string) => takeToken('/set-password', { hash, search: {} }, () => cleared);
    expect(open('')).toEqual({ token: '' });
    expect(() => open('token=first')).toThrow(cleared);
    expect(open('')).toEqual({ token: 'first' });
    expect(() => open('token=second')).toThrow(cleared);
    expect(open('')).toEqual({ token: 'second' });
    expect(takeToken('/setup', { hash: '', search: {} }, () => cleared)).toEqual({ token: '' });
  });
});
