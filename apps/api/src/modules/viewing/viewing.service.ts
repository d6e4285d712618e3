import { viewedMail } from '@tiendo/papers';
import type { Locale } from '@tiendo/phrases';
import type { Instant } from '@tiendo/domain/calendar';
import type { ResponseOf, viewing } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import type { Contexts } from '../../platform/auth/contexts.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { writeMail } from '../../platform/mail/mail.js';

const MINUTES = 30;

interface Viewed {
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly agencyId: string | null;
  readonly roles: number;
  readonly administers: boolean;
  readonly illustrative: boolean;
}

/**
 * From now on the actor's session sees what the person sees, and the person is told. It ends by itself.
 * @throws Refused `wrong_role`, `not_found`; `not_viewable` for oneself, an administrator, and who holds no role today
 */
export async function startViewing(ctx: ActorContext, personId: string, reason: string, publicUrl: string): Promise<ResponseOf<typeof viewing.start>> {
  const { role } = permit(ctx, 'person.view_as', null);
  const viewed = await personToView(ctx, personId);
  const sessionId = ctx.actor.session?.id ?? null;
  if (sessionId === null || personId === ctx.actor.personId || viewed.administers || viewed.roles === 0) throw new Refused('not_viewable');
  // What ran out and was not yet written down as ended.
  await endExpired(ctx);
  const id = newId();
  const [row] = await ctx.tx.query<{ until: Instant }>(
    `insert into viewings (jurisdiction_id, id, session_id, viewer_id, person_id, reason, ends_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 minute') returning ends_at as until`,
    [ctx.jurisdictionId, id, sessionId, ctx.actor.personId, personId, reason.normalize('NFC'), MINUTES],
  );
  await audit(ctx, { action: 'person.view_as', subjectKind: 'person', subjectId: personId, agencyId: viewed.agencyId, role, after: { viewingId: id, reason } });
  const { subject, text, html } = viewedMail({ locale: viewed.locale, illustrative: viewed.illustrative, person: viewed.name, link: `${publicUrl}/account/viewings`, viewer: ctx.actor.name, reason, at: new Date(ctx.now).toISOString(), minutes: MINUTES });
  await writeMail(ctx, new URL(publicUrl).hostname, { personId, toAddress: viewed.email, kind: 'viewed', subject, bodyText: text, bodyHtml: html });
  return { until: new Date(row?.until ?? ctx.realNow).toISOString() };
}

/** Back to one's own eyes; nothing where nobody looks through another's. */
export async function endViewing(ctx: ActorContext): Promise<void> {
  const { viewedBy, personId, memberships } = ctx.actor;
  if (viewedBy === null) return;
  const ended = await ctx.tx.execute('update viewings set ended_at = now() where jurisdiction_id = $1 and id = $2 and ended_at is null', [ctx.jurisdictionId, viewedBy.viewingId]);
  if (ended > 0) await audit(ctx, { action: 'person.end_view', subjectKind: 'person', subjectId: personId, agencyId: memberships[0]?.agencyId ?? null, after: { viewingId: viewedBy.viewingId } });
}

/** Writes down the end of viewings whose time is over or whose session was ended; part of the tick. */
export function endViewings(contexts: Contexts, jurisdictionId: number): Promise<void> {
  return contexts.run({ jurisdictionId }, endExpired);
}

async function endExpired(ctx: Context): Promise<void> {
  const ended = await ctx.tx.query<{ id: string; personId: string; viewer: string }>(
    `update viewings v set ended_at = least(now(), v.ends_at)
     from people p
     where v.jurisdiction_id = $1 and v.ended_at is null and p.jurisdiction_id = v.jurisdiction_id and p.id = v.viewer_id
       and (v.ends_at <= now() or not exists (select from auth."session" s where s."id" = v.session_id and s."expiresAt" > now()))
     returning v.id, v.person_id as "personId", p.name as viewer`,
    [ctx.jurisdictionId],
  );
  for (const { id, personId, viewer } of ended) await audit({ ...ctx, actor: null }, { action: 'person.end_view', subjectKind: 'person', subjectId: personId, after: { viewingId: id, ended: viewer } });
}

async function personToView(ctx: ActorContext, personId: string): Promise<Viewed> {
  const row = await ctx.tx.one<Viewed>(
    `select p.name, p.email, p.locale, j.illustrative,
       (array_agg(m.agency_id order by m.valid_from, m.id))[1] as "agencyId", count(m.id) as roles, coalesce(bool_or(m.role = 'administrator'), false) as administers
     from people p
     join jurisdictions j on j.id = p.jurisdiction_id
     left join memberships m on m.jurisdiction_id = p.jurisdiction_id and m.person_id = p.id and m.valid_from <= $3 and (m.valid_to is null or m.valid_to > $3)
     where p.jurisdiction_id = $1 and p.id = $2
     group by p.id, p.name, p.email, p.locale, j.illustrative`,
    [ctx.jurisdictionId, personId, ctx.today],
  );
  if (row === null) throw new Refused('not_found');
  return row;
}
