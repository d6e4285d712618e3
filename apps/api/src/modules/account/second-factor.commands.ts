import { randomBytes } from 'node:crypto';
import { needsSecondFactor } from '@tiendo/domain/access';
import type { account, ResponseOf } from '@tiendo/types';
import { audit } from '../../platform/audit/audit.js';
import { SESSION_SECONDS } from '../../platform/auth/auth-options.js';
import type { ActorContext, SessionSeen } from '../../platform/auth/context.js';
import { sessionCookieName } from '../../platform/auth/cookie-names.js';
import { needFreshSession } from '../../platform/auth/fresh.js';
import { seal, unseal } from '../../platform/auth/sealed.js';
import { setSessionCookie } from '../../platform/auth/session-cookie.js';
import { forgetCodes, takeCode } from '../../platform/auth/sign-in-limits.js';
import type { Config } from '../../platform/config/config.js';
import { Refused } from '../../platform/http/refused.js';
import { tellOfChange, type Owner } from './account-mails.js';
import { endSessionsOfUser } from './sessions.commands.js';
import { completeSignIn } from './sign-in.commands.js';
import { newRecoveryCodes, newSecret, recoveryHash, recoveryHashOf, stepOf, uriOf } from './totp.js';

type Settings = Pick<Config, 'publicUrl' | 'authSecret' | 'demandSecondFactor'>;

const PURPOSE = 'totp';

interface TotpRow {
  /** null where none was confirmed yet. */
  readonly secret: string | null;
  readonly lastStep: number;
}

/**
 * A new secret, which counts once a code of it was given; an app that is set up goes on until then. Begun again it is another secret.
 * @throws Refused `sign_in_again`; `second_factor_required` for a session that has not given the factor which is set up
 */
export async function beginSecondFactor(ctx: ActorContext, settings: Settings): Promise<ResponseOf<typeof account.beginSecondFactor>> {
  const session = provedSession(ctx);
  const secret = newSecret();
  await ctx.tx.execute(
    `insert into auth.totp (user_id, next_secret) values ($1, $2) on conflict (user_id) do update set next_secret = excluded.next_secret`,
    [session.authUserId, seal(settings.authSecret, PURPOSE, secret)],
  );
  await audit(ctx, { action: 'second_factor.begin', subjectKind: 'person', subjectId: ctx.actor.personId });
  return { secret, uri: uriOf(secret, ctx.actor.email) };
}

/**
 * Switches the second factor on, or over to another app, by the first code; other sessions end, this one counts as having given it.
 * @throws Refused `wrong_code`, `too_many_requests`, `sign_in_again`, `second_factor_required`; `not_found` where none was begun
 */
export async function confirmSecondFactor(ctx: ActorContext, code: string, settings: Settings): Promise<ResponseOf<typeof account.confirmSecondFactor>> {
  const session = provedSession(ctx);
  const begun = await ctx.tx.one<{ secret: string | null }>('select next_secret as secret from auth.totp where user_id = $1 for update', [session.authUserId]);
  const secret = begun?.secret == null ? null : unseal(settings.authSecret, PURPOSE, begun.secret);
  if (secret === null) throw new Refused('not_found');
  const step = await countedCode(ctx, () => Promise.resolve(stepOf(secret, code, ctx.realNow)));
  await ctx.tx.execute('update auth.totp set secret = next_secret, next_secret = null, confirmed_at = now(), last_step = $2 where user_id = $1', [session.authUserId, step]);
  await endSessionsOfUser(ctx.tx, session.authUserId, session.id);
  const recoveryCodes = await writeRecoveryCodes(ctx, session);
  await audit(ctx, { action: 'second_factor.set_up', subjectKind: 'person', subjectId: ctx.actor.personId });
  await tellOfChange(ctx, ctx.actor, 'second_factor_on', settings.publicUrl);
  await pass(ctx, session, settings);
  return { recoveryCodes };
}

/**
 * The second step of signing in. The session goes on under another token, and its device is known from now on.
 * @throws Refused `wrong_code` (the attempt is counted), `too_many_requests`
 */
export async function giveSecondFactor(ctx: ActorContext, code: string, settings: Settings): Promise<ResponseOf<typeof account.giveSecondFactor>> {
  const session = sessionOf(ctx);
  const isRecovery = !/^\s*\d{3}\s?\d{3}\s*$/.test(code);
  await countedCode<number | true>(ctx, () => (isRecovery ? useRecoveryCode(ctx, session, code) : useCode(ctx, session, code, settings)));
  await pass(ctx, session, settings);
  if (!isRecovery) {
    await audit(ctx, { action: 'second_factor.give', subjectKind: 'person', subjectId: ctx.actor.personId });
    return { recoveryCodesLeft: null };
  }
  const left = await ctx.tx.one<{ count: number }>('select count(*)::integer as count from auth.recovery_codes where user_id = $1 and used_at is null', [session.authUserId]);
  await audit(ctx, { action: 'second_factor.use_recovery_code', subjectKind: 'person', subjectId: ctx.actor.personId, after: { left: left?.count ?? 0 } });
  await tellOfChange(ctx, ctx.actor, 'recovery_code_used', settings.publicUrl);
  return { recoveryCodesLeft: left?.count ?? 0 };
}

/** @throws Refused `sign_in_again`; `not_found` where no second factor is set up */
export async function makeRecoveryCodes(ctx: ActorContext, settings: Settings): Promise<ResponseOf<typeof account.newRecoveryCodes>> {
  const session = provedSession(ctx);
  if (!session.enrolled) throw new Refused('not_found');
  const recoveryCodes = await writeRecoveryCodes(ctx, session);
  await audit(ctx, { action: 'second_factor.make_recovery_codes', subjectKind: 'person', subjectId: ctx.actor.personId });
  await tellOfChange(ctx, ctx.actor, 'recovery_codes_made', settings.publicUrl);
  return { recoveryCodes };
}

/** @throws Refused `sign_in_again`; `second_factor_demanded` where a role of theirs must have it; `not_found` where none is set up */
export async function endSecondFactor(ctx: ActorContext, settings: Settings): Promise<void> {
  const session = provedSession(ctx);
  if (settings.demandSecondFactor && needsSecondFactor(ctx.actor.memberships.map(({ role }) => role))) throw new Refused('second_factor_demanded');
  if (!(await forget(ctx, session.authUserId))) throw new Refused('not_found');
  await audit(ctx, { action: 'second_factor.end', subjectKind: 'person', subjectId: ctx.actor.personId });
  await tellOfChange(ctx, ctx.actor, 'second_factor_off', settings.publicUrl);
}

/**
 * For somebody who has lost their device: an administrator switches it off; all sessions end, and who must have it sets it up anew.
 * @throws Refused `not_found`, `no_second_factor`
 */
export async function resetSecondFactor(ctx: ActorContext, personId: string, reason: string, settings: Settings): Promise<void> {
  const owner = await ctx.tx.one<Owner & { authUserId: string }>(
    'select id as "personId", name, email, locale, auth_user_id as "authUserId" from people where jurisdiction_id = $1 and id = $2',
    [ctx.jurisdictionId, personId],
  );
  if (owner === null) throw new Refused('not_found');
  if (!(await forget(ctx, owner.authUserId))) throw new Refused('no_second_factor');
  await endSessionsOfUser(ctx.tx, owner.authUserId, null);
  await audit(ctx, { action: 'second_factor.reset', subjectKind: 'person', subjectId: personId, after: { reason } });
  await tellOfChange(ctx, owner, 'second_factor_reset', settings.publicUrl);
}

function sessionOf({ actor: { session } }: ActorContext): SessionSeen {
  if (session === null) throw new Refused('not_signed_in');
  return session;
}

/** A session that is young enough and, where an app is set up already, has given its code: nobody else puts theirs in its place. */
function provedSession(ctx: ActorContext): SessionSeen {
  const session = sessionOf(ctx);
  if (session.enrolled && session.secondFactorAt === null) throw new Refused('second_factor_required');
  needFreshSession(ctx);
  return session;
}

/** Looks at a code as one counted attempt. @throws Refused `wrong_code`, `too_many_requests` */
async function countedCode<T>(ctx: ActorContext, look: () => Promise<T | null>): Promise<T> {
  const origin = { address: ctx.address ?? '', device: ctx.client.device };
  const seconds = await takeCode(ctx.tx, ctx.actor.email, origin);
  if (seconds > 0) throw new Refused('too_many_requests', { retryAfterSeconds: seconds });
  const found = await look();
  if (found === null) throw new Refused('wrong_code', { keepsWork: true });
  await forgetCodes(ctx.tx, ctx.actor.email, origin);
  return found;
}

async function useCode(ctx: ActorContext, { authUserId }: SessionSeen, code: string, { authSecret }: Settings): Promise<number | null> {
  const kept = await ctx.tx.one<TotpRow>('select secret, last_step as "lastStep" from auth.totp where user_id = $1 for update', [authUserId]);
  const secret = kept?.secret == null ? null : unseal(authSecret, PURPOSE, kept.secret);
  const step = secret === null ? null : stepOf(secret, code, ctx.realNow);
  if (kept === null || step === null || step <= kept.lastStep) return null;
  await ctx.tx.execute('update auth.totp set last_step = $2 where user_id = $1', [authUserId, step]);
  return step;
}

async function useRecoveryCode(ctx: ActorContext, { authUserId }: SessionSeen, code: string): Promise<true | null> {
  const unused = await ctx.tx.query<{ hash: string }>('select hash from auth.recovery_codes where user_id = $1 and used_at is null', [authUserId]);
  const hash = await recoveryHashOf(code, unused.map((each) => each.hash));
  if (hash === null) return null;
  const used = await ctx.tx.execute('update auth.recovery_codes set used_at = now() where user_id = $1 and hash = $2 and used_at is null', [authUserId, hash]);
  return used > 0 ? true : null;
}

async function writeRecoveryCodes(ctx: ActorContext, { authUserId }: SessionSeen): Promise<string[]> {
  const codes = newRecoveryCodes();
  await ctx.tx.execute('delete from auth.recovery_codes where user_id = $1', [authUserId]);
  await ctx.tx.execute('insert into auth.recovery_codes (user_id, hash) select $1, unnest($2::text[])', [authUserId, await Promise.all(codes.map(recoveryHash))]);
  return codes;
}

async function forget(ctx: ActorContext, authUserId: string): Promise<boolean> {
  await ctx.tx.execute('delete from auth.recovery_codes where user_id = $1', [authUserId]);
  const had = await ctx.tx.query<{ isConfirmed: boolean }>('delete from auth.totp where user_id = $1 returning confirmed_at is not null as "isConfirmed"', [authUserId]);
  return had[0]?.isConfirmed === true;
}

/** The session has given the second factor; a token that was read before that opens nothing any more. */
async function pass(ctx: ActorContext, session: SessionSeen, { publicUrl, authSecret }: Settings): Promise<void> {
  const token = randomBytes(24).toString('base64url');
  await ctx.tx.execute('update auth."session" set "token" = $2, "secondFactorAt" = now(), "updatedAt" = now() where "id" = $1', [session.id, token]);
  ctx.setCookie(setSessionCookie(sessionCookieName(publicUrl), token, authSecret, SESSION_SECONDS));
  await completeSignIn(ctx, session.authUserId, publicUrl);
}
