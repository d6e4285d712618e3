import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@tiendo/domain/calendar';
import { isGivenUp, pauseAfter } from '@tiendo/domain/webhooks';
import { webhookPausedMail } from '@tiendo/papers';
import { audit } from '../../platform/audit/audit.js';
import type { Context } from '../../platform/auth/context.js';
import { Contexts } from '../../platform/auth/contexts.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { writeMail } from '../../platform/mail/mail.js';
import { postJson, type PostOutcome, type PostProblem } from '../../platform/outbound/post.js';
import { tellableInCity } from '../people/public.js';
import { enqueueDelivery } from './announce.js';
import { sealerOf, signedHeaders, type Sealer } from './secret.js';

/** Why a delivery was not made. `ended`: its webhook is no more. `secret_unreadable`: the installation's secret is another now. */
export type DeliveryProblem = PostProblem | 'ended' | 'secret_unreadable';

/** How long one attempt has the delivery for itself; longer than any attempt takes. */
const HELD_SECONDS = 60;

interface Taken {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface DueRow {
  readonly webhookId: string;
  readonly url: string;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly eventId: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: Instant;
  readonly illustrative: boolean;
  readonly data: string;
}

interface FailingRow {
  readonly webhookId: string;
  readonly system: string;
  readonly since: Instant;
  readonly seconds: number;
  readonly paused: boolean;
}

/** Sends what was announced. It arrives at least once: who receives it drops what comes a second time by the event's id. */
@Injectable()
export class WebhookDelivery {
  private readonly sealer: Sealer;

  constructor(
    private readonly contexts: Contexts,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.sealer = sealerOf(config.authSecret);
  }

  /** One attempt, where it is due; no transaction is open while the receiver is spoken to. */
  async deliver(jurisdictionId: number, deliveryId: string, signal: AbortSignal): Promise<void> {
    const run = <T>(work: (ctx: Context) => Promise<T>): Promise<T> => this.contexts.run({ jurisdictionId }, work);
    const taken = await run((ctx) => this.take(ctx, deliveryId));
    if (taken === null) return;
    const outcome = typeof taken === 'string' ? { ok: false as const, status: null, problem: taken } : await postJson(taken.url, { ...taken, rules: this.config.outbound, signal });
    // The process stops: the attempt does not count, and is made again when its hold is over.
    if (signal.aborted && !outcome.ok) return;
    await run((ctx) => this.record(ctx, deliveryId, outcome));
  }

  private async take(ctx: Context, deliveryId: string): Promise<Taken | 'secret_unreadable' | null> {
    const due = await ctx.tx.one<DueRow>(
      `select w.id as "webhookId", w.url, w.secret, case when w.previous_until > now() then w.previous_secret end as "previousSecret",
         e.id as "eventId", e.seq, e.kind, e.at, e.illustrative, e.data
       from webhook_deliveries d
       join webhooks w on w.jurisdiction_id = d.jurisdiction_id and w.id = d.webhook_id
       join webhook_events e on e.jurisdiction_id = d.jurisdiction_id and e.id = d.event_id
       where d.jurisdiction_id = $1 and d.id = $2 and d.state = 'waiting' and d.next_try_at <= now() + interval '1 second'
         and w.ended_at is null and w.paused_at is null
       for update of d`,
      [ctx.jurisdictionId, deliveryId],
    );
    if (due === null) return null;
    await ctx.tx.execute(
      `update webhook_deliveries set attempts = attempts + 1, tried_at = now(), next_try_at = now() + $3 * interval '1 second' where jurisdiction_id = $1 and id = $2`,
      [ctx.jurisdictionId, deliveryId, HELD_SECONDS],
    );
    const secrets = [due.secret, due.previousSecret].flatMap((sealed) => (sealed === null ? [] : [this.sealer.open(due.webhookId, sealed)]));
    if (secrets.includes(null)) return 'secret_unreadable';
    const body = JSON.stringify({ id: due.eventId, sequence: due.seq, type: due.kind, timestamp: new Date(due.at).toISOString(), illustrative: due.illustrative, data: JSON.parse(due.data) as unknown });
    const timestamp = Math.floor(ctx.realNow / 1000);
    return { url: due.url, body, headers: signedHeaders({ id: due.eventId, timestamp, body }, secrets as string[]) };
  }

  private async record(ctx: Context, deliveryId: string, outcome: PostOutcome | { readonly ok: false; readonly status: null; readonly problem: DeliveryProblem }): Promise<void> {
    const key = [ctx.jurisdictionId, deliveryId];
    if (outcome.ok) {
      await ctx.tx.execute(`update webhook_deliveries set state = 'delivered', next_try_at = null, status = $3, problem = null where jurisdiction_id = $1 and id = $2`, [...key, outcome.status]);
      await ctx.tx.execute(`update webhooks w set failing_since = null from webhook_deliveries d where d.jurisdiction_id = $1 and d.id = $2 and w.jurisdiction_id = $1 and w.id = d.webhook_id and w.failing_since is not null`, key);
      return;
    }
    const row = await ctx.tx.one<{ attempts: number }>('select attempts from webhook_deliveries where jurisdiction_id = $1 and id = $2 for update', key);
    if (row === null) return;
    const pause = pauseAfter(row.attempts);
    const next = await ctx.tx.one<{ at: Instant | null }>(
      `update webhook_deliveries set state = $3, next_try_at = now() + $4 * interval '1 second', status = $5, problem = $6
       where jurisdiction_id = $1 and id = $2 and state = 'waiting' returning next_try_at as at`,
      [...key, pause === null ? 'failed' : 'waiting', pause, outcome.status, outcome.problem],
    );
    if (next?.at != null) await enqueueDelivery(ctx, deliveryId, new Date(next.at));
    await this.pauseWhereGivenUp(ctx, deliveryId);
  }

  /** A receiver that has taken nothing for days is left in peace, and those who look after it are told. */
  private async pauseWhereGivenUp(ctx: Context, deliveryId: string): Promise<void> {
    const failing = await ctx.tx.one<FailingRow>(
      `update webhooks w set failing_since = coalesce(w.failing_since, now()) from webhook_deliveries d
       where d.jurisdiction_id = $1 and d.id = $2 and w.jurisdiction_id = $1 and w.id = d.webhook_id
       returning w.id as "webhookId", w.system, w.failing_since as since, extract(epoch from now() - w.failing_since)::float8 as seconds, w.paused_at is not null as paused`,
      [ctx.jurisdictionId, deliveryId],
    );
    if (failing === null || failing.paused || !isGivenUp(failing.seconds)) return;
    const { webhookId, system } = failing;
    const since = new Date(failing.since).toISOString();
    await ctx.tx.execute(`update webhooks set paused_at = now(), paused_because = 'failures', version = version + 1 where jurisdiction_id = $1 and id = $2`, [ctx.jurisdictionId, webhookId]);
    await audit(ctx, { action: 'webhook.pause', subjectKind: 'webhook', subjectId: webhookId, after: { system, failingSince: since } });
    const place = await ctx.tx.one<{ illustrative: boolean }>('select illustrative from jurisdictions where id = $1', [ctx.jurisdictionId]);
    const link = `${this.config.publicUrl}/integrations?tab=webhooks`;
    for (const { personId, name, email, locale } of await tellableInCity(ctx, ['administrator'])) {
      const { subject, text, html } = webhookPausedMail({ locale, illustrative: place?.illustrative ?? false, person: name, link, system, since });
      await writeMail(ctx, new URL(this.config.publicUrl).hostname, { personId, toAddress: email, kind: 'webhook_paused', subject, bodyText: text, bodyHtml: html });
    }
  }
}
