import { ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { Ability, AgencyName, DateText, Id, InstantText } from './values.js';

const PersonName = z.object({ id: Id, name: z.string() });
const Reason = z.string().trim().min(1).max(1_000);

/** active: it is used today. suspended: within its days, yet its lender no longer holds the role or one of both is locked. */
export const DELEGATION_STATES = ['active', 'to_come', 'suspended', 'ended', 'revoked'] as const;

export const DelegationView = z
  .object({
    id: Id,
    role: z.enum(ROLES),
    agency: AgencyName.nullable(),
    lender: PersonName,
    borrower: PersonName,
    from: DateText,
    /** The last day. */
    through: DateText,
    reason: z.string(),
    state: z.enum(DELEGATION_STATES),
    /** Who entered it: the lender, the head of the agency, or an administrator. */
    lentBy: z.string(),
    revokedBy: z.string().nullable(),
    revokedAt: InstantText.nullable(),
    can: z.object({ revoke: Ability }),
  })
  .meta({ id: 'DelegationView' });
export type DelegationView = z.output<typeof DelegationView>;

/** A role that the reader may lend: one's own, or of one's people. */
export const LendableRole = z
  .object({ membershipId: Id, role: z.enum(ROLES), agency: AgencyName.nullable(), holder: PersonName, through: DateText.nullable() })
  .meta({ id: 'LendableRole' });
export type LendableRole = z.output<typeof LendableRole>;

export const DelegationList = z
  .object({ lent: z.array(DelegationView), borrowed: z.array(DelegationView), ofAgency: z.array(DelegationView), lendable: z.array(LendableRole) })
  .meta({ id: 'DelegationList' });
export type DelegationList = z.output<typeof DelegationList>;

export const delegations = {
  list: endpoint({
    id: 'delegations.list',
    method: 'GET',
    path: '/delegations',
    summary: 'What one lent, what was lent to one, and for the head of an agency what is lent there; of another person for who may read it',
    tag: 'delegations',
    access: 'signed_in',
    action: null,
    withoutAction: 'everybody reads what they lent and borrowed; what others lent is read by `delegation.read`, row by row',
    query: z.object({ person: Id.optional() }),
    response: DelegationList,
    problems: ['not_found'],
  }),
  people: endpoint({
    id: 'delegations.people',
    method: 'GET',
    path: '/delegations/people',
    summary: 'Colleagues to whom a role can be lent, found by name without diacritics; twenty at most',
    tag: 'delegations',
    access: 'signed_in',
    action: 'agency.read',
    query: z.object({ q: z.string().max(100).default('') }),
    response: z.object({ items: z.array(PersonName.extend({ roles: z.array(z.object({ role: z.enum(ROLES), agency: AgencyName.nullable() })) })) }),
    problems: ['wrong_role'],
  }),
  lend: endpoint({
    id: 'delegations.lend',
    method: 'POST',
    path: '/delegations',
    summary: 'Lend a role at an agency to another person from a day to a last day, for a reason; both are told by mail',
    tag: 'delegations',
    access: 'signed_in',
    action: null,
    withoutAction: 'the holder lends their own role; for another holder `delegation.lend_for_others` is asked',
    body: z.object({ membershipId: Id, borrowerId: Id, from: DateText, through: DateText, reason: Reason }),
    response: DelegationView,
    status: 201,
    problems: ['not_found', 'wrong_role', 'other_agency', 'to_oneself', 'person_locked', 'day_past', 'days_turned', 'longer_than_a_year', 'longer_than_held', 'already_held', 'already_lent'],
  }),
  revoke: endpoint({
    id: 'delegations.revoke',
    method: 'POST',
    path: '/delegations/:delegationId/revocation',
    summary: 'End a delegation at once; either side may, and who may lend the role for its holder',
    tag: 'delegations',
    access: 'signed_in',
    action: null,
    withoutAction: 'lender and borrower end what is between them; for others `delegation.lend_for_others` is asked',
    params: z.object({ delegationId: Id }),
    response: DelegationView,
    problems: ['not_found', 'wrong_role', 'other_agency', 'already_ended'],
  }),
};
