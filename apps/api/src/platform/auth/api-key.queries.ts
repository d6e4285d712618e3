import { actionsOf, membershipOfKey, type KeyScope } from '@tiendo/domain/access';
import { DEFAULT_LOCALE } from '@tiendo/phrases';
import type { Tx } from '../database/tx.js';
import { Refused } from '../http/refused.js';
import { isInRanges, parseRange } from '../outbound/public-address.js';
import { hashOfToken } from './api-key-token.js';
import type { KeyHolder } from './context.js';
import { surroundingsOfSession, type Surroundings } from './session.queries.js';
import { enterJurisdiction, keeping, raiseWall } from './wall.js';

interface KeyRow {
  jurisdictionId: number;
  id: string;
  system: string;
  agencyId: string | null;
  scopes: KeyScope[];
  addresses: string[];
  isFresh: boolean;
}

interface PlaceRow {
  code: string;
  parentAgencyId: string | null;
}

// Before anything else can be seen: in which jurisdiction. An unknown key stays in none.
const ENTER_BY_KEY = `select set_config('tiendo.jurisdiction', coalesce(wall.of_key($1)::text, ''), true)`;

/** On real time, like a session. A secret that was replaced works until its grace ends. */
const KEY_OF_HASH = `
  select jurisdiction_id as "jurisdictionId", id, system, agency_id as "agencyId", scopes, addresses,
    coalesce(last_used_at > now() - interval '1 minute', false) as "isFresh"
  from api_keys
  where (secret_hash = $1 or (previous_hash = $1 and previous_until > now())) and revoked_at is null and expires_at > now()`;

const PLACE_OF_KEY = `
  select a.code, v.parent_agency_id as "parentAgencyId"
  from agencies a
  left join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id
    and v.valid_from <= $3::date and (v.valid_to is null or v.valid_to > $3::date)
  where a.jurisdiction_id = $1 and a.id = $2`;

/**
 * Which system holds the key `token`, where and when: the surroundings of a transaction that a key opens. The system acts in the one
 * role that bounds a key and with the actions of its scopes alone.
 * @throws Refused `invalid_key` for one that is unknown, over or revoked; `address_refused` from elsewhere than it may be used
 */
export async function surroundingsOfKey(tx: Tx, token: string, address: string): Promise<Surroundings & { readonly actor: KeyHolder }> {
  const hash = hashOfToken(token);
  tx.ahead('wall.enter_by_key', ENTER_BY_KEY, [hash]);
  const [key] = await tx.prepared<KeyRow>('key_of_hash', KEY_OF_HASH, [hash]);
  if (key === undefined) throw new Refused('invalid_key');
  const ranges = key.addresses.map(parseRange).filter((range) => range !== null);
  if (key.addresses.length > 0 && !isInRanges(address, ranges)) throw new Refused('address_refused', { detail: `not from ${address}` });
  const surroundings = await surroundingsOfSession(tx, null, key.jurisdictionId);
  const [place] = key.agencyId === null ? [] : await tx.prepared<PlaceRow>('place_of_key', PLACE_OF_KEY, [key.jurisdictionId, key.agencyId, surroundings.today]);
  const membership = { ...membershipOfKey(key.agencyId), id: key.id, agencyCode: place?.code ?? null, parentAgencyId: place?.parentAgencyId ?? null, onBehalfOf: null };
  const actor: KeyHolder = {
    credential: 'api_key',
    personId: key.id,
    name: key.system,
    email: '',
    locale: DEFAULT_LOCALE,
    session: null,
    viewedBy: null,
    memberships: [membership],
    only: actionsOf(key.scopes),
    isUseRecorded: key.isFresh,
  };
  raiseWall(tx, surroundings, actor);
  return { ...surroundings, actor };
}

/** Writes down that a key was used, and from where; at most once a minute, whatever number of processes ask. */
export async function recordUse(tx: Tx, jurisdictionId: number, keyId: string, address: string): Promise<void> {
  enterJurisdiction(tx, jurisdictionId);
  const text = `
    update api_keys set last_used_at = now(), last_used_address = $2
    where jurisdiction_id = $3 and id = $1 and (last_used_at is null or last_used_at <= now() - interval '1 minute')`;
  // A key keeps no keys: that it was used is written in nobody's name.
  await keeping({ tx, actor: null }, 'integrations', () => tx.execute(text, [keyId, address, jurisdictionId]));
}
