import { enqueue } from './platform/jobs/outbox.js';
import type { Schedule, ScheduleScope } from './platform/jobs/schedule.js';

/** Every line of the clock, in Asia/Ho_Chi_Minh. They only enqueue; what they start finds out what is due. */
export const schedule: Schedule = {
  tick: { cron: '* * * * *', run: enqueueTicks },
  // Three times within the minute in which a row of the audit trail is to be sealed.
  seal: { cron: '*/20 * * * * *', everySeconds: 20, run: (scope, slot) => enqueueForEach(scope, 'seal-audit', slot) },
  sweep: {
    cron: '17 3 * * *',
    run: ({ transactions }, slot) => transactions.run('write', (tx) => enqueue(tx, 'sweep', {}, { onceKey: slot })),
  },
};

/** One tick for each jurisdiction; also at the start of a process, for what passed while nothing ran. */
export function enqueueTicks(scope: Pick<ScheduleScope, 'transactions'>, slot: string): Promise<void> {
  return enqueueForEach(scope, 'tick', slot);
}

function enqueueForEach({ transactions }: Pick<ScheduleScope, 'transactions'>, topic: 'tick' | 'seal-audit', slot: string): Promise<void> {
  return transactions.run('write', async (tx) => {
    for (const { id } of await tx.query<{ id: number }>('select id from jurisdictions order by id')) {
      await enqueue(tx, topic, { jurisdictionId: id }, { onceKey: `${id}:${slot}` });
    }
  });
}
