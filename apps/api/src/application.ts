import type { Server } from 'node:http';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { createDataSource } from './data-source.js';
import { mountOpenId, mountPasskeys } from './modules/identity/public.js';
import { signInEvents } from './modules/account/public.js';
import { createSignIn, type SignInHandler } from './platform/auth/auth.service.js';
import { Contexts } from './platform/auth/contexts.js';
import { mountSignIn } from './platform/auth/mount.js';
import type { Config } from './platform/config/config.js';
import { refuseOpenWall } from './platform/database/wall-check.js';
import { Transactions } from './platform/database/transactions.js';
import { serveApiDocs } from './platform/http/api-docs.js';
import { API_PREFIX } from './platform/http/endpoint-registry.js';
import { createHttpAdapter, prepareServer } from './platform/http/server.js';
import { serveWebPage } from './platform/http/web-page.js';
import { Jobs } from './platform/jobs/jobs.js';
import { slotOf, startSchedule } from './platform/jobs/schedule.js';
import { smtpPost } from './platform/mail/post.js';
import type { PlatformParts } from './platform/system/platform.module.js';
import { nestLogger } from './platform/telemetry/logger.js';
import { reactions } from './reactions.js';
import { enqueueTicks, schedule } from './schedule.js';

const LONGEST_WAIT_FOR_READERS_MS = 4_000;

/** A running process of ours, whatever its role. */
export interface Application {
  readonly app: INestApplicationContext;
  readonly jobs: Jobs;
  /** null for a worker. */
  readonly http: NestFastifyApplication | null;
  /** Finishes what is under way and leaves nothing open. */
  close(): Promise<void>;
}

/**
 * Connects to the migrated database as the application.
 * @throws ConfigRefused where the second wall would not hold; the driver's error when the database cannot be reached
 */
export async function connect(config: Config, logger: Logger): Promise<DataSource> {
  await refuseOpenWall(config.databaseUrl);
  const source = createDataSource({
    url: config.databaseUrl,
    as: 'application',
    pool: config.databasePool,
    applicationName: `tiendo-${config.role}`,
    onPoolError: (error) => logger.warn({ err: error }, 'connection to the database lost'),
  });
  return source.initialize();
}

/** Puts the application together: with routes unless it is a worker, doing jobs unless it is a web process. Not yet listening. */
export async function createApplication(config: Config, logger: Logger, root: (parts: PlatformParts) => DynamicModule = AppModule.with): Promise<Application> {
  const source = await connect(config, logger);
  const jobs = new Jobs(config, reactions, logger);
  const post = config.smtpUrl === null ? null : smtpPost(config.smtpUrl, config.mailFrom);
  const signIn = config.role === 'worker' ? null : createSignIn(config, logger);
  await jobs.start();
  const module = root({ config, logger, source, jobs, post });
  const http = signIn === null ? null : await withRoutes(module, config, logger, signIn);
  const app = http ?? (await NestFactory.createApplicationContext(module, { logger: nestLogger(logger), abortOnError: false }));
  const close = async (): Promise<void> => {
    await Promise.all([http === null ? app.close() : closeHttp(http), jobs.stop()]);
    post?.close();
    await signIn?.close();
    await source.destroy();
  };
  return { app, jobs, http, close };
}

/** Begins to do jobs and to watch the clock. */
export async function startWorking({ app, jobs }: Application, logger: Logger): Promise<void> {
  const scope = { transactions: app.get(Transactions), contexts: app.get(Contexts) };
  await jobs.work({ contexts: scope.contexts, get: (token) => app.get(token) });
  startSchedule(app.get(SchedulerRegistry), schedule, scope, logger);
  await enqueueTicks(scope, slotOf(Date.now()));
}

async function withRoutes(module: DynamicModule, config: Config, logger: Logger, signIn: SignInHandler): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, createHttpAdapter(config, logger), { logger: nestLogger(logger), bodyParser: false, abortOnError: false });
  app.setGlobalPrefix(API_PREFIX.slice(1));
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await prepareServer(instance, config);
  await mountSignIn(instance, signIn, signInEvents(config, app.get(Transactions)));
  await mountPasskeys(instance, { config, transactions: app.get(Transactions), logger });
  if (config.openId !== null) await mountOpenId(instance, { config, settings: config.openId, transactions: app.get(Transactions), logger });
  await serveApiDocs(instance);
  await serveWebPage(instance, config.webDist);
  await app.init();
  await instance.ready();
  return app;
}

/** Answers what has been asked; who does not take their answer is not waited for longer than a few seconds. */
async function closeHttp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer() as Server;
  const late = setTimeout(() => server.closeAllConnections(), LONGEST_WAIT_FOR_READERS_MS);
  await app.close();
  clearTimeout(late);
}
