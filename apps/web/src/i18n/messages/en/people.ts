import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/people.js';

export const messages: Translated<typeof vi> = {
  title: 'People',
  sentence: 'Who works here, with which role, at which agency.',
  search: 'Find by name or e-mail',
  add: 'Add a person',
  added: '{{name}} was added.',
  link: 'Link to set the password',
  linkExplain: 'Send this link to them; it works once within 7 days.',
  copy: 'Copy the link',
  copied: 'Copied',
  name: 'Full name',
  email: 'E-mail',
  nameNeeded: 'Write the full name.',
  emailNeeded: 'Write an e-mail address, such as name@danang.gov.vn.',
  agencyNeeded: 'Choose the agency.',
  role: 'Role',
  roles: 'Roles',
  agency: 'Agency',
  agencyFind: 'Type a name or code, diacritics not needed',
  agencyNone: 'No agency matches.',
  empty: 'Nobody matches.',
  more: 'Show more',
  audit: { title: 'Audit trail', sentence: 'Every change has its author, its hour and the values before and after; nobody can edit or delete it.', empty: 'Nothing is written yet.', at: 'At', by: 'By', system: 'the system', action: 'Act', agency: 'Agency', what: 'What', change: '{{from}} → {{to}}', rest_one: '{{count}} more', rest_other: '{{count}} more' },
};
