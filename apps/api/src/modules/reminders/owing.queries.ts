import type { PlainDate } from '@tiendo/domain/calendar';
import type { Context } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { OWED_BY, owedSql } from '../reports/public.js';

/** Something that an agency still owes: a target that is not met, or a report that is not sent. */
export interface Owed {
  readonly subject: 'target' | 'report';
  /** The target, or the report itself. */
  readonly subjectId: string;
  /** The target, or the period of the report. */
  readonly of: string;
  readonly agencyId: string;
  /** The last day; of a returned report that of its return. */
  readonly dueOn: PlainDate;
}

const REPORT_OWED = owedSql('$2');
const SETTLED = `('met', 'met_late', 'not_applicable')`;

export interface ReportDue {
  readonly periodId: string;
  readonly dueOn: PlainDate;
  readonly cutoffOn: PlainDate;
}

/** The different days on which reports that are still owed fall due. */
export function reportDues(ctx: Context): Promise<ReportDue[]> {
  return ctx.tx.query<ReportDue>(
    `select distinct r.period_id as "periodId", ${OWED_BY} as "dueOn", p.cutoff_on as "cutoffOn"
     from reports r join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     where r.jurisdiction_id = $1 and ${REPORT_OWED}`,
    [ctx.jurisdictionId, sqlInstant(ctx.now)],
  );
}

/** Which of these agencies still owe a report of these periods. */
export function owedReports(ctx: Context, agencyIds: readonly string[], periodIds: readonly string[]): Promise<Owed[]> {
  return ctx.tx.query<Owed>(
    `select 'report' as subject, r.id as "subjectId", r.period_id as of, r.agency_id as "agencyId", ${OWED_BY} as "dueOn"
     from reports r
     where r.jurisdiction_id = $1 and ${REPORT_OWED} and r.agency_id = any($3::uuid[]) and r.period_id = any($4::uuid[])
     order by r.agency_id, r.period_id`,
    [ctx.jurisdictionId, sqlInstant(ctx.now), agencyIds, periodIds],
  );
}

/** Reports of these agencies that can be urged: owed, of a period that has begun. */
export function urgeableReports(ctx: Context, agencyIds: readonly string[]): Promise<Owed[]> {
  return ctx.tx.query<Owed>(
    `select 'report' as subject, r.id as "subjectId", r.period_id as of, r.agency_id as "agencyId", ${OWED_BY} as "dueOn"
     from reports r join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id
     where r.jurisdiction_id = $1 and ${REPORT_OWED} and r.agency_id = any($3::uuid[]) and p.starts_on <= $4
     order by r.agency_id, p.cutoff_on`,
    [ctx.jurisdictionId, sqlInstant(ctx.now), agencyIds, ctx.today],
  );
}

/** Which of these agencies have not met these targets. */
export function owedTargets(ctx: Context, agencyIds: readonly string[], targetIds: readonly string[]): Promise<Omit<Owed, 'dueOn'>[]> {
  return ctx.tx.query<Omit<Owed, 'dueOn'>>(
    `select 'target' as subject, o.target_id as "subjectId", o.target_id as of, o.agency_id as "agencyId"
     from obligations o
     where o.jurisdiction_id = $1 and o.agency_id = any($2::uuid[]) and o.target_id = any($3::uuid[])
       and o.status not in ${SETTLED} and (o.bound_to is null or o.bound_to > $4)
     order by o.agency_id, o.target_id`,
    [ctx.jurisdictionId, agencyIds, targetIds, ctx.today],
  );
}
