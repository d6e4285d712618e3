import { audit } from '../../platform/audit/audit.js';
import type { ActorContext } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { Refused } from '../../platform/http/refused.js';
import { announceTo, enqueueDelivery } from './announce.js';
import { holdWebhook } from './webhooks.service.js';

/** Sends a test event, to see whether the way is open. @returns the delivery's id @throws Refused `wrong_role`, `not_found`, `wrong_status` while it is paused */
export async function sendTest(ctx: ActorContext, webhookId: string, publicUrl: string): Promise<string> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { system, agencyId, paused } = await holdWebhook(ctx, webhookId);
  if (paused) throw new Refused('wrong_status');
  const deliveryId = await announceTo(ctx, webhookId, { kind: 'webhook.test', agencyId: null, subjectId: webhookId, data: { link: `${publicUrl}/integrations` } });
  await audit(ctx, { action: 'webhook.test', subjectKind: 'webhook', subjectId: webhookId, agencyId, role, after: { system } });
  return deliveryId;
}

/** Begins anew with what failed for good. @throws Refused `wrong_role`, `not_found`, `wrong_status` where it did not fail, or while the webhook is paused */
export async function resend(ctx: ActorContext, webhookId: string, deliveryId: string): Promise<void> {
  const { role } = permit(ctx, 'integration.edit', null);
  const { system, agencyId, paused } = await holdWebhook(ctx, webhookId);
  const key = [ctx.jurisdictionId, webhookId, deliveryId];
  const delivery = await ctx.tx.one<{ state: string; kind: string }>(
    `select d.state, e.kind from webhook_deliveries d join webhook_events e on e.jurisdiction_id = d.jurisdiction_id and e.id = d.event_id
     where d.jurisdiction_id = $1 and d.webhook_id = $2 and d.id = $3 for update of d`,
    key,
  );
  if (delivery === null) throw new Refused('not_found');
  if (delivery.state !== 'failed' || paused) throw new Refused('wrong_status');
  await ctx.tx.execute(`update webhook_deliveries set state = 'waiting', attempts = 0, next_try_at = now() where jurisdiction_id = $1 and webhook_id = $2 and id = $3`, key);
  await enqueueDelivery(ctx, deliveryId);
  await audit(ctx, { action: 'webhook.resend', subjectKind: 'webhook', subjectId: webhookId, agencyId, role, after: { system, event: delivery.kind } });
}
