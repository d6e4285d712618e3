import type { Context } from '../../platform/auth/context.js';
import { secondFactorOf, type SessionRules } from '../../platform/auth/session-rules.js';
import { surroundingsOfSession } from '../../platform/auth/session.queries.js';
import { completeSignIn, noteSignIn, type SignInWay } from '../account/public.js';

/**
 * What follows when a session was opened in another way than by a password, just as it follows a password: the trail, and, where
 * nothing more is asked for, the known device and the letter about another one. Gives the Set-Cookie headers for that.
 */
export async function sessionOpened(ctx: Context, token: string, way: SignInWay, rules: SessionRules): Promise<string[]> {
  const surroundings = await surroundingsOfSession(ctx.tx, token, null);
  const { actor } = surroundings;
  const session = await ctx.tx.one<{ authUserId: string }>('select "userId" as "authUserId" from auth."session" where "token" = $1', [token]);
  if (actor === null || session === null) return [];
  const cookies: string[] = [];
  const theirs = { ...ctx, ...surroundings, actor, setCookie: (cookie: string) => cookies.push(cookie) };
  await noteSignIn(theirs, way);
  const stands = secondFactorOf(actor, rules);
  if (stands === 'none' || stands === 'passed') await completeSignIn(theirs, session.authUserId, rules.publicUrl);
  return cookies;
}
