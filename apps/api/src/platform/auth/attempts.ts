import { createHash } from 'node:crypto';
import type { AttemptLimit } from './attempt-limits.js';

/** What runs a statement: a pool, or a transaction. */
export interface Statements {
  query<Row extends object>(text: string, values: unknown[]): Promise<Row[] | { readonly rows: Row[] }>;
}

const PAUSE = `case when f.failures < $2 then 0 else least($4, $3 * power(2, least(f.failures, 30) - $2)) end * interval '1 second'`;

/**
 * Takes one attempt at what `parts` name, whether there is such a thing or not. It counts as failed until `forgetAttempts`, so that many
 * at once are no more attempts than one after the other. Counted in the database: it holds over all processes.
 * @returns the seconds to wait where it is not the time yet; 0 where the attempt may be made
 */
export async function takeAttempt(database: Statements, limit: AttemptLimit, ...parts: readonly string[]): Promise<number> {
  const values = [keyOf(limit, parts), limit.free, limit.firstPauseSeconds, limit.longestPauseSeconds];
  const taken = await rowsOf(database, `
    insert into auth.failed_sign_ins as f (account, failures, last_at) values ($1, 1, clock_timestamp())
    on conflict (account) do update set
      failures = case when f.last_at < clock_timestamp() - $5 * interval '1 minute' then 1 else f.failures + 1 end, last_at = clock_timestamp()
    where f.last_at + ${PAUSE} <= clock_timestamp()
    returning 1 as one`, [...values, limit.forgottenAfterMinutes]);
  if (taken.length > 0) return 0;
  const [waits] = await rowsOf<{ seconds: number }>(database, `select greatest(1, ceil(extract(epoch from f.last_at + ${PAUSE} - clock_timestamp())))::integer as seconds from auth.failed_sign_ins f where account = $1`, values);
  return waits?.seconds ?? 1;
}

/**
 * Takes one of `most` in a minute, which begins with the first of them.
 * @returns the seconds to wait where they are used up; else 0
 */
export async function takeOfMinute(database: Statements, name: string, most: number, ...parts: readonly string[]): Promise<number> {
  const [taken] = await rowsOf<{ count: number; wait: number }>(database, `
    insert into auth.failed_sign_ins as f (account, failures, last_at) values ($1, 1, clock_timestamp())
    on conflict (account) do update set
      failures = case when f.last_at < clock_timestamp() - interval '1 minute' then 1 else least(f.failures, 2000000000) + 1 end,
      last_at = case when f.last_at < clock_timestamp() - interval '1 minute' then clock_timestamp() else f.last_at end
    returning failures as count, greatest(1, ceil(extract(epoch from last_at + interval '1 minute' - clock_timestamp())))::integer as wait`, [keyOf({ name }, parts)]);
  return taken === undefined || taken.count <= most ? 0 : taken.wait;
}

/** After a success it begins anew. */
export async function forgetAttempts(database: Statements, limit: AttemptLimit, ...parts: readonly string[]): Promise<void> {
  await rowsOf(database, 'delete from auth.failed_sign_ins where account = $1', [keyOf(limit, parts)]);
}

/** SQL that forgets what is no longer counted. */
export const FORGET_OLD_ATTEMPTS = `delete from auth.failed_sign_ins where last_at < now() - interval '2 days'`;

/** An address of mail as it is counted: people write it in more than one way. */
export function accountOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** By which the trail tells one account from another without saying what was typed. */
export function accountMark(email: string): string {
  return createHash('sha256').update(accountOf(email)).digest('hex').slice(0, 16);
}

/** Not what was written: people also type passwords into that field. */
function keyOf({ name }: Pick<AttemptLimit, 'name'>, parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify([name, ...parts])).digest('hex');
}

async function rowsOf<Row extends object>(database: Statements, text: string, values: unknown[]): Promise<Row[]> {
  const result = await database.query<Row>(text, values);
  return Array.isArray(result) ? result : result.rows;
}
