import type { Transactions } from '../database/transactions.js';
import type { Contexts } from '../auth/contexts.js';
import { forgetReadingNotes } from '../audit/reading.js';
import { FORGET_OLD_ATTEMPTS } from '../auth/attempts.js';
import { FORGET_OLD_DEVICES } from '../auth/known-devices.js';
import { FORGET_USED_ONCE } from '../auth/used-once.js';
import { forgetKeys } from '../http/idempotency.js';
import { FORGET_FULL_BUCKETS } from '../http/rate/rate-limits.js';

/** Forgets what nobody will ask for again: answers to repeated requests, ended sessions, old counts of attempts, what could come only once. */
export async function sweep(transactions: Transactions, contexts: Contexts): Promise<void> {
  await contexts.everywhere({}, async (ctx) => {
    await forgetKeys(ctx.tx);
    await forgetReadingNotes(ctx.tx);
  });
  await transactions.run('write', async (tx) => {
    await tx.execute(`delete from auth."session" where "expiresAt" < now() - interval '30 days'`);
    await tx.execute(`delete from auth."rateLimit" where "lastRequest" < extract(epoch from now() - interval '1 day') * 1000`);
    await tx.execute(FORGET_OLD_ATTEMPTS);
    await tx.execute(FORGET_OLD_DEVICES);
    await tx.execute(FORGET_USED_ONCE);
    await tx.execute(FORGET_FULL_BUCKETS);
  });
}
