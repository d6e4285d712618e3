import { ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { SECOND_FACTOR_STATES } from './account.contract.js';
import { endpoint } from './endpoint.js';
import { Ability, AgencyName, DateText, Id, InstantText, PeriodName } from './values.js';

/** The pages that somebody may be led to; the server says which. */
export const PAGES = ['home', 'register', 'reports', 'queue', 'desk', 'matrix', 'review', 'reminders', 'mailbox', 'documents', 'agencies', 'calendar', 'delegations', 'people', 'integrations', 'audit'] as const;
export type Page = (typeof PAGES)[number];

export const ClockView = z
  .object({
    /** Product time, which a demonstration may have set forward. */
    now: InstantText,
    today: DateText,
    demonstration: z.boolean(),
  })
  .meta({ id: 'ClockView' });
export type ClockView = z.output<typeof ClockView>;

export const Me = z
  .object({
    person: z.object({ id: Id, name: z.string(), email: z.string(), locale: z.enum(['vi', 'en']) }),
    /** Held today: one's own first, then those that others lent. */
    memberships: z.array(z.object({ role: z.enum(ROLES), agency: AgencyName.nullable(), onBehalfOf: z.object({ id: Id, name: z.string() }).nullable(), through: DateText.nullable() })),
    /** The agencies whose register and reports one writes, signs or dispatches; of several the address says which. */
    agencies: z.array(AgencyName),
    jurisdiction: z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), illustrative: z.boolean() }),
    clock: ClockView,
    /** The period that is being reported, a quarter or a one-off; the last one while none is open. */
    period: PeriodName.nullable(),
    /** `ask` leads to the code, `enrol` to setting the app up; nothing else is open before. */
    secondFactor: z.enum(SECOND_FACTOR_STATES),
    /** Who looks through this person's eyes, and until when at most; null for the person themselves. */
    viewedBy: z.object({ name: z.string(), until: InstantText }).nullable(),
    navigation: z.array(z.enum(PAGES)),
    can: z.object({ advanceClock: Ability, urge: Ability, editReminderRules: Ability, viewAs: Ability }),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof Me>;

export const session = {
  me: endpoint({
    id: 'session.me',
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in, with which roles, on which day, and where they may go',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'everybody reads who they are',
    beforeSecondFactor: true,
    response: Me,
    problems: [],
  }),
  setLocale: endpoint({
    id: 'session.set_locale',
    method: 'PUT',
    path: '/me/locale',
    summary: 'The language in which the person reads pages and mails',
    tag: 'session',
    access: 'signed_in',
    action: null,
    withoutAction: 'everybody chooses their own language',
    beforeSecondFactor: true,
    body: z.object({ locale: z.enum(['vi', 'en']) }),
    response: 'nothing',
    problems: [],
    idempotent: true,
  }),
  advanceClock: endpoint({
    id: 'clock.advance',
    method: 'POST',
    path: '/clock/advance',
    summary: "Set the demonstration's clock forward by days or to 08:00 of a day; reminders and lateness follow. At most 366 days at once, and not past the years whose working calendar is known",
    tag: 'session',
    access: 'signed_in',
    action: 'clock.advance',
    body: z
      .object({ days: z.int().min(1).max(366).optional(), to: DateText.optional() })
      .refine(({ days, to }) => (days === undefined) !== (to === undefined), { params: { code: 'one_of_two', expected: 'days or to' } }),
    response: ClockView,
    problems: ['wrong_role', 'not_forward', 'too_far_forward', 'not_demonstration'],
  }),
};
