import { firstDayWithoutAdministrator } from '@tiendo/domain/access';
import type { Context } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { administratorsOf } from './holdings.queries.js';

/** A person as a command finds them. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly authUserId: string;
  readonly lockedAt: number | null;
  readonly version: number;
}

/**
 * Changes of people and their roles go one after the other in a jurisdiction: whether an administrator is left, and whether a role is
 * held already, is said of all rows together.
 */
export async function oneAfterTheOther(ctx: Context): Promise<void> {
  await ctx.tx.execute(`select pg_advisory_xact_lock(hashtext('people'), $1)`, [ctx.jurisdictionId]);
}

/**
 * The person, for a change in this transaction.
 * @param version the one that the page saw; null where what is done does not depend on it
 * @throws Refused `not_found`, `stale_version` with what stands there now
 */
export async function personToChange(ctx: Context, personId: string, version: number | null): Promise<PersonRow> {
  await oneAfterTheOther(ctx);
  const person = await ctx.tx.one<PersonRow>(
    'select id, name, email, auth_user_id as "authUserId", locked_at as "lockedAt", version from people where jurisdiction_id = $1 and id = $2 for update',
    [ctx.jurisdictionId, personId],
  );
  if (person === null) throw new Refused('not_found');
  if (version !== null && person.version !== version) throw new Refused('stale_version', { current: { version: person.version, name: person.name, email: person.email } });
  return person;
}

/** What stands there of the person is new; gives the version. */
export async function touched(ctx: Context, personId: string): Promise<number> {
  const row = await ctx.tx.one<{ version: number }>('update people set version = version + 1 where jurisdiction_id = $1 and id = $2 returning version', [ctx.jurisdictionId, personId]);
  return row?.version ?? 0;
}

/**
 * After a change: that there is still an administrator on every day to come.
 * @throws Refused `last_administrator`
 */
export async function keepAnAdministrator(ctx: Context): Promise<void> {
  const day = firstDayWithoutAdministrator(await administratorsOf(ctx), ctx.today);
  if (day !== null) throw new Refused('last_administrator', { detail: `nobody is administrator on ${day}` });
}
