import type { ActorContext, Viewer } from '../auth/context.js';
import { ReadAgain } from '../http/read-again.js';
import { audit } from './audit.js';

/**
 * Writes down what a support person opens through somebody's eyes: each address once a viewing, before its answer leaves.
 * @param page the address under `/api`, without its query
 */
export async function noteViewedPage(ctx: ActorContext, { viewingId }: Viewer, page: string): Promise<void> {
  const noted = await ctx.tx.one(
    `select 1 as noted from audit_events
     where jurisdiction_id = $1 and subject_kind = 'person' and subject_id = $2 and action = 'person.view_page' and after @> jsonb_build_object('viewingId', $3::text, 'page', $4::text)
     limit 1`,
    [ctx.jurisdictionId, ctx.actor.personId, viewingId, page],
  );
  if (noted !== null) return;
  throw new ReadAgain(async (again) => {
    const { actor } = again;
    // The viewing may have ended in between; then there is nothing to note.
    if (actor?.viewedBy?.viewingId !== viewingId) return;
    await audit(again, { action: 'person.view_page', subjectKind: 'person', subjectId: actor.personId, after: { viewingId, page } });
  });
}
