import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { sessionCookieName } from '../auth/auth-options.js';
import { Contexts } from '../auth/contexts.js';
import { CONFIG, type Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { EndpointRegistry } from '../http/endpoint-registry.js';
import { EndpointInterceptor } from '../http/endpoint.interceptor.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { SystemController } from './system.controller.js';
import { LOGGER } from '../telemetry/logger.js';

export interface PlatformParts {
  readonly config: Config;
  readonly logger: Logger;
  /** Already connected; closed with the application. */
  readonly source: DataSource;
}

/** The technical capabilities, once for the whole process. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, logger, source }: PlatformParts): DynamicModule {
    const cookie = { name: sessionCookieName(config.publicUrl), secret: config.authSecret };
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [SystemController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: DataSource, useValue: source },
        { provide: Transactions, useFactory: () => new Transactions(source) },
        { provide: Contexts, useFactory: (transactions: Transactions) => new Contexts(transactions), inject: [Transactions] },
        EndpointRegistry,
        { provide: APP_INTERCEPTOR, useFactory: (transactions: Transactions) => new EndpointInterceptor(transactions, cookie), inject: [Transactions] },
        { provide: APP_FILTER, useFactory: (registry: EndpointRegistry) => new ProblemFilter(registry), inject: [EndpointRegistry] },
      ],
      exports: [CONFIG, LOGGER, DataSource, Transactions, Contexts, EndpointRegistry],
    };
  }
}
