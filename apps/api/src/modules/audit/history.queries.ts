import type { Role } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import { auditChanges } from '@tiendo/phrases';
import type { audit, QueryOf, ResponseOf } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { HISTORY_OF } from './history-subjects.js';

interface HistoryRow {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly forPerson: string | null;
  readonly viewedAs: string | null;
  readonly role: Role | null;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What was done to one thing, newest first, field by field in the reader's language; a page at a time. @throws Refused as the thing itself does */
export async function historyOf(ctx: ActorContext, { kind, id, after, limit }: QueryOf<typeof audit.history>): Promise<ResponseOf<typeof audit.history>> {
  const { where, values, general } = await HISTORY_OF[kind](ctx, id);
  const place = values.length + 2;
  const rows = await ctx.tx.query<HistoryRow>(
    `select e.seq, e.at, coalesce(p.name, k.system) as by, b.name as "forPerson", v.name as "viewedAs", e.role, e.action, e.before, e.after
     from ${general === undefined ? 'audit_events' : `(select * from audit_events union select * from wall.general_trail('${general}', $2))`} e
     left join people p on p.jurisdiction_id = e.jurisdiction_id and p.id = e.person_id
     left join api_keys k on k.jurisdiction_id = e.jurisdiction_id and k.id = e.api_key_id
     left join people b on b.jurisdiction_id = e.jurisdiction_id and b.id = e.for_person_id
     left join people v on v.jurisdiction_id = e.jurisdiction_id and v.id = e.viewed_as
     where e.jurisdiction_id = $1 and (${where}) and ($${place}::bigint is null or e.seq < $${place})
     order by e.seq desc limit $${place + 1}`,
    [ctx.jurisdictionId, ...values, after === undefined ? null : decodeCursor(after, ['serial'])[0], limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const items = page.map(({ seq, at, before, after: is, ...row }) => ({ ...row, seq: String(seq), at: new Date(at).toISOString(), changes: auditChanges(before, is, ctx.locale) }));
  return { items, next: last === undefined ? null : encodeCursor([last.seq]) };
}
