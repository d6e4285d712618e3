import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '@tiendo/client';
import { hourOfDay, plainDate, VIETNAM } from '@tiendo/domain/calendar';
import { pino, type DestinationStream } from 'pino';
import { createDataSource } from '../src/data-source.js';
import { createApplication, type Application } from '../src/application.js';
import { openSession } from '../src/platform/auth/auth.service.js';
import { sessionCookieName } from '../src/platform/auth/auth-options.js';
import type { ActorContext, Context } from '../src/platform/auth/context.js';
import { Contexts } from '../src/platform/auth/contexts.js';
import { signedSessionCookie } from '../src/platform/auth/session-cookie.js';
import { readConfig, type Config } from '../src/platform/config/config.js';
import type { Tx } from '../src/platform/database/tx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { createLogger } from '../src/platform/telemetry/logger.js';
import type { Topic } from '../src/platform/jobs/topics.js';
import { cloneDatabase } from './database.js';
import type { TestPerson } from './factories.js';

/** The whole application on a database of its own, listening on a free port; jobs run only when a test says so. */
export interface TestApp {
  readonly application: Application;
  readonly config: Config;
  readonly url: string;
  /** Nobody is signed in. */
  readonly client: Client;
  /** A client with a session of the person; no password is hashed for it. */
  asPerson(person: TestPerson): Promise<Client>;
  /** The Cookie header of a new session, for requests that no client would make. */
  cookieOf(person: TestPerson): Promise<string>;
  /** A person who is already there, `officer.stttt@demo.test`. @throws Error when nobody has that address */
  person(email: string): Promise<TestPerson>;
  /** SQL as the owner, to whom no wall stands, in a transaction of its own. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A transaction of the owner, for what a test lays out and looks at. */
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction of the owner for what speaks to the product itself, such as the story of the demonstration. */
  readonly owner: Transactions;
  /** A command or query without HTTP, in nobody's name or a person's. */
  run<T>(jurisdictionId: number, work: (ctx: Context) => Promise<T>): Promise<T>;
  runAs<T>(person: TestPerson, work: (ctx: ActorContext) => Promise<T>): Promise<T>;
  /** Sets the product's clock of a jurisdiction to a day and hour, Asia/Ho_Chi_Minh; it ticks on from there. */
  setClock(jurisdictionId: number, day: string, hour?: number): Promise<void>;
  /** Does the jobs that are due; gives how many. */
  drainJobs(topics?: readonly Topic[]): Promise<number>;
  close(): Promise<void>;
}

/** Settings may be overridden; the database, ports and folders are the test's own. `log` gets the lines that a server writes. */
export async function bootApp(settings: Readonly<Record<string, string>> = {}, root?: Parameters<typeof createApplication>[2], log?: DestinationStream): Promise<TestApp> {
  const database = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'tiendo-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    ROLE: 'web',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://localhost',
    DATABASE_URL: database.applicationUrl,
    DATABASE_OWNER_URL: settings['DATABASE_URL'] ?? database.url,
    DATABASE_POOL: '6',
    DATA_DIR: dataDir,
    WEB_DIST: join(dataDir, 'no-page'),
    AUTH_SECRET: 'a-secret-for-tests-that-is-long-enough',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const application = await createApplication(config, log === undefined ? pino({ level: config.logLevel }) : createLogger(config, log), root);
  await application.http?.listen({ host: config.host, port: 0 });
  const url = (await application.http?.getUrl()) ?? '';
  const owner = await createDataSource({ url: config.databaseOwnerUrl, as: 'owner', pool: 2, applicationName: 'tiendo-test-owner', onPoolError: () => undefined }).initialize();
  const transactions = new Transactions(owner, application.jobs);
  const contexts = application.app.get(Contexts);
  const surroundings = { contexts, get: application.app.get.bind(application.app) };
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transactions.run('write', work);

  const cookieOf = async (person: TestPerson): Promise<string> => {
    const token = await inTx((tx) => openSession(tx, person.authUserId));
    return signedSessionCookie(sessionCookieName(config.publicUrl), token, config.authSecret);
  };

  return {
    application,
    config,
    url,
    client: createClient({ baseUrl: url }),
    cookieOf,
    asPerson: async (person) => createClient({ baseUrl: url, headers: { cookie: await cookieOf(person) } }),
    person: async (email) => {
      const text = 'select jurisdiction_id as "jurisdictionId", id, auth_user_id as "authUserId", email from people where email = $1';
      const found = await inTx((tx) => tx.one<TestPerson>(text, [email]));
      if (found === null) throw new Error(`nobody has the address ${email}`);
      return found;
    },
    sql: (text, values) => inTx((tx) => tx.query(text, values)),
    inTx,
    owner: transactions,
    run: (jurisdictionId, work) => contexts.run({ jurisdictionId }, work),
    runAs: ({ id, jurisdictionId }, work) => contexts.runAs({ jurisdictionId, personId: id }, work),
    setClock: async (jurisdictionId, day, hour = 8) => {
      const target = hourOfDay(plainDate(day), hour, VIETNAM);
      await inTx((tx) =>
        tx.query(
          `insert into demonstration_clock (jurisdiction_id, offset_ms) values ($1, $2::bigint - floor(extract(epoch from now()) * 1000)::bigint)
           on conflict (jurisdiction_id) do update set offset_ms = excluded.offset_ms, moved_at = now()`,
          [jurisdictionId, target],
        ),
      );
    },
    drainJobs: (topics) => application.jobs.drain(surroundings, topics),
    close: async () => {
      await application.close();
      await owner.destroy();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
