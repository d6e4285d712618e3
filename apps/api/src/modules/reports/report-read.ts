import { decide } from '@tiendo/domain/access';
import type { PlainDate } from '@tiendo/domain/calendar';
import { noteReading } from '../../platform/audit/reading.js';
import type { ActorContext } from '../../platform/auth/context.js';

interface OfReport {
  readonly agencyId: string;
  readonly parentAgencyId: string | null;
}

/** Writes down that somebody of another agency opens the report; who may not read it is refused by what follows. */
export async function noteReportRead(ctx: ActorContext, reportId: string): Promise<void> {
  const report = await ofReport(ctx, reportId, ctx.today);
  if (report === undefined || decide(ctx.actor, 'report.read_draft', report).allowed) return;
  const verdict = decide(ctx.actor, 'report.read', report);
  if (!verdict.allowed) return;
  await noteReading(ctx, { action: 'report.read', subjectKind: 'report', subjectId: reportId, agencyId: report.agencyId, role: verdict.as.role });
}

async function ofReport(ctx: ActorContext, reportId: string, day: PlainDate): Promise<OfReport | undefined> {
  const [row] = await ctx.tx.prepared<OfReport>(
    'reports.of',
    `select r.agency_id as "agencyId", v.parent_agency_id as "parentAgencyId"
     from reports r
     left join agency_versions v on v.jurisdiction_id = r.jurisdiction_id and v.agency_id = r.agency_id and v.valid_from <= $3::date and (v.valid_to is null or v.valid_to > $3::date)
     where r.jurisdiction_id = $1 and r.id = $2`,
    [ctx.jurisdictionId, reportId, day],
  );
  return row;
}
