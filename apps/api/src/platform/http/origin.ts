import type { FastifyInstance } from 'fastify';
import { bearerOf } from '../auth/api-key-token.js';
import { Refused } from './refused.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a command that a page of another site sent with our cookie. A browser says where a request comes from, in
 * Sec-Fetch-Site or Origin, at the least in Referer; other programs (which no page can misuse) need say nothing.
 */
export function refuseForeignOrigins(instance: FastifyInstance, publicUrl: string): void {
  const ownHost = new URL(publicUrl).host;
  instance.addHook('onRequest', (request, _reply, done) => {
    // No page of another site can add a key, and none of its own rights go with the request: that is the cookie's trouble.
    if (SAFE.has(request.method) || (bearerOf(request.headers.authorization) !== null && request.headers.cookie === undefined)) return done();
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin ?? request.headers.referer;
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    const foreignOrigin = origin !== undefined && !isOwn(origin, request.host, ownHost);
    done(foreignSite || foreignOrigin ? new Refused('foreign_origin') : undefined);
  });
}

function isOwn(origin: string, ...hosts: readonly string[]): boolean {
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
