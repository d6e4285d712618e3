import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import type { ProviderLogout } from '../../platform/auth/openid/provider.js';
import { surroundingsOfPerson } from '../../platform/auth/session.queries.js';
import type { Tx } from '../../platform/database/tx.js';

/** Ends the session; gives the encrypted ID token where it came from a provider. Nothing happens where there is none. */
export async function endSession(tx: Tx, token: string): Promise<{ sealedIdToken: string | null }> {
  const came = await tx.one<{ sealedIdToken: string }>(
    `select o.id_token as "sealedIdToken" from auth.openid_sessions o join auth."session" s on s."id" = o.session_id where s."token" = $1`,
    [token],
  );
  await tx.execute('delete from auth."session" where "token" = $1', [token]);
  return { sealedIdToken: came?.sealedIdToken ?? null };
}

/**
 * Ends what the provider wants ended: the sessions that came from the one which it names, or, where it names none, all that came from
 * the person's identity there. A session opened by password is not the provider's to end.
 */
export async function endSessionsOf(ctx: Context, { issuer, subject, sid }: Omit<ProviderLogout, 'tokenId'>): Promise<void> {
  const ended = await ctx.tx.query<{ authUserId: string }>(
    `delete from auth."session" s using auth.openid_sessions o
     where o.session_id = s."id" and o.issuer = $1 and ($2::text is null or o.subject = $2) and ($3::text is null or o.sid = $3)
     returning s."userId" as "authUserId"`,
    [issuer, subject, sid],
  );
  for (const authUserId of new Set(ended.map((each) => each.authUserId))) {
    const person = await ctx.tx.one<{ id: string; jurisdictionId: number }>('select id, jurisdiction_id as "jurisdictionId" from people where auth_user_id = $1', [authUserId]);
    if (person === null) continue;
    const surroundings = await surroundingsOfPerson(ctx.tx, person.id, person.jurisdictionId);
    await audit({ ...ctx, ...surroundings, actor: null }, { action: 'person.end_by_provider', subjectKind: 'person', subjectId: person.id, after: { sessions: ended.filter((each) => each.authUserId === authUserId).length } });
  }
}
