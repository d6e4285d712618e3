import { Injectable } from '@nestjs/common';
import type { Contexts } from '../auth/contexts.js';
import type { Context } from '../auth/context.js';
import { sqlInstant } from '../database/columns.js';
import { PostFailed, type Letter, type Post } from './post.js';

interface MailRow {
  to_address: string;
  subject: string;
  body_text: string;
  body_html: string;
  message_id: string;
  state: 'queued' | 'sending' | 'sent' | 'kept' | 'failed' | 'ambiguous';
  /** Since it was written its reader was locked. */
  reader_locked: boolean;
}

interface Taken {
  readonly letter: Letter;
  /** An earlier attempt may have handed it over already. */
  readonly perhapsSent: boolean;
}

/**
 * Delivers mails that were written. SMTP cannot be exactly once: what may have been delivered is sent again under the
 * same Message-ID and marked `ambiguous`, so that nothing is lost and every possible double is known.
 */
@Injectable()
export class MailDelivery {
  constructor(
    private readonly contexts: Contexts,
    /** null: there is no mail server, the mail stays in the mailbox page. */
    private readonly post: Post | null,
  ) {}

  /** @throws PostFailed when it is worth another attempt */
  async deliver(jurisdictionId: number, mailId: string): Promise<void> {
    const run = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => this.contexts.run({ jurisdictionId }, work);
    const taken = await run((ctx) => this.take(ctx, mailId));
    if (taken === null || this.post === null) return;
    try {
      await this.post.send(taken.letter);
    } catch (error) {
      if (!(error instanceof PostFailed)) throw error;
      // What may have been delivered stays `sending`: the next attempt ends as ambiguous.
      if (error.outcome === 'refused') await run((ctx) => mark(ctx, mailId, taken.perhapsSent ? 'ambiguous' : 'failed', error.message));
      if (error.outcome === 'later' && !taken.perhapsSent) await run((ctx) => mark(ctx, mailId, 'failed', error.message));
      if (error.outcome === 'refused') return;
      throw error;
    }
    await run((ctx) => mark(ctx, mailId, taken.perhapsSent ? 'ambiguous' : 'sent', null));
  }

  private async take(ctx: Context, mailId: string): Promise<Taken | null> {
    const key = [ctx.jurisdictionId, mailId];
    const row = await ctx.tx.one<MailRow>(
      `select m.to_address, m.subject, m.body_text, m.body_html, m.message_id, m.state,
         exists (select from people p where p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id and p.locked_at is not null) as reader_locked
       from mails m where m.jurisdiction_id = $1 and m.id = $2 for update`,
      key,
    );
    if (row === null || !['queued', 'failed', 'sending'].includes(row.state)) return null;
    if (this.post === null || row.reader_locked) {
      await mark(ctx, mailId, 'kept', null);
      return null;
    }
    await ctx.tx.execute(`update mails set state = 'sending', attempts = attempts + 1 where jurisdiction_id = $1 and id = $2`, key);
    const letter = { to: row.to_address, subject: row.subject, text: row.body_text, html: row.body_html, messageId: row.message_id };
    return { letter, perhapsSent: row.state === 'sending' };
  }
}

/** SQL: a one-time link opens an account, so what is kept of a letter that went out has none. */
const WITHOUT_TOKENS = `, body_text = regexp_replace(body_text, '(token=)[A-Za-z0-9_-]+', '\\1…', 'g'), body_html = regexp_replace(body_html, '(token=)[A-Za-z0-9_-]+', '\\1…', 'g')`;

async function mark(ctx: Context, mailId: string, state: MailRow['state'], lastError: string | null): Promise<void> {
  const sentAt = state === 'sent' || state === 'ambiguous' ? sqlInstant(ctx.now) : null;
  await ctx.tx.execute(
    `update mails set state = $3, last_error = $4, sent_at = $5${sentAt === null ? '' : WITHOUT_TOKENS} where jurisdiction_id = $1 and id = $2`,
    [ctx.jurisdictionId, mailId, state, lastError, sentAt],
  );
}
