import type { Transactions } from '../database/transactions.js';
import type { Contexts } from '../auth/contexts.js';
import { FORGET_OLD_FAILURES } from '../auth/account-pause.js';
import { forgetKeys } from '../http/idempotency.js';
import { FORGET_FULL_BUCKETS } from '../http/rate/rate-limits.js';

/** Forgets what nobody will ask for again: answers to repeated requests, ended sessions, old counts of attempts. */
export async function sweep(transactions: Transactions, contexts: Contexts): Promise<void> {
  await contexts.everywhere({}, (ctx) => forgetKeys(ctx.tx));
  await transactions.run('write', async (tx) => {
    await tx.execute(`delete from auth."session" where "expiresAt" < now() - interval '30 days'`);
    await tx.execute(`delete from auth."rateLimit" where "lastRequest" < extract(epoch from now() - interval '1 day') * 1000`);
    await tx.execute(FORGET_OLD_FAILURES);
    await tx.execute(FORGET_FULL_BUCKETS);
  });
}
