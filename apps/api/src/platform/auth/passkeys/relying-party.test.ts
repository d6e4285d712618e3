import { describe, expect, it } from '@jest/globals';
import { relyingPartyOf } from './relying-party.js';

describe('who we are to an authenticator', () => {
  it.each([
    ['https://tiendo.danang.gov.vn', 'tiendo.danang.gov.vn', 'https://tiendo.danang.gov.vn'],
    ['https://tiendo.danang.gov.vn:8443/x', 'tiendo.danang.gov.vn', 'https://tiendo.danang.gov.vn:8443'],
    ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
  ])('%s', (publicUrl, id, origin) => {
    expect(relyingPartyOf(publicUrl)).toEqual({ id, origin });
  });

  it.each(['http://tiendo.danang.gov.vn', 'https://10.0.0.7', 'http://127.0.0.1:3000', 'https://[::1]:3000'])('%s has no passkeys', (publicUrl) => {
    expect(relyingPartyOf(publicUrl)).toBeNull();
  });
});
