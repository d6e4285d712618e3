import { addDays, type PlainDate } from '../calendar/index.js';
import { POLICY, type Grant } from './policy-table.js';
import { holdsOn, overlap, type Days, type Holding } from './holding.js';
import type { Actor } from './roles.js';

/** Nobody lends a role for longer than a year at once. */
export const LONGEST_LOAN_DAYS = 366;

/** A role lent to another person; `membershipId` is the lender's own role, so it never outlives that. */
export interface Loan extends Days {
  readonly id: string;
  readonly membershipId: string;
  readonly borrowerId: string;
  readonly to: PlainDate;
  readonly isRevoked: boolean;
}

/** Who is asked about, beside the days. */
export interface LendingState {
  readonly today: PlainDate;
  readonly lenderIsLocked: boolean;
  readonly borrowerIsLocked: boolean;
  /** Roles that the borrower holds on their own. */
  readonly borrowerHolds: readonly Holding[];
  /** What is lent already of this very role. */
  readonly loans: readonly Loan[];
}

export type LendingRefusal = 'wrong_role' | 'other_agency' | 'to_oneself' | 'person_locked' | 'day_past' | 'days_turned' | 'longer_than_a_year' | 'longer_than_held' | 'already_held' | 'already_lent';

/**
 * Why the actor cannot lend `held` for these days to the borrower; null where they can.
 * A role is lent by whoever holds it on their own, by the head of its agency, and by an administrator; what was lent to oneself is
 * not in `held` of anybody and so cannot be lent on, nor does a borrowed headship make one lend for others.
 */
export function lendingRefusal(actor: Actor, held: Holding, loan: Days & { readonly borrowerId: string; readonly to: PlainDate }, state: LendingState): LendingRefusal | null {
  const who = lenderRefusal(actor, held);
  if (who !== null) return who;
  // Whoever no longer holds a role has nothing to lend.
  if (held.to !== null && held.to <= state.today) return 'wrong_role';
  if (loan.borrowerId === held.personId) return 'to_oneself';
  if (state.lenderIsLocked || state.borrowerIsLocked) return 'person_locked';
  if (loan.from < state.today) return 'day_past';
  if (loan.to <= loan.from) return 'days_turned';
  if (loan.to > addDays(loan.from, LONGEST_LOAN_DAYS)) return 'longer_than_a_year';
  // Held on the first day at least and until the last one: nobody lends what they will not have.
  if (!holdsOn(held, loan.from) || (held.to !== null && loan.to > held.to)) return 'longer_than_held';
  if (state.borrowerHolds.some((own) => own.role === held.role && own.agencyId === held.agencyId && overlap(own, loan))) return 'already_held';
  return state.loans.some((other) => !other.isRevoked && other.borrowerId === loan.borrowerId && overlap(other, loan)) ? 'already_lent' : null;
}

/** Why the actor cannot lend this role at all. */
export function lenderRefusal(actor: Actor, held: Pick<Holding, 'personId' | 'agencyId'>): 'wrong_role' | 'other_agency' | null {
  if (held.personId === actor.personId) return null;
  const own = actor.memberships.filter(({ onBehalfOf }) => onBehalfOf == null);
  const grants = POLICY['delegation.lend_for_others'] as readonly Grant[];
  const reached = own.flatMap(({ role, agencyId }) => grants.filter((grant) => grant.role === role).map(({ relation }) => relation === 'city' || (agencyId !== null && agencyId === held.agencyId)));
  if (reached.includes(true)) return null;
  return reached.length === 0 ? 'wrong_role' : 'other_agency';
}

export type RevokeRefusal = 'wrong_role' | 'other_agency' | 'already_ended';

/** Why the actor cannot end the loan; both sides can, and whoever may lend the role for its holder. */
export function revokeRefusal(actor: Actor, loan: Loan, held: Pick<Holding, 'personId' | 'agencyId'>, today: PlainDate): RevokeRefusal | null {
  if (loan.borrowerId !== actor.personId) {
    const who = lenderRefusal(actor, held);
    if (who !== null) return who;
  }
  return loan.isRevoked || loan.to <= today ? 'already_ended' : null;
}

/** Whether the loan lets the borrower act on that day: not revoked, within its days, and the lender still holds the role and is not locked. */
export function lendsOn(loan: Loan, held: Days, lenderIsLocked: boolean, day: PlainDate): boolean {
  return !loan.isRevoked && !lenderIsLocked && holdsOn(loan, day) && holdsOn(held, day);
}
