import type { Fraction } from '@tiendo/domain/figures';
import type { Context } from '../../platform/auth/context.js';
import type { Pair } from './obligation-facts.queries.js';

/** Where the straight line from a target's start to its threshold begins for one agency. */
export interface Baseline extends Pair, Fraction {}

/** Sets baselines that are not known yet; one that is stays. Moves no status: call `recomputeObligations` after it. */
export async function setBaselines(ctx: Context, baselines: readonly Baseline[]): Promise<void> {
  if (baselines.length === 0) return;
  const column = <T>(value: (baseline: Baseline) => T): T[] => baselines.map(value);
  await ctx.tx.execute(
    `update obligations o set baseline_numerator = b.numerator, baseline_denominator = b.denominator
     from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[]) as b (agency_id, target_id, numerator, denominator)
     where o.jurisdiction_id = $1 and o.agency_id = b.agency_id and o.target_id = b.target_id and o.baseline_denominator is null`,
    [
      ctx.jurisdictionId,
      column(({ agencyId }) => agencyId),
      column(({ targetId }) => targetId),
      column(({ numerator }) => numerator),
      column(({ denominator }) => denominator),
    ],
  );
}
