import type { Instant } from '@tiendo/domain/calendar';
import type { identities, ResponseOf } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { needFreshSession } from '../../platform/auth/fresh.js';
import { Refused } from '../../platform/http/refused.js';
import { hasAnotherWayIn, keepAWayIn } from './ways-in.queries.js';

interface IdentityRow {
  readonly id: string;
  readonly issuer: string;
  readonly email: string;
  readonly linkedAt: Instant;
  readonly lastUsedAt: Instant;
}

/** The accounts of an identity provider that are linked to who is signed in. */
export async function identitiesOf(ctx: ActorContext): Promise<ResponseOf<typeof identities.list>> {
  const rows = await ctx.tx.query<IdentityRow>(
    `select i.id, i.issuer, i.email, i.linked_at as "linkedAt", i.last_used_at as "lastUsedAt"
     from auth.openid_identities i join people p on p.auth_user_id = i.user_id where p.id = $1 order by i.linked_at, i.id`,
    [ctx.actor.personId],
  );
  const items = rows.map((row) => ({ ...row, linkedAt: new Date(row.linkedAt).toISOString(), lastUsedAt: new Date(row.lastUsedAt).toISOString() }));
  return { items, canUnlink: await hasAnotherWayIn(ctx) };
}

/**
 * Unlinks one; sessions that came from it end, this one excepted.
 * @throws Refused `sign_in_again`, `not_found`, `last_way_in`
 */
export async function unlinkIdentity(ctx: ActorContext, identityId: string): Promise<void> {
  needFreshSession(ctx);
  const [gone] = await ctx.tx.query<{ issuer: string; subject: string }>(
    'delete from auth.openid_identities i using people p where p.auth_user_id = i.user_id and p.id = $1 and i.id = $2 returning i.issuer, i.subject',
    [ctx.actor.personId, identityId],
  );
  if (gone === undefined) throw new Refused('not_found');
  await keepAWayIn(ctx);
  await ctx.tx.execute(
    'delete from auth."session" s using auth.openid_sessions o where o.session_id = s."id" and o.issuer = $1 and o.subject = $2 and s."id" is distinct from $3',
    [gone.issuer, gone.subject, ctx.actor.session?.id ?? null],
  );
  await audit(ctx, { action: 'person.unlink_identity', subjectKind: 'person', subjectId: ctx.actor.personId, before: gone });
}
