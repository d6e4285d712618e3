import 'reflect-metadata';
import { createApplication, startWorking } from './application.js';
import { ConfigRefused } from './platform/config/config-refused.js';
import { readConfig } from './platform/config/config.js';
import { endOnUncaught } from './platform/telemetry/last-resort.js';
import { createLogger } from './platform/telemetry/logger.js';

const LONGEST_GOODBYE_MS = 9_000;

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config);
  endOnUncaught(logger);
  const application = await createApplication(config, logger);
  const stop = async (signal: string): Promise<void> => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), LONGEST_GOODBYE_MS).unref();
    await application.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal));
  await application.http?.listen({ host: config.host, port: config.port });
  if (config.role !== 'web') await startWorking(application, logger);
  logger.info({ port: config.port, version: config.version, commit: config.commit }, 'ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigRefused ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
