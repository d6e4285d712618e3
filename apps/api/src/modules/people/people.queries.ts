import type { Role } from '@tiendo/domain/access';
import type { AgencyName, people, PersonView, QueryOf, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { agenciesById, presentAgency } from '../agencies/public.js';

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isLocked: boolean;
}

interface HeldRow {
  readonly personId: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly isLent: boolean;
}

/** Of a person `p`, what stands beside a role `m` held today; `$2` today. */
const HELD_TODAY = 'm.jurisdiction_id = p.jurisdiction_id and m.person_id = p.id and m.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)';

/** SQL of each state of a person in the list. */
const STATES: Readonly<Record<PersonView['state'], string>> = {
  active: `p.locked_at is null and exists (select from memberships m where ${HELD_TODAY})`,
  without_role: `p.locked_at is null and not exists (select from memberships m where ${HELD_TODAY})`,
  locked: 'p.locked_at is not null',
};

/** People by e-mail, found by name without diacritics, e-mail or the code of their agency, of a role, an agency or a state; a page at a time. */
export async function peopleList(ctx: ActorContext, { q, role, agency, state, after, limit }: QueryOf<typeof people.list>): Promise<ResponseOf<typeof people.list>> {
  const rows = await ctx.tx.query<ListedPerson>(
    `select p.id, p.name, p.email, p.locked_at is not null as "isLocked" from people p
     where p.jurisdiction_id = $1 and ($3 = '' or search_text(p.name) like '%' || search_text($3) || '%' or p.email like '%' || lower($3) || '%'
         or exists (select from memberships m join agencies a on a.jurisdiction_id = m.jurisdiction_id and a.id = m.agency_id where ${HELD_TODAY} and a.code = upper($3)))
       and ($4::text is null and $5::text is null or exists (
         select from memberships m left join agencies a on a.jurisdiction_id = m.jurisdiction_id and a.id = m.agency_id
         where ${HELD_TODAY} and ($4::text is null or m.role = $4) and ($5::text is null or a.code = $5)))
       and ${state === undefined ? 'true' : `(${STATES[state]})`}
       and ($6::text is null or p.email > $6)
     order by p.email limit $7`,
    [ctx.jurisdictionId, ctx.today, escaped(q.trim()), role ?? null, agency ?? null, after === undefined ? null : decodeCursor(after, ['text'])[0], limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: await withRoles(ctx, page), next: last === undefined ? null : encodeCursor([last.email]) };
}

/** These people with the roles of today, their own and those lent to them. */
export async function withRoles(ctx: ActorContext, rows: readonly ListedPerson[]): Promise<PersonView[]> {
  const held = await ctx.tx.query<HeldRow>(
    `select m.person_id as "personId", m.role, m.agency_id as "agencyId", false as "isLent" from memberships m
     where m.jurisdiction_id = $1 and m.person_id = any($2::uuid[]) and m.valid_from <= $3 and (m.valid_to is null or m.valid_to > $3)
     union all
     select m.person_id, m.role, m.agency_id, true from held_roles m
     where m.jurisdiction_id = $1 and m.person_id = any($2::uuid[]) and m.on_behalf_of is not null and m.valid_from <= $3 and (m.valid_to is null or m.valid_to > $3)`,
    [ctx.jurisdictionId, rows.map(({ id }) => id), ctx.today],
  );
  const agencies = await agencyNames(ctx, held);
  const ofPerson = Map.groupBy(held, ({ personId }) => personId);
  return rows.map(({ id, name, email, isLocked }) => {
    const roles = (lent: boolean) => (ofPerson.get(id) ?? []).filter(({ isLent }) => isLent === lent).map(({ role, agencyId }) => ({ role, agency: agencies.get(agencyId ?? '') ?? null }));
    const memberships = roles(false);
    return { id, name, email, state: isLocked ? 'locked' : memberships.length === 0 ? 'without_role' : 'active', memberships, borrowed: roles(true) };
  });
}

/** The agencies of these roles as they are called today, by id. */
export async function agencyNames(ctx: ActorContext, held: readonly { readonly agencyId: string | null }[]): Promise<ReadonlyMap<string, AgencyName>> {
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(held.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  return new Map(agencies.map((agency): [string, AgencyName] => [agency.id, presentAgency(agency)]));
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
