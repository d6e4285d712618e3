import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/agencies.js';

export const messages: Translated<typeof vi> = {
  title: 'Agencies',
  sentence_one: '{{count}} agency.',
  sentence_other: '{{count}} agencies.',
  search: 'Find by name, diacritics not needed',
  kind: 'Group',
  name: 'Name',
  code: 'Code',
  empty: 'No agency matches.',
  emptyNext: 'Try a shorter name or take the group away.',
  symbol: 'Document symbol',
  gso: 'Statistics code',
  parent: 'Under',
  ranked: 'Ranking',
  rankedAs: { yes: 'ranked', no: 'not ranked', unconfirmed: 'unconfirmed' },
  inferred: 'inferred, unconfirmed',
  since: 'Since',
  contacts: 'Whom to ask',
  noContacts: 'Nobody holds a role at this agency yet.',
  children_one: '{{count}} agency below it',
  children_other: '{{count}} agencies below it',
  register: 'Service register',
  inMatrix: 'Targets and reports in the matrix',
  closed: 'The register and the reports of this agency are not open to your role.',
};
