import type { account, BodyOf } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import { ATTEMPT_LIMITS } from '../../platform/auth/attempt-limits.js';
import { forgetAttempts, takeAttempt } from '../../platform/auth/attempts.js';
import { refuseWeakPassword } from '../../platform/auth/common-passwords.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { forgetDevices } from '../../platform/auth/known-devices.js';
import { passwordHash, passwordMatches } from '../../platform/auth/password-hash.js';
import { Refused } from '../../platform/http/refused.js';
import { tellOfChange } from './account-mails.js';
import { endSessionsOfUser } from './sessions.commands.js';

/**
 * Changes the password of who is signed in and knows the present one. Other sessions end; the second factor stays as it is.
 * @throws Refused `wrong_password` (the attempt is counted), `too_many_requests`, `invalid_input` for a weak one, `conflict` where no password opens the account
 */
export async function changePassword(ctx: ActorContext, { present, password }: BodyOf<typeof account.changePassword>, publicUrl: string): Promise<void> {
  const { session, name, email, personId } = ctx.actor;
  if (session === null) throw new Refused('conflict');
  refuseWeakPassword(password, [name, email]);
  const seconds = await takeAttempt(ctx.tx, ATTEMPT_LIMITS.presentPassword, session.authUserId);
  if (seconds > 0) throw new Refused('too_many_requests', { retryAfterSeconds: seconds });
  const kept = await ctx.tx.one<{ hash: string | null }>(`select "password" as hash from auth."account" where "userId" = $1 and "providerId" = 'credential' for update`, [session.authUserId]);
  if (kept?.hash == null) throw new Refused('conflict');
  if (!(await passwordMatches(kept.hash, present))) throw new Refused('wrong_password', { keepsWork: true });
  await forgetAttempts(ctx.tx, ATTEMPT_LIMITS.presentPassword, session.authUserId);
  await ctx.tx.execute(`update auth."account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`, [session.authUserId, await passwordHash(password)]);
  await endSessionsOfUser(ctx.tx, session.authUserId, session.id);
  await forgetDevices(ctx.tx, session.authUserId);
  await audit(ctx, { action: 'person.change_password', subjectKind: 'person', subjectId: personId });
  await tellOfChange(ctx, ctx.actor, 'password_changed', publicUrl);
}
