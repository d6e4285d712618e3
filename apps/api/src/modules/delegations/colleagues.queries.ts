import type { Role } from '@tiendo/domain/access';
import type { delegations, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { agencyNames } from '../people/public.js';

const MOST = 20;

interface ColleagueRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agencyId: string | null;
}

/** People with a role today, those of the actor's own agencies first; nobody who is locked, and not oneself. */
export async function colleagues(ctx: ActorContext, q: string): Promise<ResponseOf<typeof delegations.people>> {
  permit(ctx, 'agency.read', null);
  const own = ctx.actor.memberships.flatMap(({ agencyId }) => agencyId ?? []);
  const rows = await ctx.tx.query<ColleagueRow>(
    `with found as (
       select p.id, p.name, bool_or(coalesce(m.agency_id = any($4::uuid[]), false)) as near
       from people p
       join memberships m on m.jurisdiction_id = p.jurisdiction_id and m.person_id = p.id and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)
       left join agency_versions v on v.jurisdiction_id = m.jurisdiction_id and v.agency_id = m.agency_id and v.valid_from <= $2 and (v.valid_to is null or v.valid_to > $2)
       where p.jurisdiction_id = $1 and p.locked_at is null
         and ($3 = '' or search_text(p.name) like '%' || search_text($3) || '%' or search_text(v.name_vi) like '%' || search_text($3) || '%')
       group by p.id, p.name
       order by near desc, p.name, p.id limit ${MOST}
     )
     select f.id, f.name, m.role, m.agency_id as "agencyId"
     from found f join memberships m on m.jurisdiction_id = $1 and m.person_id = f.id and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)
     order by f.near desc, f.name, f.id, m.valid_from, m.id`,
    [ctx.jurisdictionId, ctx.today, q.trim().replace(/[\\%_]/g, '\\$&'), own],
  );
  const agencies = await agencyNames(ctx, rows);
  const people = Map.groupBy(rows, ({ id }) => id);
  return { items: [...people].map(([id, roles]) => ({ id, name: roles[0]?.name ?? '', roles: roles.map(({ role, agencyId }) => ({ role, agency: agencies.get(agencyId ?? '') ?? null })) })) };
}
