import type { Instant } from '@tiendo/domain/calendar';
import type { ResponseOf, viewing } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';

const MOST_SHOWN = 50;

interface Row {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly pages: number;
}

/** Who has looked through the actor's eyes, newest first, and how many addresses they opened. */
export async function viewingsOf(ctx: ActorContext): Promise<ResponseOf<typeof viewing.mine>> {
  const rows = await ctx.tx.query<Row>(
    `select v.id, p.name as by, v.reason, v.started_at as "startedAt", case when v.ends_at <= now() then coalesce(v.ended_at, v.ends_at) else v.ended_at end as "endedAt",
       (select count(*) from wall.general_trail('person', v.person_id::text) e
         where e.action = 'person.view_page' and e.after->>'viewingId' = v.id::text) as pages
     from viewings v join people p on p.jurisdiction_id = v.jurisdiction_id and p.id = v.viewer_id
     where v.jurisdiction_id = $1 and v.person_id = $2
     order by v.started_at desc limit $3`,
    [ctx.jurisdictionId, ctx.actor.personId, MOST_SHOWN],
  );
  return { items: rows.map(({ startedAt, endedAt, ...row }) => ({ ...row, startedAt: new Date(startedAt).toISOString(), endedAt: endedAt === null ? null : new Date(endedAt).toISOString() })) };
}
