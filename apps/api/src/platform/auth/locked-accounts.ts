import type { BetterAuthOptions } from 'better-auth';
import type pg from 'pg';

/**
 * A locked person gets no session by whatever way they sign in; the answer is that of a wrong password, after the same work, so that
 * nobody learns which accounts are locked.
 */
export function noSessionWhileLocked(pool: Pick<pg.Pool, 'query'>): NonNullable<BetterAuthOptions['databaseHooks']> {
  return {
    session: {
      create: {
        before: async ({ userId }) => {
          const { rows } = await pool.query<{ may: boolean }>('select wall.may_sign_in($1) as may', [userId]);
          return rows[0]?.may === true;
        },
      },
    },
  };
}
