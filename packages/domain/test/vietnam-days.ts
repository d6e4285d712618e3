import { readFileSync } from 'node:fs';
import { CALENDAR_DAY_KINDS, plainDate, workingCalendar } from '../src/calendar/index.js';
import type { CalendarDay, CalendarDayKind } from '../src/calendar/index.js';

interface SeedDay {
  readonly date: string;
  readonly type: string;
  readonly nameVi: string;
  readonly source: string;
}

const SEED = new URL('../../../apps/api/seed/holidays_vn.json', import.meta.url);

export const seedDays: readonly SeedDay[] = JSON.parse(readFileSync(SEED, 'utf8'));

/** The days off, compensatory, swap and pending days of Viet Nam, 2018 to 2026, that an installation starts with. */
export const vietnamDays: readonly CalendarDay[] = seedDays.map(({ date, type, nameVi, source }) => ({
  date: plainDate(date),
  kind: kindOf(type),
  name: nameVi,
  source,
}));

export const vietnam = workingCalendar(vietnamDays);

function kindOf(type: string): CalendarDayKind {
  const kind = CALENDAR_DAY_KINDS.find((known) => known === type);
  if (kind === undefined) throw new RangeError(`a kind of day that the calendar does not know: ${type}`);
  return kind;
}
