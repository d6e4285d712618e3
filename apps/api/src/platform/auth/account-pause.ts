import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Wrong passwords of one account before the first pause. */
export const FREE_ATTEMPTS = 5;
const FIRST_PAUSE_SECONDS = 5;
/** It only slows down: who knows the password never waits longer. */
const LONGEST_PAUSE_SECONDS = 60;
const FORGOTTEN_AFTER_MINUTES = 15;

/** What runs a statement: a pool, or a transaction. */
export interface Statements {
  query(text: string, values: unknown[]): Promise<unknown>;
}

const PAUSE = `case when f.failures < ${FREE_ATTEMPTS} then 0
  else least(${LONGEST_PAUSE_SECONDS}, ${FIRST_PAUSE_SECONDS} * power(2, least(f.failures, 30) - ${FREE_ATTEMPTS})) end * interval '1 second'`;

/**
 * Takes one attempt of an account, whether there is such an account or not. It counts as failed until `forgetFailures`, so that
 * many at once are no more attempts than one after the other. Counted in the database: it holds over all processes.
 * @returns the seconds to wait where it is not the time yet; 0 where the attempt may be made
 */
export async function takeAttempt(database: Pick<pg.Pool, 'query'>, email: string): Promise<number> {
  const account = accountKey(email);
  const { rows: taken } = await database.query(
    `insert into auth.failed_sign_ins as f (account, failures, last_at) values ($1, 1, now())
     on conflict (account) do update set
       failures = case when f.last_at < now() - interval '${FORGOTTEN_AFTER_MINUTES} minutes' then 1 else f.failures + 1 end, last_at = now()
     where f.last_at + ${PAUSE} <= now()
     returning 1`,
    [account],
  );
  if (taken.length > 0) return 0;
  const { rows } = await database.query<{ seconds: number }>(`select greatest(1, ceil(extract(epoch from f.last_at + ${PAUSE} - now())))::integer as seconds from auth.failed_sign_ins f where account = $1`, [account]);
  return rows[0]?.seconds ?? 1;
}

/** After a sign-in, or a new password, the account begins anew. */
export async function forgetFailures(database: Statements, email: string): Promise<void> {
  await database.query('delete from auth.failed_sign_ins where account = $1', [accountKey(email)]);
}

/** SQL that forgets what is no longer counted. */
export const FORGET_OLD_FAILURES = `delete from auth.failed_sign_ins where last_at < now() - interval '1 day'`;

/** Not the address itself: people also type passwords there. */
function accountKey(email: string): string {
  return createHash('sha256').update(email.trim().normalize('NFC').toLowerCase()).digest('hex');
}
