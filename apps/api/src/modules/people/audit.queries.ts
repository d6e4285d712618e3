import type { Instant } from '@tiendo/domain/calendar';
import type { AgencyName, AuditView, people, QueryOf, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { agenciesById, presentAgency } from '../agencies/public.js';

interface AuditRow {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly agencyId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string;
}

/** The trail, newest first, as it was written; a page at a time. */
export async function auditList(ctx: ActorContext, { agency, subjectKind, subjectId, after, limit }: QueryOf<typeof people.audit>): Promise<ResponseOf<typeof people.audit>> {
  const rows = await ctx.tx.query<AuditRow>(
    `select e.seq, e.at, coalesce(p.name, k.system) as by, e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.agency_id as "agencyId",
       e.before, e.after, e.request_id as "requestId"
     from audit_events e
     left join people p on p.jurisdiction_id = e.jurisdiction_id and p.id = e.person_id
     left join api_keys k on k.jurisdiction_id = e.jurisdiction_id and k.id = e.api_key_id
     where e.jurisdiction_id = $1
       and ($2::text is null or e.agency_id = (select id from agencies where jurisdiction_id = $1 and code = $2))
       and ($3::text is null or e.subject_kind = $3)
       and ($4::text is null or e.subject_id = $4)
       and ($5::bigint is null or e.seq < $5)
     order by e.seq desc limit $6`,
    [ctx.jurisdictionId, agency ?? null, subjectKind ?? null, subjectId ?? null, after === undefined ? null : decodeCursor(after, ['serial'])[0], limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(page.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  const named = new Map(agencies.map((row): [string, AgencyName] => [row.id, presentAgency(row)]));
  return { items: page.map((row) => auditView(row, named)), next: last === undefined ? null : encodeCursor([last.seq]) };
}

function auditView({ seq, at, agencyId, ...row }: AuditRow, agencies: ReadonlyMap<string, AgencyName>): AuditView {
  return { ...row, seq: String(seq), at: new Date(at).toISOString(), agency: agencies.get(agencyId ?? '') ?? null };
}
