import { yearOf, type DeadlineStep, type PlainDate, type Tier } from '@tiendo/domain/calendar';
import { calendar, type ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { agenciesById, type AgencyRow } from '../agencies/public.js';
import { allPeriods, calendarDays, presentPeriod, type PeriodRow } from '../periods/public.js';
import { OWED_BY, owedSql } from '../reports/public.js';
import { presentTarget, targetsInForce } from '../targets/public.js';

type CalendarView = ResponseOf<typeof calendar.get>;

interface DeadlineRow {
  periodId: string;
  tier: Tier;
  dueOn: PlainDate;
  explanation: DeadlineStep[];
}

/** Everything of a year that has a day: periods that touch it, targets that fall due in it, days off and worked Saturdays. */
export async function calendarOfYear(ctx: ActorContext, year: number): Promise<CalendarView> {
  const { tx, jurisdictionId, today } = ctx;
  const [periods, deadlines, targets, days, own] = await Promise.all([
    allPeriods(tx, jurisdictionId),
    tx.query<DeadlineRow>(
      `select period_id as "periodId", tier, due_on as "dueOn", explanation from period_deadlines
       where jurisdiction_id = $1
       order by due_on, array_position(array['ward', 'district', 'department', 'central', 'synthesis', 'city'], tier)`,
      [jurisdictionId],
    ),
    targetsInForce(tx, jurisdictionId, today),
    calendarDays(tx, jurisdictionId, year),
    agencyOfActor(ctx),
  ]);
  const overdue = own === null ? [] : await overdueOf(ctx, own.id);
  const deadlinesOf = Map.groupBy(deadlines, ({ periodId }) => periodId);
  return {
    periods: periods
      .filter((period) => touches(period, year))
      .map((period) => ({
        period: presentPeriod(period),
        deadlines: (deadlinesOf.get(period.id) ?? []).map(({ tier, dueOn, explanation }) => ({ tier, dueOn, explanation: explanation.map((step) => ({ ...step })) })),
      })),
    targets: targets.filter(({ dueOn, interimOn }) => yearOf(dueOn) === year || (interimOn !== null && yearOf(interimOn) === year)).map(presentTarget),
    days: days.map(({ date, kind, name }) => ({ on: date, kind, name })),
    myKind: own?.kind ?? null,
    overdue: overdue.flatMap(({ periodId, ...report }) => {
      const period = periods.find(({ id }) => id === periodId);
      return period === undefined ? [] : [{ ...report, period: presentPeriod(period) }];
    }),
  };
}

function touches({ startsOn, lockOn }: PeriodRow, year: number): boolean {
  return yearOf(startsOn) <= year && year <= yearOf(lockOn);
}

/** The agency that the actor belongs to, whose deadlines are theirs; null for whoever belongs to none. */
async function agencyOfActor({ actor, tx, jurisdictionId, today }: ActorContext): Promise<AgencyRow | null> {
  const agencyIds = actor.memberships.flatMap(({ agencyId }) => agencyId ?? []);
  const agencies = await agenciesById(tx, jurisdictionId, agencyIds, today);
  return agencies.find(({ id }) => id === agencyIds[0]) ?? null;
}

/** What the agency is late with and can still send, also what came back to be mended. */
function overdueOf({ tx, jurisdictionId, today, now }: ActorContext, agencyId: string): Promise<{ reportId: string; periodId: string; dueOn: PlainDate }[]> {
  return tx.query(
    `select r.id as "reportId", r.period_id as "periodId", ${OWED_BY} as "dueOn" from reports r
     where r.jurisdiction_id = $1 and r.agency_id = $2 and ${owedSql('$4')} and ${OWED_BY} < $3
     order by "dueOn"`,
    [jurisdictionId, agencyId, today, sqlInstant(now)],
  );
}
