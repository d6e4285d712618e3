import { formatDateTime } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { layOut } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface ViewedMailInput extends MailBase {
  readonly viewer: string;
  readonly reason: string;
  /** When it began, ISO 8601. */
  readonly at: string;
  /** How long it lasts at most. */
  readonly minutes: number;
}

/** Somebody of support looks through the reader's eyes. */
export function viewedMail(input: ViewedMailInput): Mail {
  const { locale, viewer, reason, at, minutes } = input;
  const facts = { viewer, reason, at: formatDateTime(at, locale), minutes };
  return layOut(input, { subject: say(locale, 'viewedSubject', facts), lead: [say(locale, 'viewedLead', facts), say(locale, 'viewedReason', facts)], action: say(locale, 'openViewings') });
}
