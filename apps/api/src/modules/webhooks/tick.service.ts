import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '../../platform/auth/context.js';
import { Contexts } from '../../platform/auth/contexts.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { allPeriods } from '../periods/public.js';
import { announce } from './announce.js';
import { enqueueWaiting } from './waiting.js';

/** The minute's look at what is to be told to other systems. */
@Injectable()
export class WebhookTick {
  constructor(
    private readonly contexts: Contexts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(jurisdictionId: number): Promise<void> {
    return this.contexts.run({ jurisdictionId }, async (ctx) => {
      await announceClosed(ctx, this.config.publicUrl);
      await enqueueWaiting(ctx, { overdueSeconds: 120 });
    });
  }
}

/** Says of each period whose lock instant has come that it is closed, once. */
async function announceClosed(ctx: Context, publicUrl: string): Promise<void> {
  const said = await ctx.tx.query<{ id: string }>(`select subject_id as id from webhook_events where jurisdiction_id = $1 and kind = 'period.closed'`, [ctx.jurisdictionId]);
  const known = new Set(said.map(({ id }) => id));
  for (const { id, code, kind, lockAt } of await allPeriods(ctx.tx, ctx.jurisdictionId)) {
    if (lockAt > ctx.now || known.has(id)) continue;
    const data = { period: code, kind, closedAt: new Date(lockAt).toISOString(), link: `${publicUrl}/matrix?period=${encodeURIComponent(code)}` };
    await announce(ctx, { kind: 'period.closed', agencyId: null, subjectId: id, data });
  }
}
