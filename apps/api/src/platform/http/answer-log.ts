import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SERVED, type ServedRequest } from './endpoint.js';

/** One line an answer. A refusal says besides who was refused what, and from where. */
export function logAnswers(instance: FastifyInstance): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const line = { method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log.info({ ...line, ...refusalOf(request) }, 'answered');
    done();
  });
}

function refusalOf(request: FastifyRequest): object {
  const { refused, context } = (request as ServedRequest)[SERVED] ?? {};
  if (refused === undefined) return {};
  // Ids and codes alone: what else was sent stays out of the log.
  return { refused, person: context?.actor?.personId ?? null, address: request.ip, params: request.params };
}
