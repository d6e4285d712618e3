import { describe, expect, it } from '@jest/globals';
import { nextAddress } from './next-address.js';

describe('nextAddress', () => {
  it.each(['/', '/matrix?group=ward&status=%5B%22overdue%22%5D', '/reports/2019-Q3#level4'])('goes on to %s', (asked) => {
    expect(nextAddress(asked)).toBe(asked);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '\\/evil.example', 'javascript:alert(1)', '/\t/evil.example', 'matrix', '', undefined, null, 7])(
    'does not follow %p',
    (asked) => {
      expect(nextAddress(asked)).toBe('/');
    },
  );

  it('leads neither back to signing in nor into the API', () => {
    expect(nextAddress('/sign-in?next=/matrix')).toBe('/');
    expect(nextAddress('/api/auth/sign-out')).toBe('/');
  });
});
