import { Module } from '@nestjs/common';
import { WebhookDelivery } from './delivery.service.js';
import { WebhookTick } from './tick.service.js';
import { WebhooksController } from './webhooks.controller.js';

@Module({ controllers: [WebhooksController], providers: [WebhookDelivery, WebhookTick], exports: [WebhookDelivery, WebhookTick] })
export class WebhooksModule {}
