import { PgBoss, type Job, type JobResult, type Queue } from 'pg-boss';
import type { Logger } from 'pino';
import { v5 as uuidv5 } from 'uuid';
import type { Config } from '../config/config.js';
import { asApplication } from '../database/application-role.js';
import type { EnqueueOptions, Executor, Outbox } from './outbox.js';
import type { JobScope, Reaction, Reactions } from './reaction.js';
import type { Topic, Topics } from './topics.js';

const SCHEMA = 'pgboss';
const KEYS = '5d1f2a0e-9c1c-5f6b-8a39-0d6a8f1c2b47';
const KEPT_SECONDS = 2 * 24 * 3600;
const LONGEST_RUN_SECONDS = 300;
const STOP_MS = 8_000;
const POOL = { web: 2, worker: 5 };
// A full batch is followed by the next at once (at a size of 1 the library would wait in between); each job of it ends for itself.
const WORK = { batchSize: 10, perJobResults: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, burstWhenBatchFull: true } as const;

type JobSurroundings = Pick<JobScope, 'contexts' | 'get'>;

/** Jobs in PostgreSQL by pg-boss: enqueued in a command's transaction, done by any process that works. */
export class Jobs implements Outbox {
  private readonly boss: PgBoss;
  private readonly stopping = new AbortController();
  private started = false;

  constructor(
    config: Pick<Config, 'databaseUrl' | 'role'>,
    private readonly reactions: Reactions,
    private readonly logger: Logger,
  ) {
    const works = config.role !== 'web';
    this.boss = new PgBoss({
      connectionString: asApplication(config.databaseUrl),
      schema: SCHEMA,
      application_name: 'tiendo-jobs',
      max: works ? POOL.worker : POOL.web,
      // The prepare step makes and upgrades the schema.
      migrate: false,
      createSchema: false,
      // @nestjs/schedule is the clock.
      schedule: false,
      supervise: works,
      useListenNotify: works,
      registerInstance: false,
    });
    this.boss.on('error', (error) => logger.warn({ err: error }, 'jobs'));
    this.boss.on('warning', (warning) => logger.warn({ warning }, 'jobs'));
  }

  async start(): Promise<void> {
    await this.boss.start({ attempts: 3 });
    this.started = true;
  }

  /** Begins to do jobs of every topic. */
  async work(surroundings: JobSurroundings): Promise<void> {
    for (const topic of topicsOf(this.reactions)) {
      const { concurrency = 1 } = this.reactions[topic];
      await this.boss.work(topic, { ...WORK, localConcurrency: concurrency }, async (jobs: Job<object>[]) => {
        const results: JobResult[] = [];
        for (const { id, data } of jobs) results.push(await this.outcome(topic, id, data, surroundings));
        return results;
      });
    }
  }

  async send<T extends Topic>(tx: Executor, topic: T, payload: Topics[T], options: EnqueueOptions): Promise<void> {
    const executeSql = async (text: string, values?: unknown[]): Promise<{ rows: object[] }> => ({ rows: await tx.query(text, values) });
    await this.boss.send(topic, payload, {
      db: { executeSql },
      ...(options.onceKey === undefined ? {} : { id: uuidv5(`${topic}:${options.onceKey}`, KEYS) }),
      ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
    });
  }

  /** Does what is due of the topics, one after the other, in the caller's own time; gives how many jobs were done. @throws the first failure */
  async drain(surroundings: JobSurroundings, topics: readonly Topic[] = topicsOf(this.reactions)): Promise<number> {
    let done = 0;
    for (const topic of topics) {
      for (let batch = await this.boss.fetch<object>(topic); batch.length > 0; batch = await this.boss.fetch<object>(topic)) {
        for (const { id, data } of batch) {
          await this.react(topic, id, data, surroundings);
          await this.boss.complete(topic, id);
          done += 1;
        }
      }
    }
    return done;
  }

  /** Lets running jobs end, a few seconds at most; what does not end is done again by another process. */
  async stop(): Promise<void> {
    if (!this.started) return;
    this.started = false;
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: STOP_MS, close: true });
  }

  private async outcome(topic: Topic, id: string, data: object, surroundings: JobSurroundings): Promise<JobResult> {
    try {
      await this.react(topic, id, data, surroundings);
      return { id, status: 'completed' };
    } catch (error) {
      return { id, status: 'failed', output: { message: String(error) } };
    }
  }

  private async react(topic: Topic, jobId: string, payload: object, surroundings: JobSurroundings): Promise<void> {
    const reaction = this.reactions[topic] as Reaction<Topic>;
    try {
      await reaction.run({ ...surroundings, jobId, signal: this.stopping.signal }, payload as Topics[Topic]);
    } catch (error) {
      this.logger.error({ err: error, topic, jobId }, 'job failed');
      throw error;
    }
  }
}

/** Makes or upgrades pg-boss's schema and the queue of each topic, as the owner; for the prepare step, once at a time. */
export async function prepareJobs(ownerUrl: string, reactions: Reactions): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: SCHEMA, max: 2, schedule: false, supervise: false, registerInstance: false });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    for (const topic of topicsOf(reactions)) {
      const queue = queueOf(reactions[topic]);
      await boss.createQueue(topic, queue);
      await boss.updateQueue(topic, queue);
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  if (failures[0] !== undefined) throw failures[0];
}

function topicsOf(reactions: Reactions): Topic[] {
  return Object.keys(reactions) as Topic[];
}

function queueOf({ retries = 5, retryDelaySeconds = 5 }: Pick<Reaction<Topic>, 'retries' | 'retryDelaySeconds'>): Pick<Queue, 'retryLimit' | 'retryDelay' | 'retryBackoff' | 'expireInSeconds' | 'deleteAfterSeconds' | 'notify'> {
  return { retryLimit: retries, retryDelay: retryDelaySeconds, retryBackoff: true, expireInSeconds: LONGEST_RUN_SECONDS, deleteAfterSeconds: KEPT_SECONDS, notify: true };
}
