import { POLICY, type Role } from '@tiendo/domain/access';
import type { Tx } from '../database/tx.js';
import type { Surroundings } from './session.queries.js';

const MAY_VIEW: readonly Role[] = POLICY['person.view_as'].map(({ role }) => role);

/** Whether who looks through somebody's eyes may still do so: their role may have ended since they began. */
export async function mayStillView(tx: Tx, { jurisdictionId, today }: Pick<Surroundings, 'jurisdictionId' | 'today'>, viewerId: string): Promise<boolean> {
  const held = await tx.prepared(
    'viewer.may',
    `select 1 as one from held_roles where jurisdiction_id = $1 and person_id = $2 and role = any($3::text[]) and valid_from <= $4 and (valid_to is null or valid_to > $4) limit 1`,
    [jurisdictionId, viewerId, MAY_VIEW, today],
  );
  return held.length > 0;
}
