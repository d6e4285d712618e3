import { chainBreaches, chainOf, endOfDay, TIERS, windowOf, type CalendarDay, type PlainDate, type ReportingChain, type WindowRule } from '@tiendo/domain/calendar';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { CalendarDayRow } from './calendar-day.entity.js';
import { PeriodDeadline } from './period-deadline.entity.js';
import { Period } from './period.entity.js';
import { workingDays } from './periods.queries.js';
import { Regime } from './regime.entity.js';

export interface NewRegime {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly windowRule: WindowRule;
  readonly chain: ReportingChain;
}

export interface NewPeriod {
  readonly regimeId: string;
  /** '2019-Q3', or the day of a one-off report. */
  readonly code: string;
  readonly year: number;
  /** Which period of the year; 1 for a one-off. */
  readonly ordinal: number;
  /** The last day on which anything of it can change. */
  readonly lockOn: PlainDate;
  readonly illustrative?: boolean;
}

/** Puts announced days into the working calendar; periods that exist already keep their deadlines. */
export async function addCalendarDays(ctx: Context, days: readonly CalendarDay[]): Promise<void> {
  const rows = days.map(({ date, kind, name, source }) => ({ jurisdictionId: ctx.jurisdictionId, onDate: date, kind, name, source }));
  await ctx.tx.manager.insert(CalendarDayRow, rows);
  await audit(ctx, { action: 'calendar.add_days', subjectKind: 'calendar', subjectId: String(ctx.jurisdictionId), after: { count: days.length, days } });
}

/** Adds the rule of a report; gives its id. */
export async function addRegime(ctx: Context, given: NewRegime): Promise<string> {
  const id = newId();
  await ctx.tx.manager.insert(Regime, { jurisdictionId: ctx.jurisdictionId, id, ...given } as never);
  await audit(ctx, { action: 'regime.add', subjectKind: 'regime', subjectId: id, after: given });
  return id;
}

/**
 * Makes one period of a regime: its window, the deadline of each tier with the steps that led there, and its lock, all by the
 * working calendar as it is known now. Gives the period's id.
 * @throws RangeError where the chain leaves a tier no working day or lets two tiers meet (Decree 09/2019/NĐ-CP, Article 8(5))
 */
export async function generatePeriod(ctx: Context, given: NewPeriod): Promise<string> {
  const { jurisdictionId, tx, zone } = ctx;
  const regime = await tx.manager.findOneOrFail(Regime, { where: { jurisdictionId, id: given.regimeId } });
  const calendar = await workingDays(tx, jurisdictionId);
  const window = windowOf(regime.windowRule, given.year, given.ordinal);
  const deadlines = chainOf(regime.chain, window, calendar, zone);
  const breaches = chainBreaches(deadlines, window, calendar);
  if (breaches.length > 0) throw new RangeError(`deadlines of ${given.code} do not hold: ${JSON.stringify(breaches)}`);

  const id = newId();
  await tx.manager.insert(Period, {
    jurisdictionId,
    id,
    regimeId: regime.id,
    code: given.code,
    kind: regime.windowRule.kind === 'one_off' ? 'one_off' : 'quarter',
    startsOn: window.from,
    cutoffOn: window.to,
    lockOn: given.lockOn,
    lockAt: endOfDay(given.lockOn, zone),
    illustrative: given.illustrative ?? false,
  });
  await tx.manager.insert(PeriodDeadline, TIERS.map((tier) => ({ jurisdictionId, periodId: id, tier, ...deadlines[tier] })) as never);
  await audit(ctx, { action: 'period.generate', subjectKind: 'period', subjectId: id, after: { ...given, window } });
  return id;
}
