import { decide, lenderRefusal, lendsOn, revokeRefusal, type Holding } from '@tiendo/domain/access';
import { addDays } from '@tiendo/domain/calendar';
import type { AgencyName, DelegationList, DelegationView, LendableRole } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { abilityOf } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { agencyNames, holdingsAt, holdingsOf } from '../people/public.js';
import { heldOf, loanById, loansAt, loansOfPerson, type LoanRow } from './loans.queries.js';

/**
 * What the person lent and borrowed, with what the actor may lend of theirs; for oneself also what is lent at the agencies that one heads.
 * Of somebody else only what the actor may read.
 * @throws Refused `not_found` where there is no such person
 */
export async function delegationList(ctx: ActorContext, personId: string): Promise<DelegationList> {
  const isOneself = personId === ctx.actor.personId;
  const headed = isOneself ? ctx.actor.memberships.flatMap(({ role, agencyId, onBehalfOf }) => (role === 'head' && onBehalfOf === null && agencyId !== null ? [agencyId] : [])) : [];
  const [name, loans, there, own, colleagues] = await Promise.all([nameOf(ctx, personId), loansOfPerson(ctx, personId), loansAt(ctx, headed), holdingsOf(ctx, [personId]), holdingsAt(ctx, headed)]);
  const mayRead = ({ agencyId }: { readonly agencyId: string | null }): boolean => isOneself || decide(ctx.actor, 'delegation.read', { agencyId: agencyId ?? '', parentAgencyId: null }).allowed;
  const readable = loans.filter(mayRead);
  const ofAgency = there.filter(({ lenderId, borrowerId }) => lenderId !== personId && borrowerId !== personId);
  const lendable = [...own.filter((held) => held.to === null || held.to > ctx.today), ...colleagues.filter((held) => held.personId !== personId)].filter((held) => lenderRefusal(ctx.actor, held) === null);
  const [agencies, names] = await Promise.all([agencyNames(ctx, [...readable, ...ofAgency, ...lendable]), namesOf(ctx, lendable.map((held) => held.personId))]);
  const views = (rows: readonly LoanRow[]): DelegationView[] => rows.map((row) => presentLoan(ctx, row, agencies));
  return {
    lent: views(readable.filter(({ lenderId }) => lenderId === personId)),
    borrowed: views(readable.filter(({ borrowerId }) => borrowerId === personId)),
    ofAgency: views(ofAgency),
    lendable: lendable.map((held) => lendableRole(held, agencies, held.personId === personId ? name : (names.get(held.personId) ?? ''))),
  };
}

/** @throws Refused `not_found` */
export async function delegationView(ctx: ActorContext, delegationId: string): Promise<DelegationView> {
  const row = await loanById(ctx, delegationId);
  if (row === null) throw new Refused('not_found');
  return presentLoan(ctx, row, await agencyNames(ctx, [row]));
}

export function presentLoan(ctx: ActorContext, row: LoanRow, agencies: ReadonlyMap<string, AgencyName>): DelegationView {
  const because = revokeRefusal(ctx.actor, row, heldOf(row), ctx.today);
  return {
    id: row.id,
    role: row.role,
    agency: agencies.get(row.agencyId ?? '') ?? null,
    lender: { id: row.lenderId, name: row.lender },
    borrower: { id: row.borrowerId, name: row.borrower },
    from: row.from,
    through: addDays(row.to, -1),
    reason: row.reason,
    state: stateOf(ctx, row),
    lentBy: row.lentBy,
    revokedBy: row.revokedBy,
    revokedAt: row.revokedAt === null ? null : new Date(row.revokedAt).toISOString(),
    can: { revoke: abilityOf(because === null ? { allowed: true } : { allowed: false, because }) },
  };
}

function stateOf({ today }: ActorContext, row: LoanRow): DelegationView['state'] {
  if (row.isRevoked) return 'revoked';
  if (row.to <= today) return 'ended';
  if (lendsOn(row, heldOf(row), row.lenderIsLocked, today) && !row.borrowerIsLocked) return 'active';
  return row.from > today ? 'to_come' : 'suspended';
}

function lendableRole({ id, role, agencyId, personId, to }: Holding, agencies: ReadonlyMap<string, AgencyName>, name: string): LendableRole {
  return { membershipId: id, role, agency: agencies.get(agencyId ?? '') ?? null, holder: { id: personId, name }, through: to === null ? null : addDays(to, -1) };
}

async function nameOf(ctx: ActorContext, personId: string): Promise<string> {
  const name = (await namesOf(ctx, [personId])).get(personId);
  if (name === undefined) throw new Refused('not_found');
  return name;
}

async function namesOf(ctx: ActorContext, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx.query<{ id: string; name: string }>('select id, name from people where jurisdiction_id = $1 and id = any($2::uuid[])', [ctx.jurisdictionId, personIds]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
