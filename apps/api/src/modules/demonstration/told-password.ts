import { passwordOpens } from '../../platform/auth/auth.service.js';
import type { Tx } from '../../platform/database/tx.js';

/** Made with the others, by the same password; see `city.ts`. */
const ONE_OF_THEM = 'admin@demo.test';

/**
 * Which of the passwords opens the demonstration's accounts; null when it is another. They have the one that was set when the
 * demonstration was loaded, whatever the setting says since.
 */
export async function workingPassword(tx: Tx, candidates: readonly string[]): Promise<string | null> {
  for (const candidate of candidates) if (await passwordOpens(tx, ONE_OF_THEM, candidate)) return candidate;
  return null;
}
