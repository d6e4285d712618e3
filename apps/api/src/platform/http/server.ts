import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyMultipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { logAnswers } from './answer-log.js';
import { refuseForeignOrigins } from './origin.js';
import { sendProblem } from './problem.filter.js';
import { Refused } from './refused.js';
import { addSecurityHeaders, securityHeaders } from './security-headers.js';
import { answerUnreadable } from './unreadable-request.js';

const LARGEST_JSON = 1024 * 1024;
const SMALLEST_WORTH_COMPRESSING = 1024;
const LONGEST_REQUEST_MS = 120_000;

type AdapterOptions = FastifyServerOptions & { skipMiddie: boolean; multipart: boolean };

/** The HTTP server before any route is on it. */
export function createHttpAdapter(config: Pick<Config, 'trustProxy' | 'publicUrl' | 'hstsSeconds'>, logger: Logger): FastifyAdapter {
  const options: AdapterOptions = {
    loggerInstance: logger,
    // One line when it is answered; see `logAnswers`.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustProxy,
    bodyLimit: LARGEST_JSON,
    requestTimeout: LONGEST_REQUEST_MS,
    return503OnClosing: true,
    clientErrorHandler: answerUnreadable(config, logger),
    // A path that cannot be read, or has a part that is too long, comes to no route and no hook.
    frameworkErrors: (error, request, reply) => sendProblem(new Refused('malformed_request', { detail: error.code }), error, request, reply.headers(securityHeaders(config)).header('x-request-id', request.id)),
    multipart: false,
    skipMiddie: true,
  };
  return new FastifyAdapter(options);
}

/** Hooks and plugins that every answer goes through; before the first route. */
export async function prepareServer(instance: FastifyInstance, config: Pick<Config, 'publicUrl' | 'hstsSeconds'>): Promise<void> {
  addSecurityHeaders(instance, config);
  refuseForeignOrigins(instance, config.publicUrl);
  logAnswers(instance);
  // A page of another site can send text/plain without asking; a form likewise. JSON it cannot.
  instance.removeContentTypeParser('text/plain');
  await instance.register(fastifyMultipart);
  await instance.register(fastifyCompress, {
    // What is sent to us is not unpacked: a few bytes could become a million.
    globalDecompression: false,
    threshold: SMALLEST_WORTH_COMPRESSING,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  });
}
