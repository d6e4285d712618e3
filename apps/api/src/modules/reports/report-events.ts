import { TOLD_OF_REPORT } from '@tiendo/domain/webhooks';
import type { ActorContext } from '../../platform/auth/context.js';
import { announce } from '../webhooks/public.js';
import { reportById } from './report.queries.js';
import type { ActBody } from './outcome.js';

/** Tells other systems of an act on a report, where it is one that is told. */
export async function tellSystems(ctx: ActorContext, reportId: string, action: ActBody['action'], publicUrl: string): Promise<void> {
  const kind = TOLD_OF_REPORT[action];
  if (kind === undefined) return;
  const { agencyId, agencyCode, periodCode, sentRevision } = await reportById(ctx, reportId);
  const data = { reportId, agencyCode, period: periodCode, revision: sentRevision, link: `${publicUrl}/reports/${reportId}` };
  await announce(ctx, { kind, agencyId, subjectId: reportId, data });
}
