import { v7 as newId } from 'uuid';
import type { Context } from '../../platform/auth/context.js';
import { recomputeObligations } from '../obligations/public.js';

/**
 * Gives every agency that owes a report for the period its row, not started, with the deadline of its tier and the lock of the
 * period; those that have one keep it. Who owes: the agencies of the cut-off that some target binds or asks.
 * @returns how many were added
 */
export async function ensureReports(ctx: Context, periodId: string): Promise<number> {
  const owing = await ctx.tx.query<{ agencyId: string }>(
    `select v.agency_id as "agencyId"
     from periods p
     join agency_versions v on v.jurisdiction_id = p.jurisdiction_id
       and v.valid_from <= p.cutoff_on and (v.valid_to is null or v.valid_to > p.cutoff_on)
     where p.jurisdiction_id = $1 and p.id = $2 and exists (
       select from obligations o
       where o.jurisdiction_id = v.jurisdiction_id and o.agency_id = v.agency_id and (o.bound_to is null or o.bound_to > p.cutoff_on))
     order by v.position`,
    [ctx.jurisdictionId, periodId],
  );
  const added = await ctx.tx.query<{ agencyId: string }>(
    `insert into reports (jurisdiction_id, id, period_id, agency_id, status, due_on, due_at, lock_at)
     select p.jurisdiction_id, given.id, p.id, given.agency_id, 'not_started', d.due_on, d.due_at, p.lock_at
     from unnest($3::uuid[], $4::uuid[]) as given (id, agency_id)
     join periods p on p.jurisdiction_id = $1 and p.id = $2
     join agency_versions v on v.jurisdiction_id = p.jurisdiction_id and v.agency_id = given.agency_id
       and v.valid_from <= p.cutoff_on and (v.valid_to is null or v.valid_to > p.cutoff_on)
     join period_deadlines d on d.jurisdiction_id = p.jurisdiction_id and d.period_id = p.id and d.tier = v.kind
     on conflict (jurisdiction_id, period_id, agency_id) do nothing
     returning agency_id as "agencyId"`,
    [ctx.jurisdictionId, periodId, owing.map(() => newId()), owing.map(({ agencyId }) => agencyId)],
  );
  // From now on they can be silent past a due day, and their statuses change when it comes.
  if (added.length > 0) await recomputeObligations(ctx, { agencyIds: added.map(({ agencyId }) => agencyId) });
  return added.length;
}
