import type { PlainDate } from './plain-date.js';

/**
 * What an announcement makes of one day:
 * - `holiday`: a public holiday (Labour Code 2019, Article 112);
 * - `compensatory`: off because a holiday fell on the weekly rest, or as part of the Lunar New Year break;
 * - `swap_off` and `swap_work`: a bridge day off and the Saturday worked for it, announced by letter;
 * - `pending`: proposed, not enacted; changes nothing until an administrator confirms it as another kind.
 */
export const CALENDAR_DAY_KINDS = ['holiday', 'compensatory', 'swap_off', 'swap_work', 'pending'] as const;
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/** One row of the working calendar, with the name people know it by and where it was found. */
export interface CalendarDay {
  readonly date: PlainDate;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly source: string;
}

/**
 * Why a day is worked or not: the ordinary week (`weekday`, `weekend`) or the kind of the row that says so.
 * A `pending` row on a weekday is named as the cause of a day that is still worked.
 */
export interface DayReason {
  readonly date: PlainDate;
  readonly isWorking: boolean;
  readonly because: 'weekday' | 'weekend' | CalendarDayKind;
  readonly row: CalendarDay | null;
}
