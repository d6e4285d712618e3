import { passkeyAddedMail } from '@tiendo/papers';
import type { BodyOf, passkeys, ResponseOf } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { needFreshSession } from '../../platform/auth/fresh.js';
import { registeredPasskey, registrationOptions, type PasskeyOwner } from '../../platform/auth/passkeys/ceremonies.js';
import { relyingPartyOf, type RelyingParty } from '../../platform/auth/passkeys/relying-party.js';
import { seal, unseal } from '../../platform/auth/sealed.js';
import { firstUse } from '../../platform/auth/used-once.js';
import type { Config } from '../../platform/config/config.js';
import { Refused } from '../../platform/http/refused.js';
import { writeMail } from '../../platform/mail/mail.js';
import { passkeysOf, passkeyToChange, passkeyView, type PasskeyRow } from './passkeys.queries.js';
import { keepAWayIn } from './ways-in.queries.js';

const ATTEMPT = 'passkey-attempt';
const ATTEMPT_SECONDS = 600;

type Settings = Pick<Config, 'publicUrl' | 'authSecret'>;

/** What comes back with the passkey, unreadable to whoever carries it. */
interface Attempt {
  readonly challenge: string;
  readonly sessionId: string;
  readonly until: number;
}

/**
 * What a browser needs to make a passkey for who is signed in.
 * @throws Refused `sign_in_again`; `not_found` where this installation has no passkeys
 */
export async function beginPasskey(ctx: ActorContext, settings: Settings): Promise<ResponseOf<typeof passkeys.begin>> {
  needFreshSession(ctx);
  const party = partyOf(settings);
  const options = await registrationOptions(party, await ownerOf(ctx), await passkeysOf(ctx));
  const attempt: Attempt = { challenge: options.challenge, sessionId: ctx.actor.session?.id ?? '', until: ctx.realNow + ATTEMPT_SECONDS * 1000 };
  return { options: { ...options }, attempt: seal(settings.authSecret, ATTEMPT, JSON.stringify(attempt)) };
}

/**
 * Keeps the passkey that the browser made in the same session, and tells its owner by mail: it may have been somebody else.
 * @throws Refused `sign_in_again`, `passkey_failed`, `already_exists`
 */
export async function addPasskey(ctx: ActorContext, { attempt, name, response }: BodyOf<typeof passkeys.add>, settings: Settings): Promise<ResponseOf<typeof passkeys.add>> {
  needFreshSession(ctx);
  const made = await registeredPasskey(partyOf(settings), await challengeOf(ctx, attempt, settings), response);
  const { authUserId, email } = await ownerOf(ctx);
  const id = newId();
  const [kept] = await ctx.tx.query<PasskeyRow>(
    `insert into auth.passkeys (id, user_id, credential_id, public_key, counter, transports, synced, name) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (credential_id) do nothing
     returning id, name, synced, created_at as "createdAt", last_used_at as "lastUsedAt"`,
    [id, authUserId, made.credentialId, made.publicKey, made.counter, made.transports, made.synced, name.normalize('NFC')],
  );
  if (kept === undefined) throw new Refused('already_exists');
  await audit(ctx, { action: 'passkey.add', subjectKind: 'person', subjectId: ctx.actor.personId, after: { passkeyId: id, name: kept.name } });
  await tellOwner(ctx, kept.name, email, settings);
  return passkeyView(kept);
}

/** @throws Refused `not_found` */
export async function renamePasskey(ctx: ActorContext, passkeyId: string, name: string): Promise<ResponseOf<typeof passkeys.rename>> {
  const before = await passkeyToChange(ctx, passkeyId);
  const row = { ...before, name: name.normalize('NFC') };
  await ctx.tx.execute('update auth.passkeys set name = $2 where id = $1', [passkeyId, row.name]);
  await audit(ctx, { action: 'passkey.rename', subjectKind: 'person', subjectId: ctx.actor.personId, before: { passkeyId, name: before.name }, after: { passkeyId, name: row.name } });
  return passkeyView(row);
}

/** @throws Refused `sign_in_again`, `not_found`, `last_way_in` */
export async function removePasskey(ctx: ActorContext, passkeyId: string): Promise<void> {
  needFreshSession(ctx);
  const { name } = await passkeyToChange(ctx, passkeyId);
  await ctx.tx.execute('delete from auth.passkeys where id = $1', [passkeyId]);
  await keepAWayIn(ctx);
  await audit(ctx, { action: 'passkey.remove', subjectKind: 'person', subjectId: ctx.actor.personId, before: { passkeyId, name } });
}

function partyOf({ publicUrl }: Settings): RelyingParty {
  const party = relyingPartyOf(publicUrl);
  if (party === null) throw new Refused('not_found');
  return party;
}

/** The challenge of an attempt of this very session, once. */
async function challengeOf(ctx: ActorContext, sealed: string, { authSecret }: Settings): Promise<string> {
  const text = unseal(authSecret, ATTEMPT, sealed);
  const attempt = text === null ? null : (JSON.parse(text) as Attempt);
  if (attempt === null || attempt.until < ctx.realNow || attempt.sessionId !== ctx.actor.session?.id) throw new Refused('passkey_failed', { detail: 'no attempt of this session' });
  if (!(await firstUse(ctx.tx, ATTEMPT, attempt.challenge, ATTEMPT_SECONDS))) throw new Refused('passkey_failed', { detail: 'answered before' });
  return attempt.challenge;
}

async function ownerOf({ tx, actor }: ActorContext): Promise<PasskeyOwner> {
  const row = await tx.one<{ authUserId: string }>('select auth_user_id as "authUserId" from people where id = $1', [actor.personId]);
  if (row === null) throw new Refused('not_signed_in');
  return { ...row, email: actor.email, name: actor.name };
}

async function tellOwner(ctx: ActorContext, name: string, email: string, { publicUrl }: Settings): Promise<void> {
  const { actor, demonstration: illustrative } = ctx;
  const at = new Date(ctx.realNow).toISOString();
  const { subject, text, html } = passkeyAddedMail({ locale: actor.locale, illustrative, person: actor.name, link: `${publicUrl}/account`, name, email, at });
  await writeMail(ctx, new URL(publicUrl).hostname, { personId: actor.personId, toAddress: email, kind: 'passkey_added', subject, bodyText: text, bodyHtml: html });
}
