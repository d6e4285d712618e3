import type { Instant } from '@tiendo/domain/calendar';
import type { PasskeyView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import type { PasskeyKept } from '../../platform/auth/passkeys/ceremonies.js';
import type { Tx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/refused.js';

export interface PasskeyRow extends PasskeyKept {
  readonly id: string;
  readonly authUserId: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

const COLUMNS = `k.id, k.user_id as "authUserId", k.credential_id as "credentialId", k.public_key as "publicKey", k.counter, k.transports, k.synced, k.name,
  k.created_at as "createdAt", k.last_used_at as "lastUsedAt"`;

/** The passkeys of who is signed in, oldest first. */
export function passkeysOf({ tx, actor }: ActorContext): Promise<PasskeyRow[]> {
  return tx.query<PasskeyRow>(`select ${COLUMNS} from auth.passkeys k join people p on p.auth_user_id = k.user_id where p.id = $1 order by k.created_at, k.id`, [actor.personId]);
}

/** One of them, locked. @throws Refused `not_found`, also for that of somebody else */
export async function passkeyToChange({ tx, actor }: ActorContext, passkeyId: string): Promise<PasskeyRow> {
  const row = await tx.one<PasskeyRow>(`select ${COLUMNS} from auth.passkeys k join people p on p.auth_user_id = k.user_id where p.id = $1 and k.id = $2 for update of k`, [actor.personId, passkeyId]);
  if (row === null) throw new Refused('not_found');
  return row;
}

/** The passkey of a credential, whoever's it is, locked so that its counter goes up once at a time. */
export function passkeyByCredential(tx: Tx, credentialId: string): Promise<PasskeyRow | null> {
  return tx.one<PasskeyRow>(`select ${COLUMNS} from auth.passkeys k where k.credential_id = $1 for update`, [credentialId]);
}

export function passkeyView({ id, name, createdAt, lastUsedAt, synced }: PasskeyRow): PasskeyView {
  return { id, name, synced, createdAt: new Date(createdAt).toISOString(), lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString() };
}
