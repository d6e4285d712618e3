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
