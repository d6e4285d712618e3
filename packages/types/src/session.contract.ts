import { ROLES } from '@tiendo/domain/access';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { AgencyName, DateText, Id, InstantText, PeriodName } from './values.js';

/** The pages that somebody may be led to; the server says which. */
export const PAGES = ['home', 'register', 'reports', 'queue', 'desk', 'matrix', 'review', 'reminders', 'mailbox', 'documents', 'agencies', 'calendar', 'people', 'audit'] as const;
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
    memberships: z.array(z.object({ role: z.enum(ROLES), agency: AgencyName.nullable() })),
    jurisdiction: z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), illustrative: z.boolean() }),
    clock: ClockView,
    /** The period that is being reported, a quarter or a one-off; the last one while none is open. */
    period: PeriodName.nullable(),
    /** Who looks through this person's eyes, and until when at most; null for the person themselves. */
    viewedBy: z.object({ name: z.string(), until: InstantText }).nullable(),
    navigation: z.array(z.enum(PAGES)),
    can: z.object({ advanceClock: z.boolean(), urge: z.boolean(), editReminderRules: z.boolean(), viewAs: z.boolean() }),
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
