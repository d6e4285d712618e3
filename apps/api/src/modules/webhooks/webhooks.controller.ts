import { Controller, Inject } from '@nestjs/common';
import { webhooks, type DeliveryView, type InputOf, type ResponseOf, type WebhookView } from '@tiendo/types';
import type { ActorContext } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Earlier, Endpoint, Input, type EarlierOf } from '../../platform/http/endpoint.js';
import { deliveryList, deliveryView } from './deliveries.queries.js';
import { resend, sendTest } from './deliveries.service.js';
import { sealerOf, type Sealer } from './secret.js';
import { webhookList, webhookView } from './webhooks.queries.js';
import { editWebhook, endWebhook, makeWebhook, replaceLostSecret, rotateSecret, type WebhookAndSecret } from './webhooks.service.js';

@Controller()
export class WebhooksController {
  private readonly sealer: Sealer;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.sealer = sealerOf(config.authSecret);
  }

  @Endpoint(webhooks.list)
  async list(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof webhooks.list>> {
    return { items: await webhookList(ctx) };
  }

  @Endpoint(webhooks.make)
  async make(@Ctx() ctx: ActorContext, @Input(webhooks.make) { body }: InputOf<typeof webhooks.make>, @Earlier(webhooks.make) earlier?: EarlierOf<typeof webhooks.make>): Promise<ResponseOf<typeof webhooks.make>> {
    return shown(ctx, earlier === undefined ? await makeWebhook(ctx, body, this.config.outbound, this.sealer) : await replaceLostSecret(ctx, earlier.webhook.id, this.sealer));
  }

  @Endpoint(webhooks.edit)
  async edit(@Ctx() ctx: ActorContext, @Input(webhooks.edit) { params, body }: InputOf<typeof webhooks.edit>): Promise<WebhookView> {
    await editWebhook(ctx, params.webhookId, body, this.config.outbound);
    return webhookView(ctx, params.webhookId);
  }

  @Endpoint(webhooks.rotate)
  async rotate(
    @Ctx() ctx: ActorContext,
    @Input(webhooks.rotate) { params, body }: InputOf<typeof webhooks.rotate>,
    @Earlier(webhooks.rotate) earlier?: EarlierOf<typeof webhooks.rotate>,
  ): Promise<ResponseOf<typeof webhooks.rotate>> {
    return shown(ctx, earlier === undefined ? await rotateSecret(ctx, params.webhookId, body.graceDays, this.sealer) : await replaceLostSecret(ctx, params.webhookId, this.sealer));
  }

  @Endpoint(webhooks.end)
  end(@Ctx() ctx: ActorContext, @Input(webhooks.end) { params, body }: InputOf<typeof webhooks.end>): Promise<void> {
    return endWebhook(ctx, params.webhookId, body.reason);
  }

  @Endpoint(webhooks.deliveries)
  deliveries(@Ctx() ctx: ActorContext, @Input(webhooks.deliveries) { params, query }: InputOf<typeof webhooks.deliveries>): Promise<ResponseOf<typeof webhooks.deliveries>> {
    return deliveryList(ctx, params.webhookId, query);
  }

  @Endpoint(webhooks.test)
  async test(@Ctx() ctx: ActorContext, @Input(webhooks.test) { params }: InputOf<typeof webhooks.test>): Promise<DeliveryView> {
    return deliveryView(ctx, params.webhookId, await sendTest(ctx, params.webhookId, this.config.publicUrl));
  }

  @Endpoint(webhooks.resend)
  async resend(@Ctx() ctx: ActorContext, @Input(webhooks.resend) { params }: InputOf<typeof webhooks.resend>): Promise<DeliveryView> {
    await resend(ctx, params.webhookId, params.deliveryId);
    return deliveryView(ctx, params.webhookId, params.deliveryId);
  }
}

async function shown(ctx: ActorContext, { webhookId, secret }: WebhookAndSecret): Promise<{ webhook: WebhookView; secret: string }> {
  return { webhook: await webhookView(ctx, webhookId), secret };
}
