import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/calendar.js';

export const messages: Translated<typeof vi> = {
  title: 'Calendar {{year}}',
  sentence: 'Cut-offs, due days, target days and days off, each with its reason.',
  next: 'Next: {{what}}, {{day}}, {{left}}.',
  month: '{{month}}/{{year}}',
  today: 'today',
  over_one: '{{count}} month that is over',
  over_other: '{{count}} months that are over',
  empty: 'No day of {{year}} is known yet.',
  emptyNext: 'The administrator opens the periods and enters the days off of the year.',
  cutoff: 'Cut-off of {{period}}',
  lock: '{{period}} is locked',
  due: 'Report of {{period}} due: {{tiers}}',
  dueMine: 'Your agency’s report of {{period}} is due ({{tiers}})',
  target: 'Target “{{target}}” is due',
  interim: 'Registration step of “{{target}}”',
  dayOf: '{{name}} · {{kind}}',
  why: 'Why this day?',
  reason: {
    cutoff: 'The figures of the period run from {{from}} to the end of {{to}}.',
    cutoffStays: 'The cut-off never moves for a day off; only the deadline does.',
    lock: 'After this day nobody can change the reports and the usage of the period.',
    end: 'A due day ends at 24:00, Viet Nam time.',
    target: 'The document that gives the target sets the {{due}}.',
    interim: 'By the end of this day at least {{threshold}} of the services are to be registered.',
    work: 'Worked in exchange for a bridge day off, so it counts as a working day.',
    pending: 'Only proposed; it moves no deadline yet.',
  },
  tiers: { ward: 'wards, communes', district: 'districts', department: 'departments', central: 'central agencies', synthesis: 'synthesis of the coordinating department', city: 'the city' },
  kinds: { holiday: 'public holiday', compensatory: 'compensatory day off', swap_off: 'swapped day off', swap_work: 'worked in exchange', pending: 'not enacted yet' },
};
