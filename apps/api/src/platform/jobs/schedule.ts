import type { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import type { Logger } from 'pino';
import type { Contexts } from '../auth/contexts.js';
import type { Transactions } from '../database/transactions.js';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';

export interface ScheduledAct {
  /** Five or six fields, on the clock of Asia/Ho_Chi_Minh. */
  readonly cron: string;
  /**
   * Only enqueues: every process fires, the key of the job says that it is one and the same.
   * @param slot the time for which it fires, the same in every process
   */
  readonly run: (scope: ScheduleScope, slot: string) => Promise<void>;
  /** How far apart it fires, where that is less than the minute; a slot is that long. */
  readonly everySeconds?: number;
}

export interface ScheduleScope {
  readonly transactions: Transactions;
  readonly contexts: Contexts;
}

export type Schedule = Readonly<Record<string, ScheduledAct>>;

/** Puts every line of the schedule on the clock; a line that fails is logged and fires again at its next time. */
export function startSchedule(registry: SchedulerRegistry, schedule: Schedule, scope: ScheduleScope, logger: Logger): void {
  for (const [name, { cron, run, everySeconds }] of Object.entries(schedule)) {
    const job = CronJob.from({
      cronTime: cron,
      timeZone: TIME_ZONE,
      waitForCompletion: true,
      onTick: async () => {
        try {
          await run(scope, slotOf(Date.now(), everySeconds));
        } catch (error) {
          logger.warn({ err: error, schedule: name }, 'schedule');
        }
      },
    });
    registry.addCronJob(name, job);
    job.start();
  }
}

/** Processes fire within the same minute, or the same few seconds, never within the same millisecond. */
export function slotOf(ms: number, seconds: number = 60): string {
  const start = new Date(ms - (ms % (seconds * 1000))).toISOString();
  return start.slice(0, seconds < 60 ? 19 : 16);
}
