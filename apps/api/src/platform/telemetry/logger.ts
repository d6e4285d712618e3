import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config.js';

export const LOGGER = Symbol('logger');

/** A net under the rule that none of these is logged at all; errors of libraries carry requests and their settings. */
const SECRET_NAMES = ['password', 'token', 'secret', 'cookie', 'authorization', 'pass'];
const REDACTED = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);

/** One JSON line an event, on standard output unless told otherwise. Bodies, cookies and keys are never written. */
export function createLogger(config: Pick<Config, 'logLevel' | 'role'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: { role: config.role },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: REDACTED,
    serializers: { err: (error: unknown) => faultOf(error) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Of a database's error, what says where it happened. */
const PLACES = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/** What the log says of an error: nothing that was sent with a statement, which errors of database libraries carry along. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause, driverError } = error as Error & { readonly driverError?: unknown };
  const of = (driverError instanceof Error ? driverError : error) as unknown as Readonly<Record<string, unknown>>;
  const places = Object.fromEntries(PLACES.filter((place) => of[place] !== undefined).map((place) => [place, of[place]]));
  return { type: name, message, ...places, stack, ...(cause === undefined ? {} : { cause: faultOf(cause) }) };
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
