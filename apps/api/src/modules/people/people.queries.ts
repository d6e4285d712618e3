import type { Role } from '@tiendo/domain/access';
import type { AgencyName, people, PersonView, QueryOf, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesById, presentAgency } from '../agencies/public.js';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface HeldRow {
  readonly personId: string;
  readonly role: Role;
  readonly agencyId: string | null;
}

/** People by e-mail, found by name without diacritics, e-mail or the code of their agency; a page at a time. */
export async function peopleList(ctx: ActorContext, { q, after, limit }: QueryOf<typeof people.list>): Promise<ResponseOf<typeof people.list>> {
  const rows = await ctx.tx.query<PersonRow>(
    `select p.id, p.name, p.email from people p
     where p.jurisdiction_id = $1 and ($2 = '' or search_text(p.name) like '%' || search_text($2) || '%' or p.email like '%' || lower($2) || '%'
         or exists (select from memberships m join agencies a on a.jurisdiction_id = m.jurisdiction_id and a.id = m.agency_id
           where m.jurisdiction_id = p.jurisdiction_id and m.person_id = p.id and a.code = upper($2)))
       and ($3::text is null or p.email > $3)
     order by p.email limit $4`,
    [ctx.jurisdictionId, escaped(q.trim()), after === undefined ? null : decodeCursor(after, ['text'])[0], limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: await withMemberships(ctx, page), next: last === undefined ? null : encodeCursor([last.email]) };
}

/** @throws Refused `not_found` */
export async function personView(ctx: ActorContext, personId: string): Promise<PersonView> {
  const rows = await ctx.tx.query<PersonRow>('select id, name, email from people where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId]);
  const [person] = await withMemberships(ctx, rows);
  if (person === undefined) throw new Refused('not_found');
  return person;
}

async function withMemberships(ctx: ActorContext, rows: readonly PersonRow[]): Promise<PersonView[]> {
  const held = await ctx.tx.query<HeldRow>(
    `select person_id as "personId", role, agency_id as "agencyId" from memberships
     where jurisdiction_id = $1 and person_id = any($2::uuid[]) and valid_from <= $3 and (valid_to is null or valid_to > $3)
     order by valid_from, id`,
    [ctx.jurisdictionId, rows.map(({ id }) => id), ctx.today],
  );
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(held.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  const named = new Map(agencies.map((agency): [string, AgencyName] => [agency.id, presentAgency(agency)]));
  const ofPerson = Map.groupBy(held, ({ personId }) => personId);
  return rows.map(({ id, name, email }) => ({
    id,
    name,
    email,
    memberships: (ofPerson.get(id) ?? []).map(({ role, agencyId }) => ({ role, agency: named.get(agencyId ?? '') ?? null })),
  }));
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
