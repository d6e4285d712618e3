import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { sessionCookieName } from '../auth/cookie-names.js';
import { Sealer } from '../audit/sealer.js';
import { signingKey } from '../audit/signing-key.js';
import { Contexts } from '../auth/contexts.js';
import { CONFIG, type Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { EndpointRegistry } from '../http/endpoint-registry.js';
import { EndpointInterceptor } from '../http/endpoint.interceptor.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { RateLimits } from '../http/rate/rate-limits.js';
import { Jobs } from '../jobs/jobs.js';
import { MailDelivery } from '../mail/mail-delivery.js';
import type { Post } from '../mail/post.js';
import { clamd } from '../scan/clamd.js';
import type { VirusScan } from '../scan/virus-scan.js';
import { FileStore } from '../storage/file-store.js';
import { LOGGER } from '../telemetry/logger.js';
import { SystemController } from './system.controller.js';

export interface PlatformParts {
  readonly config: Config;
  readonly logger: Logger;
  /** Already connected. */
  readonly source: DataSource;
  /** Already started. */
  readonly jobs: Jobs;
  readonly post: Post | null;
}

/** The technical capabilities, once for the whole process. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, logger, source, jobs, post }: PlatformParts): DynamicModule {
    const cookie = { name: sessionCookieName(config.publicUrl), secret: config.authSecret };
    const transactions = new Transactions(source, jobs);
    const contexts = new Contexts(transactions);
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      controllers: [SystemController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: DataSource, useValue: source },
        { provide: Jobs, useValue: jobs },
        { provide: Transactions, useValue: transactions },
        { provide: Contexts, useValue: contexts },
        { provide: MailDelivery, useValue: new MailDelivery(contexts, post) },
        { provide: FileStore, useValue: new FileStore(join(config.dataDir, 'files')) },
        { provide: Sealer, useValue: new Sealer(contexts, signingKey(config.auditKey)) },
        EndpointRegistry,
        { provide: APP_INTERCEPTOR, useValue: new EndpointInterceptor(transactions, contexts, cookie, config, new RateLimits(source, config.rateLimitFactor), scanOf(config, logger)) },
        { provide: APP_FILTER, useFactory: (registry: EndpointRegistry) => new ProblemFilter(registry), inject: [EndpointRegistry] },
      ],
      exports: [CONFIG, LOGGER, DataSource, Jobs, Transactions, Contexts, MailDelivery, FileStore, Sealer, EndpointRegistry],
    };
  }
}

function scanOf({ clamdPlace }: Config, logger: Logger): VirusScan | null {
  return clamdPlace === null ? null : clamd(clamdPlace, (err) => logger.error({ err }, 'the virus scanner does not answer'));
}
