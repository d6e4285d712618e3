import type { Holding, Loan, Role } from '@tiendo/domain/access';
import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import type { Context } from '../../platform/auth/context.js';

/** A loan with the role that is lent and everybody's names. */
export interface LoanRow extends Loan {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly lenderId: string;
  readonly lender: string;
  readonly lenderIsLocked: boolean;
  readonly heldFrom: PlainDate;
  readonly heldTo: PlainDate | null;
  readonly borrower: string;
  readonly borrowerIsLocked: boolean;
  readonly reason: string;
  readonly lentBy: string;
  readonly revokedBy: string | null;
  readonly revokedAt: Instant | null;
}

const LOANS = `
  select d.id, d.membership_id as "membershipId", d.borrower_id as "borrowerId", d.valid_from as "from", d.valid_to as "to", d.revoked_at is not null as "isRevoked",
    m.role, m.agency_id as "agencyId", m.person_id as "lenderId", m.valid_from as "heldFrom", m.valid_to as "heldTo",
    l.name as lender, l.locked_at is not null as "lenderIsLocked", b.name as borrower, b.locked_at is not null as "borrowerIsLocked",
    d.reason, e.name as "lentBy", r.name as "revokedBy", d.revoked_at as "revokedAt"
  from delegations d
  join memberships m on m.jurisdiction_id = d.jurisdiction_id and m.id = d.membership_id
  join people l on l.jurisdiction_id = m.jurisdiction_id and l.id = m.person_id
  join people b on b.jurisdiction_id = d.jurisdiction_id and b.id = d.borrower_id
  join people e on e.jurisdiction_id = d.jurisdiction_id and e.id = d.lent_by
  left join people r on r.jurisdiction_id = d.jurisdiction_id and r.id = d.revoked_by
  where d.jurisdiction_id = $1`;

/** What the person lent or borrowed, the newest first. */
export function loansOfPerson(ctx: Context, personId: string): Promise<LoanRow[]> {
  return ctx.tx.query<LoanRow>(`${LOANS} and (m.person_id = $2 or d.borrower_id = $2) order by d.valid_from desc, d.id desc`, [ctx.jurisdictionId, personId]);
}

/** What is lent of the roles of these agencies, the newest first. */
export function loansAt(ctx: Context, agencyIds: readonly string[]): Promise<LoanRow[]> {
  return ctx.tx.query<LoanRow>(`${LOANS} and m.agency_id = any($2::uuid[]) order by d.valid_from desc, d.id desc`, [ctx.jurisdictionId, agencyIds]);
}

/** What is lent of one role. */
export function loansOfRole(ctx: Context, membershipId: string): Promise<LoanRow[]> {
  return ctx.tx.query<LoanRow>(`${LOANS} and d.membership_id = $2`, [ctx.jurisdictionId, membershipId]);
}

/** One loan, null where there is none. */
export function loanById(ctx: Context, delegationId: string): Promise<LoanRow | null> {
  return ctx.tx.one<LoanRow>(`${LOANS} and d.id = $2`, [ctx.jurisdictionId, delegationId]);
}

/** The role that is lent. */
export function heldOf({ membershipId, lenderId, role, agencyId, heldFrom, heldTo }: LoanRow): Holding {
  return { id: membershipId, personId: lenderId, role, agencyId, from: heldFrom, to: heldTo };
}
