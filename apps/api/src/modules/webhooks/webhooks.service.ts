import type { BodyOf, webhooks } from '@tiendo/types';
import { v7 as newId } from 'uuid';
import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { checkReceiver, type OutboundRules } from '../../platform/outbound/receiver-address.js';
import { agencyByCode } from '../agencies/public.js';
import { newSecret, type Sealer } from './secret.js';
import { enqueueWaiting } from './waiting.js';

/** A webhook whose secret was just made; nobody can show it again. */
export interface WebhookAndSecret {
  readonly webhookId: string;
  readonly secret: string;
}

interface HeldWebhook {
  readonly system: string;
  readonly url: string;
  readonly agencyId: string | null;
  readonly events: string[];
  readonly paused: boolean;
  readonly version: number;
}

/**
 * Tells a system of events from now on.
 * @throws Refused `wrong_role`, `not_found` for an unknown agency, `invalid_input` for an address that may not be called
 */
export async function makeWebhook(ctx: ActorContext, given: BodyOf<typeof webhooks.make>, rules: OutboundRules, sealer: Sealer): Promise<WebhookAndSecret> {
  const { role } = permit(ctx, 'integration.edit', null);
  const url = allowedUrl(given.url, rules);
  const agency = given.agencyCode === null ? null : await agencyByCode(ctx.tx, ctx.jurisdictionId, given.agencyCode, ctx.today);
  if (given.agencyCode !== null && agency === null) throw new Refused('not_found');
  const [webhookId, secret] = [newId(), newSecret()];
  const [system, events, agencyId] = [given.system.normalize('NFC'), [...new Set(given.events)], agency?.id ?? null];
  await ctx.tx.execute(
    'insert into webhooks (jurisdiction_id, id, system, url, agency_id, events, secret, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [ctx.jurisdictionId, webhookId, system, url, agencyId, events, sealer.seal(webhookId, secret), ctx.actor.personId],
  );
  await audit(ctx, { action: 'webhook.make', subjectKind: 'webhook', subjectId: webhookId, agencyId, role, after: { system, url, events } });
  return { webhookId, secret };
}

/**
 * Changes address or events, pauses, or goes on with what waited.
 * @throws Refused `wrong_role`, `not_found`, `stale_version`, `invalid_input` for an address that may not be called
 */
export async function editWebhook(ctx: ActorContext, webhookId: string, { version, ...given }: BodyOf<typeof webhooks.edit>, rules: OutboundRules): Promise<void> {
  const { role } = permit(ctx, 'integration.edit', null);
  const held = await holdWebhook(ctx, webhookId);
  const before = { url: held.url, events: held.events, active: !held.paused };
  if (held.version !== version) throw new Refused('stale_version', { current: { ...before, version: held.version } });
  const after = { url: given.url === undefined ? held.url : allowedUrl(given.url, rules), events: given.events === undefined ? held.events : [...new Set<string>(given.events)], active: given.active ?? before.active };
  await ctx.tx.execute(
    `update webhooks set url = $3, events = $4, version = version + 1, paused_at = case when $5 then null else coalesce(paused_at, now()) end,
       paused_because = case when $5 then null else coalesce(paused_because, 'administrator') end, failing_since = case when $5 and $6 then null else failing_since end
     where jurisdiction_id = $1 and id = $2`,
    [ctx.jurisdictionId, webhookId, after.url, after.events, after.active, held.paused],
  );
  await audit(ctx, { action: 'webhook.edit', subjectKind: 'webhook', subjectId: webhookId, agencyId: held.agencyId, role, before: { system: held.system, ...before }, after });
  if (held.paused && after.active) {
    await ctx.tx.execute(`update webhook_deliveries set next_try_at = now() where jurisdiction_id = $1 and webhook_id = $2 and state = 'waiting'`, [ctx.jurisdictionId, webhookId]);
    await enqueueWaiting(ctx, { overdueSeconds: 0, webhookId });
  }
}

/** A new secret; for so many days everything is signed with both. @throws Refused `wrong_role`, `not_found` */
export async function rotateSecret(ctx: ActorContext, webhookId: string, graceDays: number, sealer: Sealer): Promise<WebhookAndSecret> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { system, agencyId } = await holdWebhook(ctx, webhookId);
  const secret = newSecret();
  await ctx.tx.execute(
    `update webhooks set secret = $3, previous_secret = case when $4 > 0 then secret end, previous_until = case when $4 > 0 then now() + $4 * interval '1 day' end, version = version + 1
     where jurisdiction_id = $1 and id = $2`,
    [ctx.jurisdictionId, webhookId, sealer.seal(webhookId, secret), graceDays],
  );
  await audit(ctx, { action: 'webhook.rotate', subjectKind: 'webhook', subjectId: webhookId, agencyId, role, after: { system, graceDays } });
  return { webhookId, secret };
}

/** For whoever did not receive the answer with the new secret and asks once more: yet another in its place. @throws Refused `wrong_role`, `not_found` */
export async function replaceLostSecret(ctx: ActorContext, webhookId: string, sealer: Sealer): Promise<WebhookAndSecret> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { system, agencyId } = await holdWebhook(ctx, webhookId);
  const secret = newSecret();
  await ctx.tx.execute('update webhooks set secret = $3, version = version + 1 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, webhookId, sealer.seal(webhookId, secret)]);
  await audit(ctx, { action: 'webhook.rotate', subjectKind: 'webhook', subjectId: webhookId, agencyId, role, after: { system, graceDays: 0 } });
  return { webhookId, secret };
}

/** The system is told nothing more, also not what waits. @throws Refused `wrong_role`, `not_found` */
export async function endWebhook(ctx: ActorContext, webhookId: string, reason: string): Promise<void> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { system, url, agencyId } = await holdWebhook(ctx, webhookId);
  await ctx.tx.execute('update webhooks set ended_at = now(), version = version + 1 where jurisdiction_id = $1 and id = $2', [ctx.jurisdictionId, webhookId]);
  await ctx.tx.execute(`update webhook_deliveries set state = 'failed', problem = 'ended', next_try_at = null where jurisdiction_id = $1 and webhook_id = $2 and state = 'waiting'`, [ctx.jurisdictionId, webhookId]);
  await audit(ctx, { action: 'webhook.end', subjectKind: 'webhook', subjectId: webhookId, agencyId, role, after: { system, url, reason } });
}

/** @throws Refused `not_found` also for one that has ended */
export async function holdWebhook(ctx: ActorContext, webhookId: string): Promise<HeldWebhook> {
  const webhook = await ctx.tx.one<HeldWebhook>(
    `select system, url, agency_id as "agencyId", events, paused_at is not null as paused, version from webhooks
     where jurisdiction_id = $1 and id = $2 and ended_at is null for update`,
    [ctx.jurisdictionId, webhookId],
  );
  if (webhook === null) throw new Refused('not_found');
  return webhook;
}

function allowedUrl(text: string, rules: OutboundRules): string {
  const checked = checkReceiver(text, rules);
  if ('url' in checked) return checked.url.href;
  throw new Refused('invalid_input', { fields: [{ in: 'body', path: 'url', code: checked.problem, expected: 'https://' }] });
}
