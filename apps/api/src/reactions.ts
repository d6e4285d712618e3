import { ResetLetters } from './modules/account/public.js';
import { sweepOrphanFiles } from './modules/evidence/public.js';
import { runStatusTick } from './modules/obligations/public.js';
import { ReminderTick } from './modules/reminders/public.js';
import { WebhookDelivery, WebhookTick } from './modules/webhooks/public.js';
import { endViewings } from './modules/viewing/public.js';
import { Sealer } from './platform/audit/sealer.js';
import { Transactions } from './platform/database/transactions.js';
import type { Reactions } from './platform/jobs/reaction.js';
import { MailDelivery } from './platform/mail/mail-delivery.js';
import { FileStore } from './platform/storage/file-store.js';
import { sweep } from './platform/system/sweep.js';

/**
 * What happens when: topic to job, exhaustive by type. `tick` runs every minute and after the clock was set forward;
 * each of its acts works out for itself what became due, and does it once whoever runs it.
 */
export const reactions: Reactions = {
  tick: {
    // Statuses first: who has met a target is not reminded of it.
    run: async ({ contexts, get }, { jurisdictionId }) => {
      await runStatusTick(contexts, jurisdictionId);
      await endViewings(contexts, jurisdictionId);
      await get(ReminderTick).run(jurisdictionId);
      await get(WebhookTick).run(jurisdictionId);
    },
    retries: 2,
  },
  'seal-audit': {
    run: async ({ get }, { jurisdictionId }) => {
      await get(Sealer).seal(jurisdictionId);
    },
    // The next comes within 20 seconds.
    retries: 0,
  },
  'deliver-mail': {
    run: ({ get }, { jurisdictionId, mailId }) => get(MailDelivery).deliver(jurisdictionId, mailId),
    concurrency: 2,
    retries: 8,
    retryDelaySeconds: 30,
  },
  'reset-letter': { run: ({ get }, { sealedEmail }) => get(ResetLetters).send(sealedEmail) },
  // The ledger says when the next attempt is due; the queue's own attempts are for a process that died.
  'deliver-webhook': {
    run: ({ get, signal }, { jurisdictionId, deliveryId }) => get(WebhookDelivery).deliver(jurisdictionId, deliveryId, signal),
    concurrency: 4,
    retries: 2,
    retryDelaySeconds: 30,
  },
  sweep: {
    run: async ({ get, contexts }) => {
      await sweep(get(Transactions), contexts);
      await sweepOrphanFiles(contexts, get(FileStore));
    },
    retries: 1,
  },
};
