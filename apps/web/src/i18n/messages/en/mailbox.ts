import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/mailbox.js';

export const messages: Translated<typeof vi> = {
  title: 'Mailbox',
  delivers: 'Mails go to each person’s address; a copy stays here.',
  kept: 'No mail server is set: mails stay here and go nowhere.',
  search: 'Find by subject or recipient',
  empty: 'No mail yet.',
  notFound: 'No mail matches.',
  at: 'At',
  subject: 'Subject',
  to: 'To',
  toAddress: 'To: {{to}}',
  state: 'State',
  more: 'Show more',
  states: { queued: 'queued', sending: 'being sent', sent: 'sent', kept: 'kept here', failed: 'failed', ambiguous: 'arrival unclear' },
};
