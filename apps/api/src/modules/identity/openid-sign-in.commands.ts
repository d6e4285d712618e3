import { provedTwice, rolesOfClaims } from '@tiendo/domain/access';
import type { ProblemCode } from '@tiendo/types';
import { randomBytes } from 'node:crypto';
import { audit } from '../../platform/audit/audit.js';
import { openSession } from '../../platform/auth/auth.service.js';
import { passwordHash } from '../../platform/auth/password-hash.js';
import type { Context } from '../../platform/auth/context.js';
import { claimValues } from '../../platform/auth/openid/claim-values.js';
import type { ProviderAnswer } from '../../platform/auth/openid/provider.js';
import { surroundingsOfPerson } from '../../platform/auth/session.queries.js';
import type { OpenIdSettings } from '../../platform/config/openid-settings.js';
import { enrol, followClaimedRoles, grantedRoles } from '../people/public.js';

/** Either a session, or why there is none. What was learnt of the roles holds in both cases, so that a refusal is no error. */
export type SignInOutcome = { readonly token: string; readonly authUserId: string } | { readonly refused: ProblemCode };

interface KnownPerson {
  readonly personId: string;
  readonly jurisdictionId: number;
  readonly authUserId: string;
}

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
  const person = await personOf(ctx, given);
  if ('refused' in person) return person;
  const theirs = await inNameOf(ctx, person);
  await followRoles(theirs, person.personId, given);
  // Asked anew: what has just begun counts, and what has just ended no more.
  const { actor } = await inNameOf(ctx, person);
  if (actor === null || actor.memberships.length === 0) return { refused: 'openid_no_account' };
  const { answer, settings, sealedIdToken, userAgent } = given;
  const secondFactor = settings.trustAmr && provedTwice(answer.amr);
  const token = await openSession(ctx.tx, person.authUserId, { address: ctx.address, userAgent, secondFactor });
  await ctx.tx.execute(
    `insert into auth.openid_sessions (session_id, issuer, subject, sid, id_token) select "id", $2, $3, $4, $5 from auth."session" where "token" = $1`,
    [token, answer.issuer, answer.subject, answer.sid, sealedIdToken],
  );
  return { token, authUserId: person.authUserId };
}

async function personOf(ctx: Context, given: OpenIdSignIn): Promise<KnownPerson | { readonly refused: ProblemCode }> {
  const { issuer, subject, email, emailVerified } = given.answer;
  const linked = await ctx.tx.one<KnownPerson>(
    `with used as (update auth.openid_identities set last_used_at = now() where issuer = $1 and subject = $2 returning user_id)
     select p.id as "personId", p.jurisdiction_id as "jurisdictionId", p.auth_user_id as "authUserId" from used join people p on p.auth_user_id = used.user_id`,
    [issuer, subject],
  );
  if (linked !== null) return linked;
  if (email === null || !emailVerified) return { refused: 'openid_email_unverified' };
  const person = (await personByEmail(ctx, email)) ?? (await newPerson(ctx, email, given));
  if (person === null) return { refused: 'openid_no_account' };
  return (await link(ctx, person, given.answer)) ? person : { refused: 'openid_other_identity' };
}

/** Addresses are kept in small letters. */
function personByEmail(ctx: Context, email: string): Promise<KnownPerson | null> {
  return ctx.tx.one<KnownPerson>(
    `select p.id as "personId", p.jurisdiction_id as "jurisdictionId", p.auth_user_id as "authUserId"
     from auth."user" u join people p on p.auth_user_id = u."id" where u."email" = $1 for update of u`,
    [email.normalize('NFC').toLowerCase()],
  );
}

/** False where the account has another identity of this provider: the address went to somebody else there. */
async function link(ctx: Context, person: KnownPerson, { issuer, subject, email }: ProviderAnswer): Promise<boolean> {
  const made = await ctx.tx.query(
    'insert into auth.openid_identities (issuer, subject, user_id, email) values ($1, $2, $3, $4) on conflict do nothing returning 1 as one',
    [issuer, subject, person.authUserId, email],
  );
  if (made.length === 0) return false;
  await audit(await inNameOf(ctx, person), { action: 'person.link_identity', subjectKind: 'person', subjectId: person.personId, after: { issuer, subject } });
  return true;
}

/** Somebody unknown here, where the settings want that and their claims give a role; they have no password. */
async function newPerson(ctx: Context, email: string, { settings, answer }: OpenIdSignIn): Promise<KnownPerson | null> {
  if (!settings.createPeople) return null;
  const roles = await grantedRoles(ctx, namedRoles(settings, answer));
  if (roles.length === 0) return null;
  const personId = await enrol(ctx, { name: nameOf(answer, email), email: email.normalize('NFC'), passwordHash: await passwordHash(randomBytes(32).toString('base64url')), roles: [] });
  const person = await ctx.tx.one<{ authUserId: string }>('select auth_user_id as "authUserId" from people where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId]);
  if (person === null) return null;
  await ctx.tx.execute(`update auth."account" set "password" = null where "userId" = $1 and "providerId" = 'credential'`, [person.authUserId]);
  return { personId, jurisdictionId: ctx.jurisdictionId, authUserId: person.authUserId };
}

async function followRoles(ctx: Context, personId: string, { settings, answer }: OpenIdSignIn): Promise<void> {
  if (settings.rolesClaim === null) return;
  await followClaimedRoles(ctx, personId, await grantedRoles(ctx, namedRoles(settings, answer)));
}

function namedRoles({ roles, rolesClaim, agencyClaim }: OpenIdSettings, { claims }: ProviderAnswer) {
  const values = rolesClaim === null ? [] : claimValues(claims, rolesClaim);
  return rolesOfClaims(roles, values, agencyClaim === null ? [] : claimValues(claims, agencyClaim));
}

function nameOf({ name }: ProviderAnswer, email: string): string {
  return (name ?? email).normalize('NFC').trim().slice(0, 200) || email;
}

async function inNameOf(ctx: Context, { personId, jurisdictionId }: KnownPerson): Promise<Context> {
  return { ...ctx, ...(await surroundingsOfPerson(ctx.tx, personId, jurisdictionId)) };
}
