import { canHoldScope, LONGEST_KEY_DAYS, type KeyScope } from '@tiendo/domain/access';
import { addDays, dateAt, endOfDay, plainDate } from '@tiendo/domain/calendar';
import type { apiKeys, BodyOf } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import { hashOfToken, newKeyPrefix, newToken } from '../../platform/auth/api-key-token.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused, type WrongField } from '../../platform/http/refused.js';
import { parseRange } from '../../platform/outbound/public-address.js';
import { agencyByCode } from '../agencies/public.js';

/** A key that was just made or given a new secret; the token is nowhere else. */
export interface KeyAndToken {
  readonly keyId: string;
  readonly token: string;
}

interface HeldKey {
  readonly prefix: string;
  readonly system: string;
  readonly agencyId: string | null;
  readonly works: boolean;
}

/**
 * Makes a key for a system. Its days are real ones: it is no matter of the reporting, and a demonstration's clock moves it no more than a session.
 * @throws Refused `wrong_role`, `not_found` for an unknown agency, `invalid_input` for a scope that such a key can do nothing with, a last
 *   day that is past or more than a year ahead, or what is no range of addresses
 */
export async function makeKey(ctx: ActorContext, given: BodyOf<typeof apiKeys.make>): Promise<KeyAndToken> {
  const { role } = permit(ctx, 'integration.edit', null);
  const agencyId = await agencyOf(ctx, given.agencyCode);
  refuseWrong([...wrongScopes(agencyId, given.scopes), ...wrongDay(ctx, given.expiresOn), ...wrongRanges(given.addresses)]);
  const [keyId, prefix] = [newId(), newKeyPrefix()];
  const token = newToken(prefix);
  const [system, scopes] = [given.system.normalize('NFC'), [...new Set(given.scopes)]];
  await ctx.tx.execute(
    `insert into api_keys (jurisdiction_id, id, prefix, system, agency_id, scopes, reason, addresses, secret_hash, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [ctx.jurisdictionId, keyId, prefix, system, agencyId, scopes, given.reason, given.addresses, hashOfToken(token), ctx.actor.personId, sqlInstant(endOfDay(plainDate(given.expiresOn), ctx.zone))],
  );
  const after = { prefix, system, scopes, expiresOn: given.expiresOn, reason: given.reason, addresses: given.addresses };
  await audit(ctx, { action: 'api_key.make', subjectKind: 'api_key', subjectId: keyId, agencyId, role, after });
  return { keyId, token };
}

/**
 * A new secret for a key; the one before works for so many days more, 0 ends it at once.
 * @throws Refused `wrong_role`, `not_found`, `wrong_status` for a key that is over or revoked
 */
export async function rotateKey(ctx: ActorContext, keyId: string, graceDays: number): Promise<KeyAndToken> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { prefix, agencyId, system } = await holdWorkingKey(ctx, keyId);
  const token = newToken(prefix);
  await ctx.tx.execute(
    `update api_keys set secret_hash = $3, previous_hash = case when $4 > 0 then secret_hash end, previous_until = case when $4 > 0 then now() + $4 * interval '1 day' end
     where jurisdiction_id = $1 and id = $2`,
    [ctx.jurisdictionId, keyId, hashOfToken(token), graceDays],
  );
  await audit(ctx, { action: 'api_key.rotate', subjectKind: 'api_key', subjectId: keyId, agencyId, role, after: { prefix, system, graceDays } });
  return { keyId, token };
}

/**
 * For whoever did not receive the answer with a new secret and asks once more: yet another in its place, the grace of the one before stays.
 * @throws Refused as `rotateKey`
 */
export async function replaceLostSecret(ctx: ActorContext, keyId: string): Promise<KeyAndToken> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { prefix, agencyId, system } = await holdWorkingKey(ctx, keyId);
  const token = newToken(prefix);
  await ctx.tx.execute('update api_keys set secret_hash = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, keyId, hashOfToken(token)]);
  await audit(ctx, { action: 'api_key.rotate', subjectKind: 'api_key', subjectId: keyId, agencyId, role, after: { prefix, system, graceDays: 0 } });
  return { keyId, token };
}

/** From now on the key opens nothing. @throws Refused `wrong_role`, `not_found`, `wrong_status` for one that is over or revoked */
export async function revokeKey(ctx: ActorContext, keyId: string, reason: string): Promise<void> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { prefix, agencyId, system } = await holdWorkingKey(ctx, keyId);
  await ctx.tx.execute('update api_keys set revoked_at = now(), revoked_by = $3, revoked_reason = $4 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, keyId, ctx.actor.personId, reason]);
  await audit(ctx, { action: 'api_key.revoke', subjectKind: 'api_key', subjectId: keyId, agencyId, role, after: { prefix, system, reason } });
}

async function holdWorkingKey(ctx: ActorContext, keyId: string): Promise<HeldKey> {
  const key = await ctx.tx.one<HeldKey>(
    `select prefix, system, agency_id as "agencyId", revoked_at is null and expires_at > now() as works from api_keys where jurisdiction_id = $1 and id = $2 for update`,
    [ctx.jurisdictionId, keyId],
  );
  if (key === null) throw new Refused('not_found');
  if (!key.works) throw new Refused('wrong_status');
  return key;
}

async function agencyOf(ctx: ActorContext, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const agency = await agencyByCode(ctx.tx, ctx.jurisdictionId, code, ctx.today);
  if (agency === null) throw new Refused('not_found');
  return agency.id;
}

function refuseWrong(fields: readonly WrongField[]): void {
  if (fields.length > 0) throw new Refused('invalid_input', { fields });
}

function wrongScopes(agencyId: string | null, scopes: readonly KeyScope[]): WrongField[] {
  return scopes.filter((scope) => !canHoldScope(agencyId, scope)).map((written) => ({ in: 'body', path: 'scopes', code: 'out_of_reach', expected: 'a scope of the whole city', written }));
}

function wrongDay({ realNow, zone }: ActorContext, expiresOn: string): WrongField[] {
  const today = dateAt(realNow, zone);
  const furthest = addDays(today, LONGEST_KEY_DAYS);
  const wrong = (code: string, expected: string): WrongField[] => [{ in: 'body', path: 'expiresOn', code, expected, written: expiresOn }];
  if (expiresOn < today) return wrong('date_in_past', `>= ${today}`);
  return expiresOn > furthest ? wrong('too_far', `<= ${furthest}`) : [];
}

function wrongRanges(addresses: readonly string[]): WrongField[] {
  return addresses.flatMap((written, at) => (parseRange(written) === null ? [{ in: 'body' as const, path: `addresses.${at}`, code: 'bad_range', expected: '203.162.4.0/24', written }] : []));
}
