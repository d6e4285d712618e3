import type { ActorContext, Viewer } from '../auth/context.js';
import { noteOnce } from './reading.js';

/**
 * Writes down what a support person opens through somebody's eyes: each address once a viewing, before its answer leaves.
 * @param page the address, without its query
 */
export function noteViewedPage(ctx: ActorContext, { viewingId }: Viewer, page: string): Promise<void> {
  const { personId, memberships } = ctx.actor;
  return noteOnce(ctx, `${viewingId} ${page}`, { action: 'person.view_page', subjectKind: 'person', subjectId: personId, agencyId: memberships[0]?.agencyId ?? null, after: { viewingId, page } });
}
