import { addDays, type PlainDate } from '@tiendo/domain/calendar';
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

interface LenderRow {
  readonly id: string;
  readonly lenderId: string;
  readonly name: string;
  readonly to: PlainDate;
}

/** For whom the actor acts by each role that was lent to them, and until when; by the id of what they hold. */
export async function lendersOf(ctx: ActorContext): Promise<Map<string, { onBehalfOf: { id: string; name: string }; through: PlainDate }>> {
  const lent = ctx.actor.memberships.flatMap(({ id, onBehalfOf }) => (onBehalfOf === null ? [] : [id]));
  if (lent.length === 0) return new Map();
  const rows = await ctx.tx.query<LenderRow>(
    `select h.id, h.on_behalf_of as "lenderId", p.name, h.valid_to as "to"
     from held_roles h join people p on p.jurisdiction_id = h.jurisdiction_id and p.id = h.on_behalf_of
     where h.jurisdiction_id = $1 and h.id = any($2::uuid[])`,
    [ctx.jurisdictionId, lent],
  );
  return new Map(rows.map(({ id, lenderId, name, to }) => [id, { onBehalfOf: { id: lenderId, name }, through: addDays(to, -1) }]));
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
