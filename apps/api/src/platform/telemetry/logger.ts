import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';

export const LOGGER = Symbol('logger');

/** A net under the rule that none of these is logged at all; errors of libraries carry requests and their settings. */
const SECRET_NAMES = ['password', 'token', 'secret', 'cookie', 'authorization', 'pass'];
const REDACTED = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

/** One JSON line an event, on standard output. Bodies, cookies and keys are never written. */
export function createLogger(config: Pick<Config, 'logLevel' | 'role'>, out?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: { role: config.role },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: REDACTED,
  };
  return out === undefined ? pino(options) : pino(options, out);
}

/** Nest's own messages through the same log; its chatter while starting is for debugging. */
export function nestLogger(logger: Logger): LoggerService {
  return {
    log: (message: unknown, context?: string) => logger.debug({ context }, String(message)),
    warn: (message: unknown, context?: string) => logger.warn({ context }, String(message)),
    error: (message: unknown, ...rest: unknown[]) => logger.error({ context: rest.at(-1) }, message instanceof Error ? (message.stack ?? message.message) : String(message)),
    fatal: (message: unknown, ...rest: unknown[]) => logger.fatal({ context: rest.at(-1) }, String(message)),
  };
}
