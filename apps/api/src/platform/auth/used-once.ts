import { createHash } from 'node:crypto';
import type { Tx } from '../database/tx.js';

/**
 * Takes what may come only once, a challenge or a token: true the first time, false ever after. In the transaction that acts upon it.
 * @param seconds for which it could still come again; after that it is refused for its age anyway
 */
export async function firstUse(tx: Tx, purpose: string, value: string, seconds: number): Promise<boolean> {
  const hash = createHash('sha256').update(`${purpose} ${value}`).digest('hex');
  const taken = await tx.query('insert into auth.used_once (hash, expires_at) values ($1, now() + $2 * interval \'1 second\') on conflict do nothing returning 1 as one', [hash, seconds]);
  return taken.length > 0;
}

/** SQL that forgets what is too old to come again. */
export const FORGET_USED_ONCE = 'delete from auth.used_once where expires_at < now()';
