import { daysBetween, type PlainDate } from '../calendar/index.js';

/** Days a report came after its due day; 0 when in time. The due day ends at 24:00. */
export function daysLate(dueOn: PlainDate, sentOn: PlainDate): number {
  return Math.max(0, daysBetween(dueOn, sentOn));
}

/** Working days that a returned report has before it is late again. */
export const RETURN_WORKING_DAYS = 2;
