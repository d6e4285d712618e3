import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/sent.js';

export const messages: Translated<typeof vi> = {
  title: 'Quarterly reports',
  place: 'People’s Committee of {{place}}',
  sentence: 'The periods, newest first; each sending has its receipt.',
  sent: 'Period {{period}}: {{sent}} of {{of}} agencies have sent, nobody is late.',
  sentLate_one: 'Period {{period}}: {{sent}} of {{of}} agencies have sent, {{count}} is late.',
  sentLate_other: 'Period {{period}}: {{sent}} of {{of}} agencies have sent, {{count}} are late.',
  sum: 'sent {{sent}}/{{of}}',
  sumLate_one: 'sent {{sent}}/{{of}} · {{count}} late',
  sumLate_other: 'sent {{sent}}/{{of}} · {{count}} late',
  filter: { period: 'Period', everyPeriod: 'every period', status: 'Status', agency: 'All agencies', noAgency: 'No agency found.' },
  column: { report: 'Report', agency: 'Agency', status: 'Status', due: 'Due', sent: 'Sent', receipts: 'Receipts' },
  notSent: 'not sent',
  overdue_one: 'not sent, {{count}} day overdue',
  overdue_other: 'not sent, {{count}} days overdue',
  inTime: 'in time',
  again: 'to be sent again',
  receipt: 'No. {{number}}',
  more: 'Show more',
  empty: { why: 'No report fits the filters.', next: 'Take a filter away to see more.' },
  none: { why: 'There is no reporting period yet.', next: 'When a period is opened the report of the agency stands here.' },
};
