import { decide, type PolicyAction } from '@tiendo/domain/access';
import { Refused } from '../http/refused.js';
import type { Context } from './context.js';

/** What is asked for by its id and belongs to an agency; the database function `wall.agency_of` knows the same names. */
export type ThingOfAgency = 'report' | 'offer' | 'import' | 'evidence';

/**
 * Why a thing was not found: the policy's reason where it stands behind the wall, which is what somebody is told who may not do
 * `action` to it, and `not_found` where there is none.
 */
export async function unseen({ tx, actor }: Pick<Context, 'tx' | 'actor'>, action: PolicyAction, thing: ThingOfAgency, id: string): Promise<Refused> {
  const found = await tx.one<{ agencyId: string | null }>('select wall.agency_of($1, $2) as "agencyId"', [thing, id]);
  if (actor === null || found?.agencyId == null) return new Refused('not_found');
  const verdict = decide(actor, action, { agencyId: found.agencyId, parentAgencyId: null });
  return new Refused(verdict.allowed ? 'not_found' : verdict.because);
}
