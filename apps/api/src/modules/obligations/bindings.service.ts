import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { recomputeObligations } from './recompute.service.js';

export interface BoundAgency {
  readonly agencyId: string;
  /** Asked and not ordered: a central agency does not stand under the city. */
  readonly asked: boolean;
}

const MANY = 1_000;

/**
 * Binds agencies to a target from today on; one that is bound already keeps its history. Reads nothing of the register:
 * call `registerMoved` for the same agencies next, which writes their first figures and baselines.
 */
export async function bindTarget(ctx: Context, targetId: string, agencies: readonly BoundAgency[]): Promise<void> {
  const agencyIds = agencies.map(({ agencyId }) => agencyId);
  await ctx.tx.execute(
    `insert into obligations (jurisdiction_id, target_id, agency_id, asked, bound_from, status, self_declared, regressed, computed_at)
     select $1, $2, agency_id, asked, $3, 'on_track', false, false, $4 from unnest($5::uuid[], $6::boolean[]) as given (agency_id, asked)
     on conflict (jurisdiction_id, agency_id, target_id) do update set asked = excluded.asked, bound_to = null`,
    [ctx.jurisdictionId, targetId, ctx.today, sqlInstant(ctx.now), agencyIds, agencies.map(({ asked }) => asked)],
  );
  // Without its statistics the planner looks each of thousands of new rows up among all of the target.
  if (agencyIds.length >= MANY) await ctx.tx.execute('analyze obligations');
  await recomputeObligations(ctx, { agencyIds, targetIds: [targetId] });
  await audit(ctx, { action: 'target.bind', subjectKind: 'target', subjectId: targetId, after: { agencies } });
}
