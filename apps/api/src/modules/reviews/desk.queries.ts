import { decide } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { Fraction } from '@tiendo/domain/figures';
import { shownStatus } from '@tiendo/domain/reports';
import type { DeskRow, ResponseOf, review } from '@tiendo/types';
import { abilityOf } from '../../platform/auth/permit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { Refused } from '../../platform/http/refused.js';
import { agenciesOn, presentAgency, type AgencyRow } from '../agencies/public.js';
import { dueOf, presentPeriod } from '../periods/public.js';
import { agencyOf, isoOf, lateDays, REPORT_COLUMNS, REPORT_TABLES, type ItemAnswer, type ReportRow } from '../reports/public.js';
import { periodAsked } from './queue.queries.js';

type Summed = 'level4' | 'payment' | 'receipt';

interface WardRow extends ReportRow {
  /** Of the newest revision; null while nothing was sent. */
  readonly sentItems: readonly ItemAnswer[] | null;
  readonly lastUrgedAt: Instant | null;
  readonly urgedToday: boolean;
}

/**
 * A district's desk: its wards with what each has sent, and the sums over those that did; silence is not zero.
 * @throws Refused `not_found` for an actor of an agency without wards
 */
export async function districtDesk(ctx: ActorContext, code: string | undefined): Promise<ResponseOf<typeof review.desk>> {
  const [{ district, wards }, period] = await Promise.all([deskOf(ctx), periodAsked(ctx, code)]);
  if (period === null) throw new Refused('not_found');
  const [due, reports] = await Promise.all([dueOf(ctx.tx, ctx.jurisdictionId, period.id, 'district'), wardReports(ctx, period.id, wards.map(({ id }) => id))]);
  const rows = reports.map((report) => rowOf(ctx, report));
  const ward = { agencyId: wards[0]?.id ?? '', parentAgencyId: district.id };
  return {
    agency: presentAgency(district),
    period: presentPeriod(period),
    ownDueOn: due.dueOn,
    rows,
    sums: { reported: rows.filter(({ level4 }) => level4 !== null).length, of: rows.length, level4: sumOf(rows, 'level4'), payment: sumOf(rows, 'payment'), receipt: sumOf(rows, 'receipt') },
    can: { urge: abilityOf(decide(ctx.actor, 'reminder.urge', ward)), review: abilityOf(decide(ctx.actor, 'report.review', ward)) },
  };
}

/** The agency of the actor that has wards, in whose name they read. */
async function deskOf(ctx: ActorContext): Promise<{ district: AgencyRow; wards: AgencyRow[] }> {
  const agencies = await agenciesOn(ctx.tx, ctx.jurisdictionId, ctx.today);
  for (const { agencyId } of ctx.actor.memberships) {
    const district = agencies.find(({ id }) => id === agencyId);
    const wards = agencies.filter(({ parentAgencyId }) => parentAgencyId !== null && parentAgencyId === agencyId);
    const [first] = wards;
    if (district === undefined || first === undefined) continue;
    if (decide(ctx.actor, 'desk.read', { agencyId: first.id, parentAgencyId: district.id }).allowed) return { district, wards };
  }
  throw new Refused('not_found');
}

function wardReports(ctx: ActorContext, periodId: string, wardIds: readonly string[]): Promise<WardRow[]> {
  return ctx.tx.query<WardRow>(
    `select ${REPORT_COLUMNS}, s.snapshot->'items' as "sentItems",
       (select max(m.recorded_at) from reminders m where m.jurisdiction_id = r.jurisdiction_id and m.agency_id = r.agency_id and m.subject = 'urge') as "lastUrgedAt",
       exists (select from reminders m where m.jurisdiction_id = r.jurisdiction_id and m.agency_id = r.agency_id and m.subject = 'urge' and m.tell_on = $2) as "urgedToday"
     from ${REPORT_TABLES}
     left join revisions s on s.jurisdiction_id = r.jurisdiction_id and s.report_id = r.id and s.number = r.sent_revision
     where r.jurisdiction_id = $1 and r.period_id = $3 and r.agency_id = any($4::uuid[])
     order by v.position, a.code`,
    [ctx.jurisdictionId, ctx.today, periodId, wardIds],
  );
}

function rowOf(ctx: ActorContext, row: WardRow): DeskRow {
  const sent = (item: Summed): Fraction | null => {
    const answer = row.sentItems?.find(({ code }) => code === item);
    return answer === undefined || answer.numerator === null || answer.denominator === null ? null : { numerator: answer.numerator, denominator: answer.denominator };
  };
  return {
    agency: agencyOf(row),
    reportId: row.id,
    status: shownStatus(row, ctx.now),
    dueOn: row.dueOn,
    lateDays: lateDays(ctx, row),
    level4: sent('level4'),
    payment: sent('payment'),
    receipt: sent('receipt'),
    lastUrgedAt: isoOf(row.lastUrgedAt),
    urgedToday: row.urgedToday,
  };
}

/** Over the wards that reported; those that are silent add nothing below the line either. */
function sumOf(rows: readonly DeskRow[], item: Summed): Fraction {
  const figures = rows.flatMap((row) => row[item] ?? []);
  return {
    numerator: figures.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: figures.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}
