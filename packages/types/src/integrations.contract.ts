import { KEY_SCOPE_NAMES, LONGEST_GRACE_DAYS, type KeyScope } from '@tiendo/domain/access';
import { WEBHOOK_EVENTS } from '@tiendo/domain/webhooks';
import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { AgencyCode, AgencyName, DateText, Id, InstantText } from './values.js';

const Reason = z.string().trim().min(1).max(500);
const SystemName = z.string().trim().min(1).max(120);
const Scope = z.enum(KEY_SCOPE_NAMES as [KeyScope, ...KeyScope[]]);
/** An address or a range of addresses, `203.162.4.0/24`. */
const AddressRange = z.string().trim().min(2).max(50);
const GraceDays = z.int().min(0).max(LONGEST_GRACE_DAYS);

export const ApiKeyView = z
  .object({
    id: Id,
    /** By which it is recognised; the rest of it nobody can show again. */
    prefix: z.string(),
    system: z.string(),
    /** null for a key of the whole city. */
    agency: AgencyName.nullable(),
    scopes: z.array(Scope),
    reason: z.string(),
    addresses: z.array(z.string()),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: InstantText,
    createdBy: z.string().nullable(),
    expiresAt: InstantText,
    lastUsedAt: InstantText.nullable(),
    lastUsedAddress: z.string().nullable(),
    /** Until when the secret before the last rotation still works; null where it does not. */
    previousUntil: InstantText.nullable(),
    revokedAt: InstantText.nullable(),
    revokedBy: z.string().nullable(),
    revokedReason: z.string().nullable(),
  })
  .meta({ id: 'ApiKeyView' });
export type ApiKeyView = z.output<typeof ApiKeyView>;

const KeyWithToken = z.object({ key: ApiKeyView, token: z.string() });

export const apiKeys = {
  list: endpoint({
    id: 'api_keys.list',
    method: 'GET',
    path: '/api-keys',
    summary: 'Keys of other systems: what each may do, until when, and when it was last used',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.read',
    response: z.object({ items: z.array(ApiKeyView) }),
    problems: ['wrong_role'],
  }),
  make: endpoint({
    id: 'api_keys.make',
    method: 'POST',
    path: '/api-keys',
    summary: 'Make a key for a system, of one agency or (null) of the whole city; the answer holds the key, which is not shown again. A request repeated with its Idempotency-Key gives a new secret, and the first one stops working',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    body: z.object({
      system: SystemName,
      agencyCode: AgencyCode.nullable(),
      scopes: z.array(Scope).min(1).max(KEY_SCOPE_NAMES.length),
      /** Its last day, on the real calendar and at most a year ahead. */
      expiresOn: DateText,
      reason: Reason,
      addresses: z.array(AddressRange).max(20).default([]),
    }),
    response: KeyWithToken,
    secrets: ['token'],
    status: 201,
    problems: ['wrong_role', 'not_found', 'wrong_status'],
  }),
  rotate: endpoint({
    id: 'api_keys.rotate',
    method: 'POST',
    path: '/api-keys/:keyId/rotate',
    summary: 'Give a key a new secret; the one before works for the days of grace. A request repeated with its Idempotency-Key gives yet another secret in place of the new one',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ keyId: Id }),
    body: z.object({ graceDays: GraceDays }),
    response: KeyWithToken,
    secrets: ['token'],
    problems: ['wrong_role', 'not_found', 'wrong_status'],
  }),
  revoke: endpoint({
    id: 'api_keys.revoke',
    method: 'POST',
    path: '/api-keys/:keyId/revoke',
    summary: 'Take a key back; it does not work from then on',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ keyId: Id }),
    body: z.object({ reason: Reason }),
    response: ApiKeyView,
    problems: ['wrong_role', 'not_found', 'wrong_status'],
  }),
};

export const WebhookView = z
  .object({
    id: Id,
    system: z.string(),
    url: z.string(),
    agency: AgencyName.nullable(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    /** `paused`: by an administrator, or by itself after days in which nothing arrived. */
    state: z.enum(['active', 'paused']),
    pausedBecause: z.enum(['administrator', 'failures']).nullable(),
    failingSince: InstantText.nullable(),
    createdAt: InstantText,
    createdBy: z.string().nullable(),
    previousUntil: InstantText.nullable(),
    lastDelivery: z.object({ at: InstantText, state: z.enum(['waiting', 'delivered', 'failed']), status: z.int().nullable(), problem: z.string().nullable() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'WebhookView' });
export type WebhookView = z.output<typeof WebhookView>;

export const DeliveryView = z
  .object({
    id: Id,
    eventId: Id,
    event: z.enum([...WEBHOOK_EVENTS, 'webhook.test']),
    sequence: z.int(),
    agency: AgencyName.nullable(),
    at: InstantText,
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    triedAt: InstantText.nullable(),
    nextTryAt: InstantText.nullable(),
    /** Of the last answer; null where none came. */
    status: z.int().nullable(),
    /** Why the last attempt failed; a code, its words are the page's. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'DeliveryView' });
export type DeliveryView = z.output<typeof DeliveryView>;

const WebhookWithSecret = z.object({ webhook: WebhookView, secret: z.string() });
const ReceiverUrl = z.string().trim().min(10).max(1_000);
const Events = z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length);

export const webhooks = {
  list: endpoint({
    id: 'webhooks.list',
    method: 'GET',
    path: '/webhooks',
    summary: 'Systems that are told of events, and whether the telling arrives',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.read',
    response: z.object({ items: z.array(WebhookView) }),
    problems: ['wrong_role'],
  }),
  make: endpoint({
    id: 'webhooks.make',
    method: 'POST',
    path: '/webhooks',
    summary: 'Tell a system of events of one agency or (null) of the whole city; the answer holds the secret that signs, which is not shown again. A request repeated with its Idempotency-Key gives a new secret, and the first one stops working',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    body: z.object({ system: SystemName, url: ReceiverUrl, agencyCode: AgencyCode.nullable(), events: Events }),
    response: WebhookWithSecret,
    secrets: ['secret'],
    status: 201,
    problems: ['wrong_role', 'not_found'],
  }),
  edit: endpoint({
    id: 'webhooks.edit',
    method: 'PATCH',
    path: '/webhooks/:webhookId',
    summary: 'Change the address or the events, pause, or go on; what waited is then sent',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ webhookId: Id }),
    body: z.object({ version: z.int().min(1), url: ReceiverUrl.optional(), events: Events.optional(), active: z.boolean().optional() }),
    response: WebhookView,
    problems: ['wrong_role', 'not_found', 'stale_version'],
  }),
  rotate: endpoint({
    id: 'webhooks.rotate',
    method: 'POST',
    path: '/webhooks/:webhookId/rotate',
    summary: 'Make a new secret; during the days of grace everything is signed with both. A request repeated with its Idempotency-Key gives yet another secret in place of the new one',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ webhookId: Id }),
    body: z.object({ graceDays: GraceDays }),
    response: WebhookWithSecret,
    secrets: ['secret'],
    problems: ['wrong_role', 'not_found'],
  }),
  end: endpoint({
    id: 'webhooks.end',
    method: 'POST',
    path: '/webhooks/:webhookId/end',
    summary: 'Tell the system nothing any more; what waits is not sent',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ webhookId: Id }),
    body: z.object({ reason: Reason }),
    response: 'nothing',
    problems: ['wrong_role', 'not_found'],
  }),
  deliveries: endpoint({
    id: 'webhooks.deliveries',
    method: 'GET',
    path: '/webhooks/:webhookId/deliveries',
    summary: 'What the system was told, newest first: attempts, answers, the next attempt',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.read',
    params: z.object({ webhookId: Id }),
    query: z.object({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(DeliveryView), next: z.string().nullable() }),
    problems: ['wrong_role', 'not_found'],
  }),
  test: endpoint({
    id: 'webhooks.test',
    method: 'POST',
    path: '/webhooks/:webhookId/test',
    summary: 'Send a test event to the system',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ webhookId: Id }),
    response: DeliveryView,
    status: 201,
    problems: ['wrong_role', 'not_found', 'wrong_status'],
  }),
  resend: endpoint({
    id: 'webhooks.resend',
    method: 'POST',
    path: '/webhooks/:webhookId/deliveries/:deliveryId/resend',
    summary: 'Send again what failed for good, with its event id; its attempts begin anew',
    tag: 'integrations',
    access: 'signed_in',
    action: 'integration.edit',
    params: z.object({ webhookId: Id, deliveryId: Id }),
    response: DeliveryView,
    problems: ['wrong_role', 'not_found', 'wrong_status'],
  }),
};

const told = { id: Id, sequence: z.int(), timestamp: InstantText, illustrative: z.boolean() };
const ToldReport = z.object({ reportId: Id, agencyCode: AgencyCode, period: z.string(), revision: z.int(), link: z.url() });
const ToldPeriod = z.object({ period: z.string(), kind: z.enum(['quarter', 'one_off']), closedAt: InstantText, link: z.url() });

/** The body of what a receiver is sent, by its event. No personal data and no figures: who may read those asks for them with a key. */
export const WEBHOOK_BODIES = {
  'report.sent': z.object({ ...told, type: z.literal('report.sent'), data: ToldReport }).meta({ id: 'WebhookReportSent' }),
  'report.returned': z.object({ ...told, type: z.literal('report.returned'), data: ToldReport }).meta({ id: 'WebhookReportReturned' }),
  'report.accepted': z.object({ ...told, type: z.literal('report.accepted'), data: ToldReport }).meta({ id: 'WebhookReportAccepted' }),
  'period.closed': z.object({ ...told, type: z.literal('period.closed'), data: ToldPeriod }).meta({ id: 'WebhookPeriodClosed' }),
  'webhook.test': z.object({ ...told, type: z.literal('webhook.test'), data: z.object({ link: z.url() }) }).meta({ id: 'WebhookTest' }),
} as const;
export type ToldEvent = keyof typeof WEBHOOK_BODIES;
export type WebhookData<E extends ToldEvent> = z.input<(typeof WEBHOOK_BODIES)[E]>['data'];
