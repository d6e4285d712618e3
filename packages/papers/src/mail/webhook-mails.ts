import { formatDateTime } from '@tiendo/phrases';
import { say } from '../messages/say.js';
import { layOut } from './mail-layout.js';
import type { Mail, MailBase } from './mail.js';

export interface WebhookPausedMailInput extends MailBase {
  readonly system: string;
  /** Since when nothing arrived, ISO 8601. */
  readonly since: string;
}

/** To the administrators: a system takes nothing, so nothing more is sent to it for now. */
export function webhookPausedMail(input: WebhookPausedMailInput): Mail {
  const { locale, system } = input;
  const facts = { system, since: formatDateTime(input.since, locale) };
  return layOut(input, { subject: say(locale, 'webhookPausedSubject', facts), lead: [say(locale, 'webhookPausedLead', facts)], after: [say(locale, 'webhookPausedAfter')], action: say(locale, 'openIntegrations') });
}
