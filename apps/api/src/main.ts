import 'reflect-metadata';
import { connect, createApplication } from './application.js';
import { ConfigRefused, readConfig } from './platform/config/config.js';
import { createLogger } from './platform/telemetry/logger.js';

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config);
  const source = await connect(config, logger);
  const app = await createApplication(config, logger, source);
  app.enableShutdownHooks();
  await app.listen({ host: config.host, port: config.port });
  logger.info({ url: await app.getUrl(), version: config.version, commit: config.commit }, 'ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigRefused ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
