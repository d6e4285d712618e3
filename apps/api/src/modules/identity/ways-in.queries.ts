import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';

/** How many ways the person has to sign in. */
async function waysInOf({ tx, actor }: ActorContext): Promise<number> {
  const found = await tx.one<{ ways: number }>(
    `select (select count(*) from auth."account" a where a."userId" = p.auth_user_id and a."password" is not null)
       + (select count(*) from auth.passkeys k where k.user_id = p.auth_user_id)
       + (select count(*) from auth.openid_identities i where i.user_id = p.auth_user_id) as ways
     from people p where p.id = $1`,
    [actor.personId],
  );
  return Number(found?.ways ?? 0);
}

/** Whether something is left to sign in with when one way is gone. */
export async function hasAnotherWayIn(ctx: ActorContext): Promise<boolean> {
  return (await waysInOf(ctx)) > 1;
}

/**
 * After one way is gone, in the same transaction.
 * @throws Refused `last_way_in` where none is left
 */
export async function keepAWayIn(ctx: ActorContext): Promise<void> {
  // Two ways that go at the same time must see each other.
  await ctx.tx.query('select 1 from auth."user" u join people p on p.auth_user_id = u."id" where p.id = $1 for update of u', [ctx.actor.personId]);
  if ((await waysInOf(ctx)) === 0) throw new Refused('last_way_in');
}
