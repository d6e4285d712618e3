import { randomUUID } from 'node:crypto';
import type { Context } from '../auth/context.js';
import { sqlInstant } from '../database/columns.js';
import { enqueue } from '../jobs/outbox.js';

export interface NewMail {
  readonly personId: string;
  readonly toAddress: string;
  /** What it is for: `reminder`, `invitation` ... */
  readonly kind: string;
  readonly subject: string;
  readonly bodyText: string;
  readonly bodyHtml: string;
}

/**
 * Writes a mail to somebody, in the transaction that is the reason for it; it is delivered after the commit.
 * Its Message-ID is set here once and for all, so that a reader's server can drop a second delivery.
 * @param host the right side of the Message-ID: where the system is reached
 * @returns the mail's id
 */
export async function writeMail(ctx: Context, host: string, mail: NewMail): Promise<string> {
  const id = randomUUID();
  await ctx.tx.execute(
    `insert into mails (jurisdiction_id, id, person_id, kind, to_address, subject, body_text, body_html, message_id, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', $10)`,
    [ctx.jurisdictionId, id, mail.personId, mail.kind, mail.toAddress, mail.subject, mail.bodyText, mail.bodyHtml, `<${id}@${host}>`, sqlInstant(ctx.now)],
  );
  await enqueue(ctx.tx, 'deliver-mail', { jurisdictionId: ctx.jurisdictionId, mailId: id });
  return id;
}
