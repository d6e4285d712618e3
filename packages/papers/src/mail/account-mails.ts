import { formatDateTime } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { layOut } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface PasskeyAddedMailInput extends MailBase {
  /** As the person calls it. */
  readonly name: string;
  readonly email: string;
  /** When, ISO 8601. */
  readonly at: string;
}

/** A passkey was added to the account: for its owner, who may not be the one that did it. */
export function passkeyAddedMail(input: PasskeyAddedMailInput): Mail {
  const { locale, name, email, at } = input;
  const facts = { name, email, at: formatDateTime(at, locale) };
  return layOut(input, { subject: say(locale, 'passkeyAddedSubject', facts), lead: [say(locale, 'passkeyAddedLead', facts)], after: [say(locale, 'passkeyAddedAfter')], action: say(locale, 'openAccount') });
}

export interface AccountMailInput extends MailBase {
  readonly email: string;
}

export interface AccountChangedMailInput extends AccountMailInput {
  readonly change: 'password_changed' | 'second_factor_on' | 'second_factor_off' | 'second_factor_reset' | 'recovery_codes_made' | 'recovery_code_used';
  /** When, ISO 8601. */
  readonly at: string;
}

const CHANGES = {
  password_changed: 'changePassword',
  second_factor_on: 'changeFactorOn',
  second_factor_off: 'changeFactorOff',
  second_factor_reset: 'changeFactorReset',
  recovery_codes_made: 'changeCodesMade',
  recovery_code_used: 'changeCodeUsed',
} as const;

/** How somebody signs in was changed: for the owner of the account, who may not be the one that did it. */
export function accountChangedMail(input: AccountChangedMailInput): Mail {
  const { locale, change, email, at } = input;
  const facts = { change: say(locale, CHANGES[change]), email, at: formatDateTime(at, locale) };
  return layOut(input, { subject: say(locale, 'accountChangedSubject', facts), lead: [say(locale, 'accountChangedLead', facts)], after: [say(locale, 'accountNotYou')], action: say(locale, 'openAccount') });
}

export interface NewDeviceMailInput extends AccountMailInput {
  readonly at: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly address: string | null;
}

/** Somebody signed in from a device from which this account had not been used. */
export function newDeviceMail(input: NewDeviceMailInput): Mail {
  const { locale, email, at, browser, system, address } = input;
  const unknown = say(locale, 'unknownDevice');
  const facts = { email, at: formatDateTime(at, locale), device: [browser, system].filter((each) => each !== null).join(', ') || unknown, address: address ?? unknown };
  return layOut(input, { subject: say(locale, 'newDeviceSubject', facts), lead: [say(locale, 'newDeviceLead', facts)], after: [say(locale, 'accountNotYou')], action: say(locale, 'openAccount') });
}

export interface LinkMailInput extends AccountMailInput {
  /** For how long the link works. */
  readonly minutes: number;
}

/** The link by which a forgotten password is set anew. */
export function resetMail(input: LinkMailInput): Mail {
  const { locale, email, minutes } = input;
  const facts = { email, minutes };
  return layOut(input, { subject: say(locale, 'resetSubject', facts), lead: [say(locale, 'resetLead', facts)], after: [say(locale, 'resetAfter')], action: say(locale, 'setPassword') });
}

export interface InvitationMailInput extends AccountMailInput {
  readonly place: string;
  readonly days: number;
}

/** Somebody was added and sets their password by the link. */
export function invitationMail(input: InvitationMailInput): Mail {
  const { locale, email, place, days } = input;
  const facts = { email, place, days };
  return layOut(input, { subject: say(locale, 'invitationSubject', facts), lead: [say(locale, 'invitationLead', facts)], after: [say(locale, 'invitationAfter', facts)], action: say(locale, 'setPassword') });
}
