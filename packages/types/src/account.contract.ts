import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { Id, InstantText } from './values.js';

/** How a session stands to the second factor; `enrol` and `ask` keep everything else shut. */
export const SECOND_FACTOR_STATES = ['none', 'ask', 'enrol', 'passed'] as const;

export const SessionView = z
  .object({
    id: z.string(),
    /** The one that asks. */
    isThis: z.boolean(),
    openedAt: InstantText,
    lastSeenAt: InstantText,
    address: z.string().nullable(),
    /** 'Chrome 128', as the device says of itself; null where it says nothing that we know. */
    browser: z.string().nullable(),
    /** 'Windows 11', 'Android 14'. */
    system: z.string().nullable(),
    kind: z.enum(['desktop', 'mobile', 'tablet', 'other']),
    secondFactor: z.boolean(),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.output<typeof SessionView>;

export const AccountSecurity = z
  .object({
    /** Whether a password opens the account; else it is opened by a provider or a passkey alone. */
    hasPassword: z.boolean(),
    passwordChangedAt: InstantText.nullable(),
    secondFactor: z.object({
      /** Since when an app is set up; null where none is. */
      since: InstantText.nullable(),
      /** A role of theirs must have it. */
      demanded: z.boolean(),
      recoveryCodesLeft: z.int(),
    }),
    sessions: z.array(SessionView),
  })
  .meta({ id: 'AccountSecurity' });
export type AccountSecurity = z.output<typeof AccountSecurity>;

/** A password as the rule of `@tiendo/domain/access` has it; what it must not be is said by the field's problem. */
export const NewPassword = z.string().min(1).max(512);
const Email = z.email().max(254);
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** What belongs to the account of who is signed in; what changes how they sign in needs a session of the last ten minutes. */
export const account = {
  security: endpoint({
    id: 'account.security',
    method: 'GET',
    path: '/account',
    summary: 'How who is signed in signs in: password, second factor, sessions and devices',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    response: AccountSecurity,
    problems: [],
  }),
  endSession: endpoint({
    id: 'account.end_session',
    method: 'DELETE',
    path: '/account/sessions/:sessionId',
    summary: 'End one session of one’s own',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    params: z.object({ sessionId: z.string().min(1).max(100) }),
    response: 'nothing',
    problems: ['not_found'],
    idempotent: true,
  }),
  signOutEverywhere: endpoint({
    id: 'account.sign_out_everywhere',
    method: 'POST',
    path: '/account/sign-out-everywhere',
    summary: 'End every session of one’s own, the one that asks too unless `keepThis`; devices are known no more',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    beforeSecondFactor: true,
    body: z.object({ keepThis: z.boolean() }),
    response: 'nothing',
    problems: [],
    idempotent: true,
  }),
  changePassword: endpoint({
    id: 'account.change_password',
    method: 'PUT',
    path: '/account/password',
    summary: 'Change the password; other sessions end, and the person is told by mail',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    body: z.object({ present: z.string().min(1).max(512), password: NewPassword }),
    response: 'nothing',
    problems: ['wrong_password', 'too_many_requests', 'conflict'],
    idempotent: true,
  }),
  beginSecondFactor: endpoint({
    id: 'account.begin_second_factor',
    method: 'POST',
    path: '/account/second-factor',
    summary: 'A new secret for an authenticator app; it counts once a code of it was given. Only within ten minutes of signing in',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    beforeSecondFactor: true,
    response: z.object({ secret: z.string(), uri: z.string() }),
    secrets: ['secret', 'uri'],
    problems: ['sign_in_again', 'second_factor_required'],
  }),
  confirmSecondFactor: endpoint({
    id: 'account.confirm_second_factor',
    method: 'POST',
    path: '/account/second-factor/confirm',
    summary: 'Switch the second factor on by the first code of the app; gives the recovery codes, once. The session counts as having given it',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    beforeSecondFactor: true,
    body: z.object({ code: z.string().min(1).max(20) }),
    response: RecoveryCodes,
    secrets: ['recoveryCodes'],
    problems: ['wrong_code', 'too_many_requests', 'sign_in_again', 'second_factor_required', 'not_found'],
  }),
  giveSecondFactor: endpoint({
    id: 'account.give_second_factor',
    method: 'POST',
    path: '/account/second-factor/code',
    summary: 'The second step of signing in: a code of the app, or a recovery code',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    beforeSecondFactor: true,
    body: z.object({ code: z.string().min(1).max(40) }),
    response: z.object({ recoveryCodesLeft: z.int().nullable() }),
    problems: ['wrong_code', 'too_many_requests'],
    idempotent: true,
  }),
  newRecoveryCodes: endpoint({
    id: 'account.new_recovery_codes',
    method: 'POST',
    path: '/account/second-factor/recovery-codes',
    summary: 'New recovery codes; the old ones stop working. Only within ten minutes of signing in',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    response: RecoveryCodes,
    secrets: ['recoveryCodes'],
    problems: ['sign_in_again', 'not_found'],
  }),
  endSecondFactor: endpoint({
    id: 'account.end_second_factor',
    method: 'DELETE',
    path: '/account/second-factor',
    summary: 'Switch the second factor off, where no role demands it. Only within ten minutes of signing in',
    tag: 'account',
    access: 'signed_in',
    action: null,
    withoutAction: 'one’s own account',
    response: 'nothing',
    problems: ['sign_in_again', 'second_factor_demanded', 'not_found'],
    idempotent: true,
  }),
  forgotPassword: endpoint({
    id: 'account.forgot_password',
    method: 'POST',
    path: '/password/forgotten',
    summary: 'Ask for a letter with a one-time link to set the password. The answer is the same whether there is such an account or not',
    tag: 'account',
    access: 'public',
    withoutAction: 'who has forgotten the password is not signed in; the letter goes to the address alone',
    body: z.object({ email: Email }),
    response: 'nothing',
    problems: ['too_many_requests'],
  }),
  resetSecondFactor: endpoint({
    id: 'account.reset_second_factor',
    method: 'POST',
    path: '/people/:personId/second-factor/reset',
    summary: 'Switch another person’s second factor off, who has lost their device; their sessions end and they are told by mail',
    tag: 'people',
    access: 'signed_in',
    action: 'person.edit',
    params: z.object({ personId: Id }),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    response: 'nothing',
    problems: ['wrong_role', 'not_found', 'no_second_factor'],
  }),
};
