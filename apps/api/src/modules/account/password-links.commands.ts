import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { ATTEMPT_LIMITS } from '../../platform/auth/attempt-limits.js';
import { accountOf, forgetAttempts } from '../../platform/auth/attempts.js';
import { refuseWeakPassword } from '../../platform/auth/common-passwords.js';
import { forgetDevices } from '../../platform/auth/known-devices.js';
import { passwordHash } from '../../platform/auth/password-hash.js';
import type { Context } from '../../platform/auth/context.js';
import { enterJurisdiction } from '../../platform/auth/wall.js';
import type { Tx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/refused.js';
import { tellOfChange, type Owner } from './account-mails.js';
import { LINK_DAYS } from './link-days.js';

const PURPOSE = 'set-password:';

/**
 * A one-time token by which the person sets a password; an older one of theirs stops working. Only its hash is kept, in the
 * table that sign-in keeps for such tokens.
 */
export async function openInvitation(ctx: Context, personId: string): Promise<string> {
  const token = await openPasswordLink(ctx, personId, { minutes: LINK_DAYS * 24 * 60 });
  await audit(ctx, { action: 'person.invite', subjectKind: 'person', subjectId: personId });
  return token;
}

/** The same for whatever reason; the link works for so many minutes of real time. */
export async function openPasswordLink(ctx: Context, personId: string, { minutes }: { minutes: number }): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await ctx.tx.execute(`delete from auth."verification" where "value" = $1 and "identifier" like '${PURPOSE}%'`, [personId]);
  await ctx.tx.execute(
    `insert into auth."verification" ("id", "identifier", "value", "expiresAt") values ($1, $2, $3, now() + $4 * interval '1 minute')`,
    [randomUUID(), PURPOSE + hashOf(token), personId, minutes],
  );
  return token;
}

/**
 * A token in place of one that still stands open; whoever has set a password is not given another way in.
 * @throws Refused `link_used` where none is open
 */
export async function reopenInvitation(ctx: Context, personId: string): Promise<string> {
  const open = await ctx.tx.one(`select 1 as one from auth."verification" where "value" = $1 and "identifier" like '${PURPOSE}%' and "expiresAt" > now() for update`, [personId]);
  if (open === null) throw new Refused('link_used');
  return openInvitation(ctx, personId);
}

/**
 * That the link can still be used.
 * @throws Refused `link_used` for a token that was used, replaced, has expired or never was
 */
export async function lookAtInvitation(ctx: Context, token: string): Promise<{ open: true }> {
  const open = await ctx.tx.one('select 1 as one from auth."verification" where "identifier" = $1 and "expiresAt" > now()', [PURPOSE + hashOf(token)]);
  if (open === null) throw new Refused('link_used');
  return { open: true };
}

interface Invited extends Owner {
  readonly jurisdictionId: number;
  readonly authUserId: string;
}

/**
 * Sets the password of whoever was given the link; it works once, and other sessions of the person end.
 * The second factor stays as it is.
 * @throws Refused `link_used` for a token that was used, replaced, has expired or never was; `invalid_input` for a weak password, after
 *   which the link still works
 */
export async function setPassword(ctx: Context, { token, password }: { token: string; password: string }, publicUrl: string): Promise<void> {
  const [used] = await ctx.tx.query<{ value: string }>(
    'delete from auth."verification" where "identifier" = $1 and "expiresAt" > now() returning "value"',
    [PURPOSE + hashOf(token)],
  );
  if (used === undefined) throw new Refused('link_used');
  await enterPlaceOf(ctx.tx, used.value);
  const invited = await ctx.tx.one<Invited>('select id as "personId", jurisdiction_id as "jurisdictionId", auth_user_id as "authUserId", name, email, locale from people where id = $1', [used.value]);
  if (invited === null) throw new Refused('link_used');
  const { personId, jurisdictionId, authUserId, name, email } = invited;
  refuseWeakPassword(password, [name, email]);
  await ctx.tx.execute(`update auth."account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`, [authUserId, await passwordHash(password)]);
  await ctx.tx.execute('delete from auth."session" where "userId" = $1', [authUserId]);
  await forgetDevices(ctx.tx, authUserId);
  await forgetAttempts(ctx.tx, ATTEMPT_LIMITS.account, accountOf(email));
  await audit({ ...ctx, jurisdictionId }, { action: 'person.set_password', subjectKind: 'person', subjectId: personId });
  await tellOfChange({ ...ctx, jurisdictionId }, invited, 'password_changed', publicUrl);
}

/** Whoever holds a link is not signed in: where they belong is asked beyond the wall. */
async function enterPlaceOf(tx: Tx, personId: string): Promise<void> {
  const place = await tx.one<{ id: number | null }>('select wall.of_person($1) as id', [personId]);
  if (place?.id != null) enterJurisdiction(tx, place.id);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
