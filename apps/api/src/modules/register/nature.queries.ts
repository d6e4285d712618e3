import type { Tx } from '../../platform/database/tx.js';

/** Whether the data of a jurisdiction are made up: then so is every register in it, also one that is empty. */
export async function isMadeUp(tx: Tx, jurisdictionId: number): Promise<boolean> {
  const row = await tx.one<{ illustrative: boolean }>('select illustrative from jurisdictions where id = $1', [jurisdictionId]);
  return row?.illustrative ?? false;
}
