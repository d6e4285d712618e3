import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit/audit.js';
import { ATTEMPT_LIMITS } from '../../platform/auth/attempt-limits.js';
import { accountMark, accountOf, takeAttempt } from '../../platform/auth/attempts.js';
import type { Context } from '../../platform/auth/context.js';
import { Contexts } from '../../platform/auth/contexts.js';
import { takeReset } from '../../platform/auth/sign-in-limits.js';
import { seal, unseal } from '../../platform/auth/sealed.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Refused } from '../../platform/http/refused.js';
import { enqueue } from '../../platform/jobs/outbox.js';
import { sendReset, type Owner } from './account-mails.js';
import { openPasswordLink } from './password-links.commands.js';

declare module '../../platform/jobs/topics.js' {
  interface Topics {
    /** Somebody asked for a letter to set their password; the address that they wrote is sealed. */
    'reset-letter': { sealedEmail: string };
  }
}

const MINUTES = 30;
const PURPOSE = 'reset-letter';

/** Letters by which somebody sets a forgotten password anew. */
@Injectable()
export class ResetLetters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly contexts: Contexts,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Takes the request, which is the same work whether there is such an account or not; who it is for is found out later, by a job.
   * @throws Refused `too_many_requests`, counted by what was written and by where it came from
   */
  async ask(ctx: Context, email: string): Promise<void> {
    const fromHere = await takeAttempt(ctx.tx, ATTEMPT_LIMITS.resetFromAddress, ctx.address ?? '');
    const seconds = fromHere > 0 ? fromHere : await takeReset(ctx.tx, email, { address: ctx.address ?? '', device: ctx.client.device });
    if (seconds > 0) throw new Refused('too_many_requests', { retryAfterSeconds: seconds, keepsWork: true });
    await audit(ctx, { action: 'session.ask_reset', subjectKind: 'account', subjectId: accountMark(email) });
    await enqueue(ctx.tx, 'reset-letter', { sealedEmail: seal(this.config.authSecret, PURPOSE, accountOf(email)) });
  }

  /** Writes the letter where there is such an account; nothing for anybody else. */
  async send(sealedEmail: string): Promise<void> {
    const email = unseal(this.config.authSecret, PURPOSE, sealedEmail);
    if (email === null) return;
    const found = await this.transactions.run('read', (tx) =>
      tx.one<{ authUserId: string; jurisdictionId: number | null }>(`select u."id" as "authUserId", wall.of_account(u."id") as "jurisdictionId" from auth."user" u where u."email" = $1`, [email]),
    );
    if (found === null || found.jurisdictionId === null) return;
    const { authUserId, jurisdictionId } = found;
    await this.contexts.run({ jurisdictionId }, async (ctx) => {
      const owner = await ctx.tx.one<Owner>('select id as "personId", name, email, locale from people where auth_user_id = $1 and locked_at is null', [authUserId]);
      if (owner === null) return;
      const token = await openPasswordLink(ctx, owner.personId, { minutes: MINUTES });
      await audit(ctx, { action: 'person.write_reset', subjectKind: 'person', subjectId: owner.personId });
      await sendReset(ctx, owner, token, MINUTES, this.config.publicUrl);
    });
  }
}
