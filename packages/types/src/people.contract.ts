import { ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { NewPassword } from './account.contract.js';
import { endpoint } from './endpoint.js';
import { Ability, AgencyCode, AgencyName, Count, DateText, Id, InstantText } from './values.js';

/** A role of a person on a day; `agency` is null above agencies. */
const RoleAt = z.object({ role: z.enum(ROLES), agency: AgencyName.nullable() });

export const PERSON_STATES = ['active', 'without_role', 'locked'] as const;

export const PersonView = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    state: z.enum(PERSON_STATES),
    /** Of today, their own. */
    memberships: z.array(RoleAt),
    /** Roles that others lend them today. */
    borrowed: z.array(RoleAt),
  })
  .meta({ id: 'PersonView' });
export type PersonView = z.output<typeof PersonView>;

export const RoleOfPerson = RoleAt.extend({
  id: Id,
  from: DateText,
  /** The last day; null while none is set, the day before `from` where it was never held. */
  through: DateText.nullable(),
  state: z.enum(['held', 'to_come', 'ended']),
  can: z.object({ end: Ability }),
}).meta({ id: 'RoleOfPerson' });
export type RoleOfPerson = z.output<typeof RoleOfPerson>;

export const PersonDetail = PersonView.extend({
  locale: z.enum(['vi', 'en']),
  version: z.int(),
  lockedAt: InstantText.nullable(),
  lockReason: z.string().nullable(),
  /** All they have or had, the newest first. */
  roles: z.array(RoleOfPerson),
  /** Sessions that are open now. */
  sessions: Count,
  lastSignInAt: InstantText.nullable(),
  /** Since when an authenticator app is set up; null where none is. */
  secondFactorSince: InstantText.nullable(),
  can: z.object({ edit: Ability, giveRole: Ability, lock: Ability, unlock: Ability, invite: Ability, endSessions: Ability, resetSecondFactor: Ability, handOver: Ability }),
}).meta({ id: 'PersonDetail' });
export type PersonDetail = z.output<typeof PersonDetail>;

const OnePerson = z.object({ personId: Id });
/** The version of the person that the page saw. */
const Version = z.int();
const Reason = z.string().trim().min(1).max(1_000);

export const people = {
  list: endpoint({
    id: 'people.list',
    method: 'GET',
    path: '/people',
    summary: 'People, their roles and agencies, found by name without diacritics, e-mail or agency',
    tag: 'people',
    access: 'signed_in',
    action: 'person.read',
    query: z.object({ q: z.string().max(200).default(''), role: z.enum(ROLES).optional(), agency: AgencyCode.optional(), state: z.enum(PERSON_STATES).optional(), after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(PersonView), next: z.string().nullable() }),
    problems: ['wrong_role'],
  }),
  add: endpoint({
    id: 'people.add',
    method: 'POST',
    path: '/people',
    summary: 'Add a person with a role; the answer holds a one-time link to set the password. A request repeated with its Idempotency-Key gives a new link, and the first one stops working',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    body: z.object({ name: z.string().trim().min(1).max(200), email: z.email().max(254), role: z.enum(ROLES), agencyCode: AgencyCode.nullable() }),
    response: z.object({ person: PersonView, link: z.string() }),
    secrets: ['link'],
    status: 201,
    problems: ['wrong_role', 'not_found', 'already_exists', 'link_used', 'not_that_duty'],
  }),
  get: endpoint({
    id: 'people.get',
    method: 'GET',
    path: '/people/:personId',
    summary: 'One person with every role they have or had, and what can be done',
    tag: 'people',
    access: 'signed_in',
    action: 'person.read',
    params: OnePerson,
    response: PersonDetail,
    problems: ['wrong_role', 'not_found'],
  }),
  edit: endpoint({
    id: 'people.edit',
    method: 'PATCH',
    path: '/people/:personId',
    summary: 'Change the name or the e-mail address, by which the person signs in and is written to',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: OnePerson,
    body: z.object({ version: Version, name: z.string().trim().min(1).max(200).optional(), email: z.email().max(254).optional() }),
    response: PersonDetail,
    problems: ['wrong_role', 'not_found', 'stale_version', 'already_exists'],
  }),
  giveRole: endpoint({
    id: 'people.give_role',
    method: 'POST',
    path: '/people/:personId/roles',
    summary: 'Give a role at an agency from a day on, today or later',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: OnePerson,
    body: z.object({ version: Version, role: z.enum(ROLES), agencyCode: AgencyCode.nullable(), from: DateText }),
    response: PersonDetail,
    status: 201,
    problems: ['wrong_role', 'not_found', 'stale_version', 'day_past', 'person_locked', 'already_held', 'not_that_duty'],
  }),
  endRole: endpoint({
    id: 'people.end_role',
    method: 'POST',
    path: '/people/:personId/roles/:membershipId/end',
    summary: 'End a role with a day, or at once where none is given; what was lent of it ends too',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: OnePerson.extend({ membershipId: Id }),
    body: z.object({ version: Version, through: DateText.nullable() }),
    response: PersonDetail,
    problems: ['wrong_role', 'not_found', 'stale_version', 'day_past', 'already_ended', 'before_it_begins', 'last_administrator'],
  }),
  lock: endpoint({
    id: 'people.lock',
    method: 'POST',
    path: '/people/:personId/lock',
    summary: 'Lock a person: no sign-in, every session ends at once, no mails; what they lent is no longer lent. Unlocking gives it all back but the sessions',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: OnePerson,
    body: z.object({ version: Version, locked: z.boolean(), reason: Reason }),
    response: PersonDetail,
    problems: ['wrong_role', 'not_found', 'stale_version', 'locks_oneself', 'last_administrator', 'person_locked', 'not_locked'],
  }),
  invite: endpoint({
    id: 'people.invite',
    method: 'POST',
    path: '/people/:personId/invitation',
    summary: 'A new one-time link to set the password; an earlier one stops working',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: OnePerson,
    response: z.object({ person: PersonDetail, link: z.string() }),
    secrets: ['link'],
    status: 201,
    problems: ['wrong_role', 'not_found', 'person_locked'],
  }),
  endSessions: endpoint({
    id: 'people.end_sessions',
    method: 'POST',
    path: '/people/:personId/sessions/end',
    summary: 'End every session of the person at once',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: OnePerson,
    response: PersonDetail,
    problems: ['wrong_role', 'not_found'],
  }),
  setPassword: endpoint({
    id: 'people.set_password',
    method: 'POST',
    path: '/password',
    summary: 'Set the password by the one-time link that came with the account',
    tag: 'people',
    access: 'public',
    withoutAction: 'the link is the key: whoever has it has no password yet',
    body: z.object({ token: z.string().min(20).max(200), password: NewPassword }),
    response: 'nothing',
    problems: ['link_used'],
  }),
  passwordLink: endpoint({
    id: 'people.password_link',
    method: 'POST',
    path: '/password/link',
    summary: 'Whether the one-time link to set a password can still be used; looking at it does not use it',
    tag: 'people',
    access: 'public',
    withoutAction: 'the link is the key: whoever has it has no password yet',
    // Not in the address, which every proxy on the way writes down.
    body: z.object({ token: z.string().min(20).max(200) }),
    response: z.object({ open: z.literal(true) }),
    problems: ['link_used'],
    idempotent: true,
    viewing: 'allowed',
  }),
};
