import { provedTwice, rolesOfClaims } from '@tiendo/domain/access';
import type { ProblemCode } from '@tiendo/types';
import { randomBytes } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { openSession } from '../../platform/auth/auth.service.js';
import { passwordHash } from '../../platform/auth/password-hash.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { claimValues } from '../../platform/auth/openid/claim-values.js';
import type { ProviderAnswer } from '../../platform/auth/openid/provider.js';
import { surroundingsOfSession } from '../../platform/auth/session.queries.js';
import { keeping } from '../../platform/auth/wall.js';
import type { OpenIdSettings } from '../../platform/config/openid-settings.js';
import { enrol, followClaimedRoles, grantedRoles } from '../people/public.js';
import { endSession } from './openid-sessions.commands.js';

/** Either a session, or why there is none. What was learnt of the roles holds in both cases, so that a refusal is no error. */
export type SignInOutcome = { readonly token: string } | { readonly refused: ProblemCode };

export interface OpenIdSignIn {
  readonly settings: OpenIdSettings;
  readonly answer: ProviderAnswer;
  /** The ID token, encrypted. */
  readonly sealedIdToken: string;
  readonly userAgent: string | null;
}

/**
 * Signs in whom the provider vouches for. Found by issuer and subject once they are linked; linked, the first time, only by an
 * address that the provider has verified, and never a second identity of one provider to one account.
 */
export async function signInByOpenId(ctx: Context, given: OpenIdSignIn): Promise<SignInOutcome> {
  const account = await accountOf(ctx, given);
  if ('refused' in account) return account;
  const token = await openSessionOf(ctx, account.authUserId, given);
  const theirs = await inNameOf(ctx, token);
  if (theirs !== null) {
    if (account.isNew) await sayLinked(theirs, given.answer);
    await followRoles(theirs, given);
  }
  // Asked anew: what has just begun counts, and what has just ended no more.
  if (theirs !== null && ((await inNameOf(ctx, token))?.actor.memberships.length ?? 0) > 0) return { token };
  await endSession(ctx.tx, token);
  return { refused: 'openid_no_account' };
}

interface KnownAccount {
  readonly authUserId: string;
  /** Linked just now. */
  readonly isNew: boolean;
}

async function accountOf(ctx: Context, given: OpenIdSignIn): Promise<KnownAccount | { readonly refused: ProblemCode }> {
  const { issuer, subject, email, emailVerified } = given.answer;
  const [linked] = await ctx.tx.query<{ authUserId: string }>(
    'update auth.openid_identities set last_used_at = now() where issuer = $1 and subject = $2 returning user_id as "authUserId"',
    [issuer, subject],
  );
  if (linked !== undefined) return { ...linked, isNew: false };
  if (email === null || !emailVerified) return { refused: 'openid_email_unverified' };
  const authUserId = (await accountByEmail(ctx, email)) ?? (await newPerson(ctx, email, given));
  if (authUserId === null) return { refused: 'openid_no_account' };
  return (await link(ctx, authUserId, given.answer)) ? { authUserId, isNew: true } : { refused: 'openid_other_identity' };
}

/** Addresses are kept in small letters. */
async function accountByEmail(ctx: Context, email: string): Promise<string | null> {
  const found = await ctx.tx.one<{ id: string }>('select "id" as id from auth."user" where "email" = $1 for update', [email.normalize('NFC').toLowerCase()]);
  return found?.id ?? null;
}

/** False where the account has another identity of this provider: the address went to somebody else there. */
async function link(ctx: Context, authUserId: string, { issuer, subject, email }: ProviderAnswer): Promise<boolean> {
  const made = await ctx.tx.query('insert into auth.openid_identities (issuer, subject, user_id, email) values ($1, $2, $3, $4) on conflict do nothing returning 1 as one', [issuer, subject, authUserId, email]);
  return made.length > 0;
}

async function openSessionOf(ctx: Context, authUserId: string, { answer, settings, sealedIdToken, userAgent }: OpenIdSignIn): Promise<string> {
  const token = await openSession(ctx.tx, authUserId, { address: ctx.address, userAgent, secondFactor: settings.trustAmr && provedTwice(answer.amr) });
  await ctx.tx.execute(
    `insert into auth.openid_sessions (session_id, issuer, subject, sid, id_token) select "id", $2, $3, $4, $5 from auth."session" where "token" = $1`,
    [token, answer.issuer, answer.subject, answer.sid, sealedIdToken],
  );
  return token;
}

/** In the name of whoever holds the session, wherever they belong; null where nobody may. */
async function inNameOf(ctx: Context, token: string): Promise<ActorContext | null> {
  const surroundings = await surroundingsOfSession(ctx.tx, token, null);
  const { actor } = surroundings;
  return actor === null ? null : { ...ctx, ...surroundings, actor };
}

async function sayLinked(ctx: ActorContext, { issuer, subject }: ProviderAnswer): Promise<void> {
  await audit(ctx, { action: 'person.link_identity', subjectKind: 'person', subjectId: ctx.actor.personId, after: { issuer, subject } });
}

/** Somebody unknown here, where the settings want that and their claims give a role; they have no password. */
async function newPerson(ctx: Context, email: string, { settings, answer }: OpenIdSignIn): Promise<string | null> {
  if (!settings.createPeople) return null;
  const roles = await grantedRoles(ctx, namedRoles(settings, answer));
  if (roles.length === 0) return null;
  const given = { name: nameOf(answer, email), email: email.normalize('NFC'), passwordHash: await passwordHash(randomBytes(32).toString('base64url')), roles: [] };
  // Nobody is signed in yet: the provider's word makes the person, where the settings of the installation trust it.
  const personId = await keeping(ctx, 'people', () => enrol(ctx, given));
  const [made] = await ctx.tx.query<{ authUserId: string }>(
    `update auth."account" a set "password" = null from people p where p.auth_user_id = a."userId" and p.id = $1 and a."providerId" = 'credential' returning a."userId" as "authUserId"`,
    [personId],
  );
  return made?.authUserId ?? null;
}

async function followRoles(ctx: ActorContext, { settings, answer }: OpenIdSignIn): Promise<void> {
  if (settings.rolesClaim === null) return;
  const granted = await grantedRoles(ctx, namedRoles(settings, answer));
  // Nobody gives themselves roles: it is the provider's word that does, where the settings of the installation trust it.
  await keeping(ctx, 'people', () => followClaimedRoles(ctx, ctx.actor.personId, granted));
}

function namedRoles({ roles, rolesClaim, agencyClaim }: OpenIdSettings, { claims }: ProviderAnswer) {
  const values = rolesClaim === null ? [] : claimValues(claims, rolesClaim);
  return rolesOfClaims(roles, values, agencyClaim === null ? [] : claimValues(claims, agencyClaim));
}

function nameOf({ name }: ProviderAnswer, email: string): string {
  return (name ?? email).normalize('NFC').trim().slice(0, 200) || email;
}
