import { dateAt, VIETNAM, workingCalendar, type CalendarDay, type DeadlineStep, type Instant, type PlainDate, type Tier, type WorkingCalendar } from '@tiendo/domain/calendar';
import type { PeriodName } from '@tiendo/types';
import { sqlInstant } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/tx.js';

export interface PeriodRow {
  readonly id: string;
  readonly regimeId: string;
  /** '2019-Q3', or the day of a one-off report. */
  readonly code: string;
  readonly kind: 'quarter' | 'one_off';
  readonly startsOn: PlainDate;
  readonly cutoffOn: PlainDate;
  readonly lockOn: PlainDate;
  readonly lockAt: Instant;
  readonly illustrative: boolean;
}

export interface DueRow {
  readonly dueOn: PlainDate;
  /** 24:00 of that day. */
  readonly dueAt: Instant;
  readonly explanation: readonly DeadlineStep[];
}

const COLUMNS = `id, regime_id as "regimeId", code, kind, starts_on as "startsOn", cutoff_on as "cutoffOn", lock_on as "lockOn", lock_at as "lockAt", illustrative`;

/**
 * The quarter that services and their use are counted in: the oldest that has begun and is not locked, so that after a cut-off it is the one being reported;
 * where every one is locked the newest that has begun. Null before the first.
 */
export async function currentPeriod(tx: Tx, jurisdictionId: number, now: Instant): Promise<PeriodRow | null> {
  const [row] = await tx.prepared<PeriodRow>(
    'periods.current',
    `select ${COLUMNS} from periods
     where jurisdiction_id = $1 and kind = 'quarter' and starts_on <= $2
     order by lock_at > $3 desc, case when lock_at > $3 then starts_on end, starts_on desc
     limit 1`,
    [jurisdictionId, dateAt(now, VIETNAM), sqlInstant(now)],
  );
  return row ?? null;
}

/**
 * The period that is being reported, of whatever kind: of those that have begun and are not locked the one cut off first; where
 * every one is locked that of the newest cut-off. Null before the first.
 */
export async function reportedPeriod(tx: Tx, jurisdictionId: number, now: Instant): Promise<PeriodRow | null> {
  const [row] = await tx.prepared<PeriodRow>(
    'periods.reported',
    `select ${COLUMNS} from periods
     where jurisdiction_id = $1 and starts_on <= $2
     order by lock_at > $3 desc, case when lock_at > $3 then cutoff_on end, cutoff_on desc, kind desc
     limit 1`,
    [jurisdictionId, dateAt(now, VIETNAM), sqlInstant(now)],
  );
  return row ?? null;
}

/** The period of that code, of whatever kind; null when there is none. */
export function periodByCode(tx: Tx, jurisdictionId: number, code: string): Promise<PeriodRow | null> {
  return tx.one<PeriodRow>(`select ${COLUMNS} from periods where jurisdiction_id = $1 and code = $2`, [jurisdictionId, code]);
}

/** Every period, oldest first; of one cut-off the quarter first. */
export function allPeriods(tx: Tx, jurisdictionId: number): Promise<PeriodRow[]> {
  return tx.query<PeriodRow>(`select ${COLUMNS} from periods where jurisdiction_id = $1 order by cutoff_on, kind desc, code`, [jurisdictionId]);
}

/**
 * When an agency of that kind (or the synthesis, or the city) is due for a period.
 * @throws RangeError where the period has no such deadline
 */
export async function dueOf(tx: Tx, jurisdictionId: number, periodId: string, tier: Tier): Promise<DueRow> {
  const due = await tx.one<DueRow>(
    'select due_on as "dueOn", due_at as "dueAt", explanation from period_deadlines where jurisdiction_id = $1 and period_id = $2 and tier = $3',
    [jurisdictionId, periodId, tier],
  );
  if (due === null) throw new RangeError(`period ${periodId} has no deadline for ${tier}`);
  return due;
}

/** The announced days off and worked Saturdays of a year, or all of them. */
export function calendarDays(tx: Tx, jurisdictionId: number, year?: number): Promise<CalendarDay[]> {
  return tx.query<CalendarDay>(
    `select on_date as date, kind, name, source from calendar_days
     where jurisdiction_id = $1 and ($2::integer is null or (on_date >= make_date($2, 1, 1) and on_date < make_date($2 + 1, 1, 1)))
     order by on_date`,
    [jurisdictionId, year ?? null],
  );
}

/** The last day of the last year of which days off are known; null where none is. */
export async function calendarEnd(tx: Tx, jurisdictionId: number): Promise<PlainDate | null> {
  const row = await tx.one<{ last: PlainDate | null }>('select make_date(extract(year from max(on_date))::integer, 12, 31) as last from calendar_days where jurisdiction_id = $1', [jurisdictionId]);
  return row?.last ?? null;
}

/** The working calendar of a jurisdiction. */
export async function workingDays(tx: Tx, jurisdictionId: number): Promise<WorkingCalendar> {
  return workingCalendar(await calendarDays(tx, jurisdictionId));
}

/** What answers say of a period. */
export function presentPeriod({ id, code, kind, startsOn, cutoffOn, lockOn, illustrative }: PeriodRow): PeriodName {
  return { id, code, kind, startsOn, cutoffOn, lockOn, illustrative };
}
