import type { Holding, Role } from '@tiendo/domain/access';
import { OWING_STATUSES, REPORT_LIFECYCLE, type StoredReportStatus } from '@tiendo/domain/reports';
import type { AgencyName, HandedReport, PeriodName } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { sqlInstant } from '../../platform/database/columns.js';
import { OWED_BY } from '../reports/public.js';

interface ReportRow extends Omit<HandedReport, 'agency' | 'period' | 'status' | 'waitsFor'> {
  readonly agency: AgencyName;
  readonly period: PeriodName;
  readonly status: StoredReportStatus;
  readonly isDispatched: boolean;
  readonly isReviewed: boolean;
}

/** Reports that wait for the person: of their agencies, in each of their roles there, and those of others on which they acted last to review them. */
export async function handedReports(ctx: ActorContext, personId: string, held: readonly Holding[]): Promise<HandedReport[]> {
  const rows = await ctx.tx.query<ReportRow>(
    `select r.id, r.status, ${OWED_BY} as "dueOn", r.dispatch_number is not null as "isDispatched",
       jsonb_build_object('id', a.id, 'code', a.code, 'nameVi', v.name_vi, 'nameEn', v.name_en, 'kind', v.kind) as agency,
       jsonb_build_object('id', p.id, 'code', p.code, 'kind', p.kind, 'startsOn', p.starts_on, 'cutoffOn', p.cutoff_on, 'lockOn', p.lock_on, 'illustrative', p.illustrative) as period,
       (select count(*)::integer from report_items i where i.jurisdiction_id = r.jurisdiction_id and i.report_id = r.id and i.state = 'returned') as "returnedItems",
       coalesce(last.person_id = $2, false) as "lastActedOn", not (r.agency_id = any($5::uuid[])) as "isReviewed"
     from reports r
     join periods p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.period_id and p.starts_on <= $3
     join agencies a on a.jurisdiction_id = r.jurisdiction_id and a.id = r.agency_id
     join agency_versions v on v.jurisdiction_id = a.jurisdiction_id and v.agency_id = a.id and v.valid_from <= $3 and (v.valid_to is null or v.valid_to > $3)
     left join lateral (
       select e.person_id from audit_events e
       where e.jurisdiction_id = r.jurisdiction_id and e.subject_kind = 'report' and e.subject_id = r.id::text
       order by e.seq desc limit 1
     ) last on true
     where r.jurisdiction_id = $1 and r.lock_at > $4 and (r.agency_id = any($5::uuid[]) or (r.status = 'in_review' and last.person_id = $2))
     order by p.cutoff_on, v.position, a.code`,
    [ctx.jurisdictionId, personId, ctx.today, sqlInstant(ctx.now), held.flatMap(({ agencyId }) => agencyId ?? [])],
  );
  return rows.flatMap(({ isDispatched, isReviewed, ...row }): HandedReport[] => {
    const roles = held.filter(({ agencyId }) => agencyId === row.agency.id).map(({ role }) => role);
    const waitsFor = isReviewed ? 'review' : waitingAct(row.status, isDispatched, roles);
    return waitsFor === null && !row.lastActedOn ? [] : [{ ...row, waitsFor }];
  });
}

/** What the report asks of who holds these roles at its agency. */
function waitingAct(status: StoredReportStatus, isDispatched: boolean, roles: readonly Role[]): HandedReport['waitsFor'] {
  if (roles.includes('head') && status === 'with_head') return 'sign';
  if (roles.includes('reporting_officer') && status !== 'with_head' && OWING_STATUSES.includes(status)) return status === 'returned' ? 'mend' : 'write';
  if (roles.includes('clerk') && !isDispatched && REPORT_LIFECYCLE.dispatch.from.includes(status)) return 'dispatch';
  return null;
}
