import { decide } from '@tiendo/domain/access';
import type { Instant } from '@tiendo/domain/calendar';
import type { MailView, QueryOf, reminders, ResponseOf } from '@tiendo/types';
import { noteReading } from '../../platform/audit/reading.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { Refused } from '../../platform/http/refused.js';

interface HeadRow extends Omit<MailView, 'text' | 'html' | 'createdAt' | 'sentAt'> {
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
}

const HEAD = 'id, kind, to_address as "to", subject, state, created_at as "createdAt", sent_at as "sentAt"';

/** One's own mails, newest first, and for an administrator of the demonstration those of everybody; a page at a time. */
export async function mailList(ctx: ActorContext, { q, after, limit }: QueryOf<typeof reminders.mailbox>, delivers: boolean): Promise<ResponseOf<typeof reminders.mailbox>> {
  const [createdAt, id] = after === undefined ? [null, null] : decodeCursor(after, ['instant', 'uuid']);
  const rows = await ctx.tx.query<HeadRow>(
    `select ${HEAD} from mails
     where jurisdiction_id = $1 and ($2::uuid is null or person_id = $2)
       and ($3 = '' or search_text(subject) like '%' || search_text($3) || '%' or to_address like '%' || lower($3) || '%')
       and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [ctx.jurisdictionId, readableMailsOf(ctx), q.trim().replace(/[\\%_]/g, '\\$&'), createdAt === null ? null : new Date(createdAt), id, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(headView), next: last === undefined ? null : encodeCursor([last.createdAt, last.id]), delivers };
}

/** @throws Refused `not_found`, also for a mail to somebody else */
export async function mailView(ctx: ActorContext, mailId: string): Promise<MailView> {
  const row = await ctx.tx.one<HeadRow & { text: string; html: string; personId: string }>(
    `select ${HEAD}, person_id as "personId", body_text as text, body_html as html from mails where jurisdiction_id = $1 and id = $2 and ($3::uuid is null or person_id = $3)`,
    [ctx.jurisdictionId, mailId, readableMailsOf(ctx)],
  );
  if (row === null) throw new Refused('not_found');
  if (row.personId !== ctx.actor.personId) await noteReading(ctx, { action: 'mail.read', subjectKind: 'mail', subjectId: mailId, after: { to: row.to, subject: row.subject } });
  return { ...headView(row), text: row.text, html: row.html };
}

/** Whose mails the reader may open; null for everybody's: in a demonstration nobody's letters are private, its administrator shows what went out. */
export function readableMailsOf({ actor, demonstration }: ActorContext): string | null {
  return demonstration && decide(actor, 'person.edit', null).allowed ? null : actor.personId;
}

function headView({ id, kind, to, subject, state, createdAt, sentAt }: HeadRow): Omit<MailView, 'text' | 'html'> {
  return { id, kind, to, subject, state, createdAt: new Date(createdAt).toISOString(), sentAt: sentAt === null ? null : new Date(sentAt).toISOString() };
}
