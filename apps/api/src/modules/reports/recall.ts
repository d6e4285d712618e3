import type { ActorContext } from '../../platform/auth/context.js';
import { recomputeObligations } from '../obligations/public.js';
import type { Act, Outcome } from './outcome.js';
import { ReportItem } from './report-item.entity.js';
import { newestBefore, returnedOf, roundOf, type ReportRow } from './report.queries.js';

/**
 * Takes back a sending that no reviewer opened, as if it had not been: what stands is what was sent in an earlier round, and where
 * there is none the report is silent and the next sending judges whether it is in time. Items that the sending answered are returned again.
 */
export async function recall({ ctx, report }: Act): Promise<Outcome> {
  const standing = await newestBefore(ctx, report.id, roundOf(report));
  await returnAgain(ctx, report);
  return {
    change: { frozen: null, sentRevision: standing?.number ?? 0, sentAt: standing?.sentAt ?? null, ...(standing === null ? { firstSentAt: null } : {}) },
    said: { revision: report.sentRevision },
    afterwards: async () => {
      await recomputeObligations(ctx, { agencyIds: [report.agencyId] });
    },
  };
}

async function returnAgain(ctx: ActorContext, report: ReportRow): Promise<void> {
  for (const { code, reason } of await returnedOf(ctx, report.id, report.sentRevision)) {
    const key = { jurisdictionId: ctx.jurisdictionId, reportId: report.id, code };
    const { version } = await ctx.tx.manager.findOneByOrFail(ReportItem, key);
    await ctx.tx.manager.update(ReportItem, key, { state: 'returned', returnReason: reason, version: version + 1 });
  }
}
