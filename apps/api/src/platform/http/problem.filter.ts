import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { localeOf } from '@tiendo/phrases';
import type { FastifyReply } from 'fastify';
import { SERVED, type ServedRequest } from './endpoint.js';
import { isDataException } from '../database/failures.js';
import { problemOf, refusalOf } from './problem.js';
import { Refused } from './refused.js';
import type { EndpointRegistry } from './endpoint-registry.js';

/** Every error leaves as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly registry: Pick<EndpointRegistry, 'methodsOf'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ServedRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(this.orMethodNotAllowed(refusalOf(error), request), error, request, reply);
  }

  /** A path that is served by another method says so. */
  private orMethodNotAllowed(refused: Refused, request: ServedRequest): Refused {
    if (refused.code !== 'not_found' || request[SERVED] !== undefined) return refused;
    const allow = this.registry.methodsOf(request.url);
    return allow.length === 0 || allow.includes(request.method) ? refused : new Refused('method_not_allowed', { allow });
  }
}

/** Answers with the problem document of `refused`, unless an answer has begun; logs `cause` where it needs a look. */
export function sendProblem(refused: Refused, cause: unknown, request: ServedRequest, reply: FastifyReply): void {
  (request[SERVED] ??= {}).refused = refused.code;
  if (refused.code === 'internal') request.log.error({ err: cause }, 'failed');
  // The caller is refused, yet a schema let through what the database could not take.
  if (isDataException(cause)) request.log.error({ err: cause }, 'unfit value reached the database');
  if (refused.code === 'database_unavailable') request.log.warn({ err: cause }, 'database unavailable');
  if (reply.sent) return;
  const locale = request[SERVED]?.context?.locale ?? localeOf(request.headers['accept-language']);
  const problem = problemOf(refused, locale, request.id);
  const { retryAfterSeconds, allow } = refused.extra;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  if (allow !== undefined) void reply.header('allow', allow.join(', '));
  void reply.code(problem.status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
