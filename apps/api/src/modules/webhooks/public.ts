export { announce } from './announce.js';
export { WebhookDelivery } from './delivery.service.js';
export { WebhookTick } from './tick.service.js';
