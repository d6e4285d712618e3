import { ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { DelegationView } from './delegations.contract.js';
import { endpoint } from './endpoint.js';
import { Ability, AgencyName, Count, DateText, Id, InstantText, PeriodName, ReportStatusText } from './values.js';

const PersonName = z.object({ id: Id, name: z.string(), email: z.string() });

/** Why a report is on the list of who leaves: what waits for their role there. */
export const WAITING_ACTS = ['write', 'mend', 'sign', 'dispatch', 'review'] as const;

export const HandedReport = z
  .object({ id: Id, agency: AgencyName, period: PeriodName, status: ReportStatusText, waitsFor: z.enum(WAITING_ACTS).nullable(), returnedItems: Count, dueOn: DateText, /** They were the last to act on it. */ lastActedOn: z.boolean() })
  .meta({ id: 'HandedReport' });
export type HandedReport = z.output<typeof HandedReport>;

export const HandedRole = z
  .object({
    membershipId: Id,
    role: z.enum(ROLES),
    agency: AgencyName.nullable(),
    from: DateText,
    through: DateText.nullable(),
    /** given: the successor gets it. kept: they hold it already. */
    outcome: z.enum(['given', 'kept']),
  })
  .meta({ id: 'HandedRole' });
export type HandedRole = z.output<typeof HandedRole>;

/** What is somebody's, and what becomes of it. */
const Belongings = {
  person: PersonName,
  roles: z.array(HandedRole),
  reports: z.array(HandedReport),
  /** What they lent and what was lent to them that has not ended. */
  lent: z.array(DelegationView),
  borrowed: z.array(DelegationView),
  /** Reminders that would be addressed to them in the next 30 days; from the day of the hand-over they go to the successor. */
  reminders: Count,
};

export const HandOverPlan = z
  .object({
    ...Belongings,
    version: z.int(),
    successor: PersonName.nullable(),
    on: DateText,
    can: z.object({ handOver: Ability, lock: Ability }),
    /** The newest one of this person. */
    last: z.object({ id: Id, on: DateText, at: InstantText, undoneAt: InstantText.nullable(), can: z.object({ undo: Ability }) }).nullable(),
  })
  .meta({ id: 'HandOverPlan' });
export type HandOverPlan = z.output<typeof HandOverPlan>;

export const HandOverMinutes = z
  .object({ ...Belongings, id: Id, successor: PersonName, on: DateText, at: InstantText, by: z.string(), locked: z.boolean(), undoneAt: InstantText.nullable(), can: z.object({ undo: Ability }) })
  .meta({ id: 'HandOverMinutes' });
export type HandOverMinutes = z.output<typeof HandOverMinutes>;

const OnePerson = z.object({ personId: Id });

export const handOvers = {
  plan: endpoint({
    id: 'hand_overs.plan',
    method: 'GET',
    path: '/people/:personId/hand-over',
    summary: 'What is a person’s, and what a hand-over to the successor on the day would do; changes nothing',
    tag: 'hand-overs',
    access: 'signed_in',
    action: 'person.hand_over',
    params: OnePerson,
    query: z.object({ successor: Id.optional(), on: DateText.optional() }),
    response: HandOverPlan,
    problems: ['wrong_role', 'not_found'],
  }),
  handOver: endpoint({
    id: 'hand_overs.do',
    method: 'POST',
    path: '/people/:personId/hand-over',
    summary: 'Hand everything over to a successor from a day on, in one act: roles go over, delegations end, the account is locked where wished',
    tag: 'hand-overs',
    access: 'signed_in',
    action: 'person.hand_over',
    params: OnePerson,
    body: z.object({ version: z.int(), successorId: Id, on: DateText, lock: z.boolean() }),
    response: HandOverMinutes,
    status: 201,
    problems: ['wrong_role', 'not_found', 'stale_version', 'to_oneself', 'person_locked', 'day_past', 'locks_oneself', 'last_administrator', 'only_today', 'nothing_to_hand_over'],
  }),
  get: endpoint({
    id: 'hand_overs.get',
    method: 'GET',
    path: '/hand-overs/:handOverId',
    summary: 'The minutes of a hand-over, as it was done',
    tag: 'hand-overs',
    access: 'signed_in',
    action: 'person.hand_over',
    params: z.object({ handOverId: Id }),
    response: HandOverMinutes,
    problems: ['wrong_role', 'not_found'],
  }),
  undo: endpoint({
    id: 'hand_overs.undo',
    method: 'POST',
    path: '/hand-overs/:handOverId/undoing',
    summary: 'Undo a hand-over on the same day, while nobody acted by it',
    tag: 'hand-overs',
    access: 'signed_in',
    action: 'person.hand_over',
    params: z.object({ handOverId: Id }),
    response: HandOverMinutes,
    problems: ['wrong_role', 'not_found', 'built_upon', 'last_administrator'],
  }),
};
