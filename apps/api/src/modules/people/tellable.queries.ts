import type { Role } from '@tiendo/domain/access';
import type { Locale } from '@tiendo/phrases';
import type { Context } from '../../platform/auth/context.js';

/** Somebody to whom a mail may be written. */
export interface TellablePerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** The same in one of their roles. */
export interface TellableMember extends TellablePerson {
  readonly role: Role;
  /** null for who stands above all agencies. */
  readonly agencyId: string | null;
}

const COLUMNS = 'p.id as "personId", p.name, p.email, p.locale, m.role, m.agency_id as "agencyId"';
const HELD_TODAY = 'm.valid_from <= $2 and (m.valid_to is null or m.valid_to > $2)';

/** Who holds one of the roles at the agency today, each once. */
export async function tellable(ctx: Context, agencyId: string, roles: readonly Role[]): Promise<TellablePerson[]> {
  return eachOnce(await tellableOf(ctx, [agencyId], roles));
}

/** Who holds one of the roles today at whatever agency, each once: the coordinators, the city office. */
export async function tellableInCity(ctx: Context, roles: readonly Role[]): Promise<TellablePerson[]> {
  const members = await ctx.tx.query<TellableMember>(
    `select ${COLUMNS} from held_roles m join people p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id
     where m.jurisdiction_id = $1 and ${HELD_TODAY} and m.role = any($3::text[])
     order by p.email`,
    [ctx.jurisdictionId, ctx.today, roles],
  );
  return eachOnce(members);
}

/** Every membership in one of the roles at these agencies today. */
export function tellableOf(ctx: Context, agencyIds: readonly string[], roles: readonly Role[]): Promise<TellableMember[]> {
  return ctx.tx.query<TellableMember>(
    `select ${COLUMNS} from held_roles m join people p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id
     where m.jurisdiction_id = $1 and ${HELD_TODAY} and m.role = any($3::text[]) and m.agency_id = any($4::uuid[])
     order by p.email`,
    [ctx.jurisdictionId, ctx.today, roles, agencyIds],
  );
}

/** These people where they can be written to; who is locked is left out. */
export function tellablePeople(ctx: Context, personIds: readonly string[]): Promise<TellablePerson[]> {
  return ctx.tx.query<TellablePerson>(
    'select p.id as "personId", p.name, p.email, p.locale from people p where p.jurisdiction_id = $1 and p.id = any($2::uuid[]) and p.locked_at is null order by p.email',
    [ctx.jurisdictionId, personIds],
  );
}

function eachOnce(members: readonly TellableMember[]): TellablePerson[] {
  return [...new Map(members.map(({ personId, name, email, locale }) => [personId, { personId, name, email, locale }])).values()];
}
