import { lendingRefusal, revokeRefusal } from '@tiendo/domain/access';
import { addDays, plainDate, type PlainDate } from '@tiendo/domain/calendar';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyNames, holdingById, holdingsOf, oneAfterTheOther } from '../people/public.js';
import { tellOfLending, tellOfRevoking } from './delegation-mails.js';
import { heldOf, loanById, loansOfPerson, loansOfRole, type LoanRow } from './loans.queries.js';

export interface Lending {
  readonly membershipId: string;
  readonly borrowerId: string;
  readonly from: string;
  /** The last day. */
  readonly through: string;
  readonly reason: string;
}

/**
 * Lends a role; gives the delegation's id. Both sides are told.
 * @throws Refused `not_found` for an unknown role or person, and what `lendingRefusal` says
 */
export async function lend(ctx: ActorContext, { membershipId, borrowerId, from, through, reason }: Lending, publicUrl: string): Promise<string> {
  await oneAfterTheOther(ctx);
  const held = await holdingById(ctx, membershipId);
  if (held === null) throw new Refused('not_found');
  const days = { from: plainDate(from), to: addDays(plainDate(through), 1) };
  const [lenderIsLocked, borrowerIsLocked, borrowerHolds, loans] = await Promise.all([isLocked(ctx, held.personId), isLocked(ctx, borrowerId), holdingsOf(ctx, [borrowerId]), loansOfRole(ctx, membershipId)]);
  const refusal = lendingRefusal(ctx.actor, held, { borrowerId, ...days }, { today: ctx.today, lenderIsLocked, borrowerIsLocked, borrowerHolds, loans });
  if (refusal !== null) throw new Refused(refusal);
  const id = newId();
  await ctx.tx.execute(
    `insert into delegations (jurisdiction_id, id, membership_id, borrower_id, valid_from, valid_to, reason, lent_by, lent_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [ctx.jurisdictionId, id, membershipId, borrowerId, days.from, days.to, reason, ctx.actor.personId, sqlInstant(ctx.now)],
  );
  const loan = await found(ctx, id);
  await audit(ctx, { action: 'delegation.lend', subjectKind: 'delegation', subjectId: id, agencyId: held.agencyId, after: await recorded(ctx, loan) });
  await tellOfLending(ctx, loan, publicUrl);
  return id;
}

/**
 * Ends a delegation at once. Both sides are told.
 * @throws Refused `not_found`, `wrong_role`, `other_agency`, `already_ended`
 */
export async function revoke(ctx: ActorContext, delegationId: string, publicUrl: string): Promise<void> {
  await oneAfterTheOther(ctx);
  const loan = await found(ctx, delegationId);
  const refusal = revokeRefusal(ctx.actor, loan, heldOf(loan), ctx.today);
  if (refusal !== null) throw new Refused(refusal);
  await endDelegation(ctx, loan);
  await tellOfRevoking(ctx, loan, publicUrl);
}

/** Writes that the delegation ends now. */
async function endDelegation(ctx: ActorContext, loan: LoanRow): Promise<void> {
  await ctx.tx.execute('update delegations set revoked_by = $3, revoked_at = $4 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, loan.id, ctx.actor.personId, sqlInstant(ctx.now)]);
  await audit(ctx, { action: 'delegation.revoke', subjectKind: 'delegation', subjectId: loan.id, agencyId: loan.agencyId, before: await recorded(ctx, loan) });
}

/** `to` becomes the first day without it, as one part of an act that ends it; on a day to come it lasts until then. */
export async function endDelegationOn(ctx: ActorContext, loan: LoanRow, to: PlainDate): Promise<void> {
  if (to >= loan.to) return;
  if (to <= ctx.today || to <= loan.from) return endDelegation(ctx, loan);
  await ctx.tx.execute('update delegations set valid_to = $3 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, loan.id, to]);
  const before = await recorded(ctx, loan);
  await audit(ctx, { action: 'delegation.revoke', subjectKind: 'delegation', subjectId: loan.id, agencyId: loan.agencyId, before, after: { ...before, through: addDays(to, -1) } });
}

/** Takes its ending back, as one part of undoing the act that ended it. */
export async function putDelegationBack(ctx: ActorContext, delegationId: string, to: PlainDate): Promise<void> {
  await ctx.tx.execute('update delegations set valid_to = $3, revoked_by = null, revoked_at = null where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, delegationId, to]);
  const loan = await found(ctx, delegationId);
  await audit(ctx, { action: 'delegation.lend', subjectKind: 'delegation', subjectId: delegationId, agencyId: loan.agencyId, after: await recorded(ctx, loan) });
}

/** What the person lent and borrowed that has neither ended nor been revoked, also what is to come. */
export async function openDelegationsOf(ctx: ActorContext, personId: string): Promise<LoanRow[]> {
  return (await loansOfPerson(ctx, personId)).filter(({ isRevoked, to }) => !isRevoked && to > ctx.today);
}

async function found(ctx: ActorContext, delegationId: string): Promise<LoanRow> {
  const loan = await loanById(ctx, delegationId);
  if (loan === null) throw new Refused('not_found');
  return loan;
}

/** @throws Refused `not_found` */
async function isLocked(ctx: ActorContext, personId: string): Promise<boolean> {
  const person = await ctx.tx.one<{ locked: boolean }>('select locked_at is not null as locked from people where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, personId]);
  if (person === null) throw new Refused('not_found');
  return person.locked;
}

async function recorded(ctx: ActorContext, loan: LoanRow): Promise<Record<string, unknown>> {
  const agencies = await agencyNames(ctx, [loan]);
  const { role, agencyId, lender, borrower, from, to, reason, lenderId, borrowerId } = loan;
  return { role, agency: agencies.get(agencyId ?? '')?.code ?? null, lender, borrower, from, through: addDays(to, -1), reason, lenderId, borrowerId };
}
