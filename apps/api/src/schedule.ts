import { enqueue } from './platform/jobs/outbox.js';
import type { Schedule, ScheduleScope } from './platform/jobs/schedule.js';

/** Every line of the clock, in Asia/Ho_Chi_Minh. They only enqueue; what they start finds out what is due. */
export const schedule: Schedule = {
  tick: { cron: '* * * * *', run: enqueueTicks },
  sweep: {
    cron: '17 3 * * *',
    run: ({ transactions }, slot) => transactions.run('write', (tx) => enqueue(tx, 'sweep', {}, { onceKey: slot })),
  },
};

/** One tick for each jurisdiction; also at the start of a process, for what passed while nothing ran. */
export function enqueueTicks({ transactions }: Pick<ScheduleScope, 'transactions'>, slot: string): Promise<void> {
  return transactions.run('write', async (tx) => {
    for (const { id } of await tx.query<{ id: number }>('select id from jurisdictions order by id')) {
      await enqueue(tx, 'tick', { jurisdictionId: id }, { onceKey: `${id}:${slot}` });
    }
  });
}
