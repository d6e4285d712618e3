import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newSecret, sealerOf, signedHeaders } from './secret.js';

describe('a webhook’s secret', () => {
  it('signs as the Standard Webhooks specification says: its published example', () => {
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    expect(signedHeaders(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
      'webhook-id': signed.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('signs with both while one is being replaced', () => {
    const secrets = [newSecret(), newSecret()];
    const signed = { id: 'an-event', timestamp: 1_568_592_000, body: '{"a":"ă"}' };
    const expected = secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update('an-event.1568592000.{"a":"ă"}').digest('base64')}`);
    expect(signedHeaders(signed, secrets)['webhook-signature']).toBe(expected.join(' '));
  });

  it('is sealed with the installation’s secret, for this webhook alone', () => {
    const [sealer, secret] = [sealerOf('one'), newSecret()];
    const sealed = sealer.seal('first', secret);
    expect(sealed).not.toContain(secret.slice(6));
    expect(sealer.open('first', sealed)).toBe(secret);
    expect([sealer.open('second', sealed), sealerOf('two').open('first', sealed), sealer.open('first', 'AAAA'), sealer.open('first', sealed.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')))]).toEqual([null, null, null, null]);
  });
});
