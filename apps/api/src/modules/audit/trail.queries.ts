import type { Role } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { AgencyName, AuditView, audit, QueryOf, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { agenciesById, presentAgency } from '../agencies/public.js';

export type AuditFilter = Omit<QueryOf<typeof audit.list>, 'after' | 'limit'>;

interface AuditRow {
  readonly seq: number;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: string | null;
  readonly forPerson: string | null;
  readonly viewedAs: string | null;
  readonly role: Role | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly agencyId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string;
  readonly address: string | null;
  readonly position: number | null;
}

/** Rows of the trail under a filter, newest first, from before `seq`. */
export async function trailRows(ctx: ActorContext, { agency, person, action, subjectKind, subjectId, from, to }: AuditFilter, before: number | null, limit: number): Promise<AuditView[]> {
  const rows = await ctx.tx.query<AuditRow>(
    `select e.seq, e.at, e.recorded_at as "recordedAt", coalesce(p.name, k.system) as by, b.name as "forPerson", v.name as "viewedAs", e.role, e.action, e.subject_kind as "subjectKind",
       e.subject_id as "subjectId", e.agency_id as "agencyId", e.before, e.after, e.request_id as "requestId", e.address, l.position
     from audit_events e
     join jurisdictions j on j.id = e.jurisdiction_id
     left join audit_links l on l.jurisdiction_id = e.jurisdiction_id and l.seq = e.seq
     left join people p on p.jurisdiction_id = e.jurisdiction_id and p.id = e.person_id
     left join api_keys k on k.jurisdiction_id = e.jurisdiction_id and k.id = e.api_key_id
     left join people b on b.jurisdiction_id = e.jurisdiction_id and b.id = e.for_person_id
     left join people v on v.jurisdiction_id = e.jurisdiction_id and v.id = e.viewed_as
     where e.jurisdiction_id = $1
       and ($2::text is null or e.agency_id = (select id from agencies where jurisdiction_id = $1 and code = $2))
       and ($3::text is null or e.person_id in (select id from people where jurisdiction_id = $1 and (search_text(name) like '%' || search_text($3) || '%' or email like '%' || lower($3) || '%')))
       and ($4::text is null or e.action = $4)
       and ($5::text is null or e.subject_kind = $5)
       and ($6::text is null or e.subject_id = $6)
       and ($7::date is null or e.at >= ($7::date::timestamp at time zone j.time_zone))
       and ($8::date is null or e.at < (($8::date + 1)::timestamp at time zone j.time_zone))
       and ($9::bigint is null or e.seq < $9)
     order by e.seq desc limit $10`,
    [ctx.jurisdictionId, agency ?? null, escaped(person), action ?? null, subjectKind ?? null, subjectId ?? null, from ?? null, to ?? null, before, limit],
  );
  const agencies = await agenciesById(ctx.tx, ctx.jurisdictionId, [...new Set(rows.flatMap(({ agencyId }) => agencyId ?? []))], ctx.today);
  const named = new Map(agencies.map((row): [string, AgencyName] => [row.id, presentAgency(row)]));
  return rows.map((row) => auditView(row, named));
}

/** The trail, newest first, as it was written; a page at a time. */
export async function auditList(ctx: ActorContext, { after, limit, ...filter }: QueryOf<typeof audit.list>): Promise<ResponseOf<typeof audit.list>> {
  const rows = await trailRows(ctx, filter, after === undefined ? null : decodeCursor(after, ['serial'])[0], limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : encodeCursor([Number(last.seq)]) };
}

function escaped(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed.replace(/[\\%_]/g, '\\$&');
}

function auditView({ seq, at, recordedAt, agencyId, ...row }: AuditRow, agencies: ReadonlyMap<string, AgencyName>): AuditView {
  return { ...row, seq: String(seq), at: new Date(at).toISOString(), recordedAt: new Date(recordedAt).toISOString(), agency: agencies.get(agencyId ?? '') ?? null };
}
