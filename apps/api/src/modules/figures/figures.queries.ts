import type { Context } from '../../platform/auth/context.js';
import type { NewFigure } from './figures.service.js';

export type ComputedFigure = Pick<NewFigure, 'agencyId' | 'targetId' | 'numerator' | 'denominator' | 'uses' | 'reachedOn' | 'definition'>;

/** What the register said last of each target of these agencies, by `agencyId targetId`. */
export async function newestComputed(ctx: Context, agencyIds: readonly string[]): Promise<Map<string, ComputedFigure>> {
  const rows = await ctx.tx.query<ComputedFigure>(
    `select o.agency_id as "agencyId", o.target_id as "targetId", f.numerator, f.denominator, f.uses, f.reached_on as "reachedOn", f.definition
     from obligations o
     join lateral (
       select * from figures f
       where f.jurisdiction_id = o.jurisdiction_id and f.agency_id = o.agency_id and f.target_id = o.target_id and f.provenance = 'computed'
       order by f.held_on desc, f.seq desc
       limit 1
     ) f on true
     where o.jurisdiction_id = $1 and o.agency_id = any($2::uuid[])`,
    [ctx.jurisdictionId, agencyIds],
  );
  return new Map(rows.map((row) => [`${row.agencyId} ${row.targetId}`, row]));
}
