import { AGENCY_KINDS, type AgencyName, type Me } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';

interface AgencyRow {
  id: string;
  code: string;
  nameVi: string;
  nameEn: string;
  kind: (typeof AGENCY_KINDS)[number];
}

/** The agencies in whose name the actor may act, by id, as they are called today. */
export async function agenciesOfActor(ctx: ActorContext): Promise<Map<string, AgencyName>> {
  const ids = ctx.actor.memberships.flatMap(({ agencyId }) => agencyId ?? []);
  const rows = await ctx.tx.prepared<AgencyRow>(
    'session.agencies',
    `select a.id, a.code, v.name_vi as "nameVi", v.name_en as "nameEn", v.kind
     from agencies a
     join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id
       and v.valid_from <= $3::date and (v.valid_to is null or v.valid_to > $3::date)
     where a.jurisdiction_id = $1 and a.id = any($2::uuid[])`,
    [ctx.jurisdictionId, ids, ctx.today],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function jurisdictionOf(ctx: ActorContext): Promise<Me['jurisdiction']> {
  const [row] = await ctx.tx.prepared<Me['jurisdiction']>(
    'session.jurisdiction',
    'select code, name_vi as "nameVi", name_en as "nameEn", illustrative from jurisdictions where id = $1',
    [ctx.jurisdictionId],
  );
  if (row === undefined) throw new Error(`no jurisdiction ${ctx.jurisdictionId}`);
  return row;
}
