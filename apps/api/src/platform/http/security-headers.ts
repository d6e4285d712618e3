import type { FastifyInstance } from 'fastify';
import { NOTHING_POLICY } from './content-policies.js';

export interface HeaderSettings {
  readonly publicUrl: string;
  /** How long browsers remember to come by TLS alone; 0 makes them forget. */
  readonly hstsSeconds: number;
}

/** What a page of ours may not ask a device for; what is not named (copying, printing, security keys) stays with the page. */
const DENIED = ['accelerometer', 'autoplay', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'];

/**
 * On every answer, whoever gives it. Content may load and run nothing and no cache may keep it; the page, its files and the
 * description of the API say otherwise for themselves.
 */
export function securityHeaders({ publicUrl, hstsSeconds }: HeaderSettings): Record<string, string> {
  return {
    'content-security-policy': NOTHING_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Not `no-referrer`: browsers would then hide the origin of a form too, by which commands of other sites are told apart.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': DENIED.map((feature) => `${feature}=()`).join(', '),
    ...(publicUrl.startsWith('https://') ? { 'strict-transport-security': `max-age=${hstsSeconds}; includeSubDomains` } : {}),
  };
}

export function addSecurityHeaders(instance: FastifyInstance, settings: HeaderSettings): void {
  const headers = securityHeaders(settings);
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
}
