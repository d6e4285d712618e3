import type { Logger } from 'pino';

/** Writes down what nobody caught, a promise that nobody awaited too, and ends the process: what it would do next is unknown. */
export function endOnUncaught(logger: Logger): void {
  process.once('uncaughtException', (error, origin) => {
    logger.fatal({ err: error, origin }, 'nobody caught this');
    process.exit(1);
  });
}
