import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { createDataSource } from './data-source.js';
import { createSignIn } from './platform/auth/auth.service.js';
import { mountSignIn } from './platform/auth/mount.js';
import type { Config } from './platform/config/config.js';
import { serveApiDocs } from './platform/http/api-docs.js';
import { API_PREFIX } from './platform/http/endpoint-registry.js';
import { createHttpAdapter, prepareServer } from './platform/http/server.js';
import { serveWebPage } from './platform/http/web-page.js';
import { nestLogger } from './platform/telemetry/logger.js';

/** Connects to the migrated database. @throws the driver's error when it cannot be reached */
export async function connect(config: Config, logger: Logger): Promise<DataSource> {
  const source = createDataSource({
    url: config.databaseUrl,
    pool: config.databasePool,
    applicationName: `tiendo-${config.role}`,
    onPoolError: (error) => logger.warn({ err: error }, 'connection to the database lost'),
  });
  return source.initialize();
}

/** The whole application with its routes, not yet listening. Closing it closes the data source and sign-in too. */
export async function createApplication(config: Config, logger: Logger, source: DataSource): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with({ config, logger, source }), createHttpAdapter(config, logger), {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.setGlobalPrefix(API_PREFIX.slice(1));
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const signIn = createSignIn(config, logger);
  await prepareServer(instance, config);
  await mountSignIn(instance, signIn);
  await serveApiDocs(instance);
  await serveWebPage(instance, config.webDist);
  instance.addHook('onClose', async () => {
    await signIn.close();
    await source.destroy();
  });
  await app.init();
  await instance.ready();
  return app;
}
