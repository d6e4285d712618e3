import type { Translated } from '../../translated.js';
import type { messages as vi } from '../vi/calendar.js';

export const messages: Translated<typeof vi> = {
  title: 'Calendar {{year}}',
  sentence: 'Cut-offs, due days, target days and days off. What is due from your tier is bold.',
  month: '{{month}}/{{year}}',
  today: 'today',
  empty: 'No day of {{year}} is known yet.',
  cutoff: 'Cut-off of {{period}}',
  lock: '{{period}} is locked',
  due: '{{period}} due: {{tiers}}',
  target: 'Target due: {{target}}',
  interim: 'Registration: {{target}}',
  why: 'Why this day?',
  tiers: { ward: 'wards, communes', district: 'districts', department: 'departments', central: 'central agencies', synthesis: 'synthesis of the coordinating department', city: 'the city' },
  kinds: { holiday: 'public holiday', compensatory: 'compensatory day off', swap_off: 'swapped day off', swap_work: 'worked in exchange', pending: 'not enacted yet' },
};
