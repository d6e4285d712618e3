import type { Holding } from '@tiendo/domain/access';
import type { Context } from '../../platform/auth/context.js';

const COLUMNS = 'm.id, m.person_id as "personId", m.role, m.agency_id as "agencyId", m.valid_from as "from", m.valid_to as "to"';

/** Every role that these people have, had or will have on their own; the newest first. */
export function holdingsOf(ctx: Context, personIds: readonly string[]): Promise<Holding[]> {
  return ctx.tx.query<Holding>(`select ${COLUMNS} from memberships m where m.jurisdiction_id = $1 and m.person_id = any($2::uuid[]) order by m.valid_from desc, m.id desc`, [
    ctx.jurisdictionId,
    personIds,
  ]);
}

/** The roles of these agencies that have not ended, of people who are not locked. */
export function holdingsAt(ctx: Context, agencyIds: readonly string[]): Promise<Holding[]> {
  return ctx.tx.query<Holding>(
    `select ${COLUMNS} from memberships m
     join people p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id and p.locked_at is null
     where m.jurisdiction_id = $1 and m.agency_id = any($2::uuid[]) and (m.valid_to is null or m.valid_to > $3) and m.valid_to is distinct from m.valid_from
     order by p.name, m.valid_from, m.id`,
    [ctx.jurisdictionId, agencyIds, ctx.today],
  );
}

/** One role by its id, null where there is none. */
export function holdingById(ctx: Context, membershipId: string): Promise<Holding | null> {
  return ctx.tx.one<Holding>(`select ${COLUMNS} from memberships m where m.jurisdiction_id = $1 and m.id = $2`, [ctx.jurisdictionId, membershipId]);
}

/** Administrators, those to come too, whose accounts are not locked. */
export function administratorsOf(ctx: Context): Promise<Holding[]> {
  return ctx.tx.query<Holding>(
    `select ${COLUMNS} from memberships m
     join people p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id and p.locked_at is null
     where m.jurisdiction_id = $1 and m.role = 'administrator' and (m.valid_to is null or m.valid_to > $2)`,
    [ctx.jurisdictionId, ctx.today],
  );
}
