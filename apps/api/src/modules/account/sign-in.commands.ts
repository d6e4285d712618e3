import { audit } from '../../platform/audit/audit.js';
import { accountMark } from '../../platform/auth/attempts.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { rememberDevice } from '../../platform/auth/known-devices.js';
import { enterJurisdiction } from '../../platform/auth/wall.js';
import { surroundingsOfPerson } from '../../platform/auth/session.queries.js';
import { tellOfDevice } from './account-mails.js';

/** By what somebody proved who they are. */
export type SignInWay = 'password' | 'openid' | 'passkey';

/** The context of a request in the name of the person whose account it is; null where there is nobody behind it. */
export async function inNameOfAccount(ctx: Context, authUserId: string): Promise<ActorContext | null> {
  const place = await ctx.tx.one<{ id: number | null }>('select wall.of_account($1) as id', [authUserId]);
  if (place?.id == null) return null;
  enterJurisdiction(ctx.tx, place.id);
  const person = await ctx.tx.one<{ id: string; jurisdictionId: number }>('select id, jurisdiction_id as "jurisdictionId" from people where auth_user_id = $1', [authUserId]);
  if (person === null) return null;
  const surroundings = await surroundingsOfPerson(ctx.tx, person.id, person.jurisdictionId);
  return surroundings.actor === null ? null : { ...ctx, ...surroundings, actor: surroundings.actor };
}

/** Writes down that a session was opened. */
export async function noteSignIn(ctx: ActorContext, way: SignInWay): Promise<void> {
  await audit(ctx, { action: 'session.sign_in', subjectKind: 'person', subjectId: ctx.actor.personId, after: { way } });
}

/** Once all that is asked for was given: the device is known from now on, and its owner is told where it is another than before. */
export async function completeSignIn(ctx: ActorContext, authUserId: string, publicUrl: string): Promise<void> {
  const { cookie, isAnother } = await rememberDevice(ctx.tx, authUserId, ctx.client.device, publicUrl);
  ctx.setCookie(cookie);
  if (isAnother) await tellOfDevice(ctx, ctx.actor, publicUrl);
}

/** A wrong password, or one for an account that does not exist: told alike, and never what was typed. */
export async function noteRefusedSignIn(ctx: Context, email: string): Promise<void> {
  await audit(ctx, { action: 'session.refuse_sign_in', subjectKind: 'account', subjectId: accountMark(email) });
}

export async function noteSignOut(ctx: ActorContext): Promise<void> {
  await audit(ctx, { action: 'session.sign_out', subjectKind: 'person', subjectId: ctx.actor.personId });
}
