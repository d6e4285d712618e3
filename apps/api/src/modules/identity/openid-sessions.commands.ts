import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import type { ProviderLogout } from '../../platform/auth/openid/provider.js';
import { surroundingsOfSession } from '../../platform/auth/session.queries.js';
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
  const open = await ctx.tx.query<{ token: string }>(
    `select s."token" as token from auth.openid_sessions o join auth."session" s on s."id" = o.session_id
     where o.issuer = $1 and ($2::text is null or o.subject = $2) and ($3::text is null or o.sid = $3) for update of s`,
    [issuer, subject, sid],
  );
  for (const { token } of open) {
    // Who it was, and where they belong, is asked of the session before it goes.
    const surroundings = await surroundingsOfSession(ctx.tx, token, null);
    await endSession(ctx.tx, token);
    if (surroundings.actor === null) continue;
    const { personId, session } = surroundings.actor;
    await audit({ ...ctx, ...surroundings, actor: null }, { action: 'person.end_by_provider', subjectKind: 'person', subjectId: personId, before: { openedAt: new Date(session?.openedAt ?? ctx.realNow).toISOString() } });
  }
}
