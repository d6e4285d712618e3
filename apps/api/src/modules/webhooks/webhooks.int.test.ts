import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@tiendo/client';
import { RETRY_PAUSES } from '@tiendo/domain/webhooks';
import { WEBHOOK_BODIES, audit, system, webhooks, type BodyOf, type DeliveryView } from '@tiendo/types';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aCity, services, type City } from '../../../test/city.js';
import { aReceiver, isSigned, type Receiver } from '../../../test/receiver.js';
import { deskOf, outcome } from '../../../test/reporting.js';
import { announce, WebhookTick } from './public.js';

let receiver: Receiver;
let app: TestApp;
let city: City;
let admin: Client;
beforeAll(async () => {
  receiver = await aReceiver();
  app = await bootApp({ WEBHOOK_PRIVATE_RANGES: '127.0.0.1', WEBHOOK_PORTS: `443,${receiver.port}`, PUBLIC_URL: 'https://tiendo.danang.test' });
  city = await aCity(app, { SXD: services(2, 3), STTTT: services(1, 1), 'TK-1': services(1, 1) });
  admin = await app.asPerson(city.people.administrator);
}, 60_000);
afterAll(async () => {
  await app.close();
  await receiver.close();
});
beforeEach(async () => {
  for (const { id } of (await admin.call(webhooks.list, {})).items) await admin.call(webhooks.end, { params: { webhookId: id }, body: { reason: 'hết phép thử' } });
  await app.drainJobs(['deliver-webhook']);
  receiver.received.length = 0;
  receiver.status = 204;
});

type Wanted = BodyOf<typeof webhooks.make>;
const make = (more: Partial<Wanted> = {}) => admin.call(webhooks.make, { body: { system: 'Trục tích hợp', url: receiver.url, agencyCode: null, events: ['report.sent', 'report.returned', 'report.accepted', 'period.closed'], ...more } });
const send = () => app.drainJobs(['deliver-webhook']);
/** What waits is due now, as if its pause were over. */
const comeDue = () => app.sql(`update webhook_deliveries set next_try_at = now() where state = 'waiting'`).then(() => app.sql(`update pgboss.job set start_after = now() where name = 'deliver-webhook' and state = 'created'`));
const deliveriesOf = async (webhookId: string): Promise<DeliveryView[]> => (await admin.call(webhooks.deliveries, { params: { webhookId }, query: {} })).items;
const test = (webhookId: string) => admin.call(webhooks.test, { params: { webhookId } });
const told = () => receiver.received.map(({ body }) => JSON.parse(body) as { type: keyof typeof WEBHOOK_BODIES; id: string; sequence: number; data: Record<string, unknown> });
const actions = async (webhookId: string) => (await admin.call(audit.list, { query: { subjectKind: 'webhook', subjectId: webhookId } })).items.map(({ action }) => action);
const viewOf = async (webhookId: string) => (await admin.call(webhooks.list, {})).items.find(({ id }) => id === webhookId);

describe('what happens is told', () => {
  it('that a report was sent, returned, sent again and accepted: signed, in the order of its sequence, without a name or a figure', async () => {
    const { webhook, secret } = await make();
    const desk = await deskOf(app, city, 'SXD');
    await desk.bring('returned');
    await desk.save('officer.SXD', 'results', { words: 'đã nêu rõ' });
    await desk.act('officer.SXD', 'submit');
    await desk.act('head.SXD', 'approve');
    await desk.act('coordinator', 'open');
    for (const { code, state } of (await desk.get('coordinator')).items) if (state !== 'accepted') await desk.decide('coordinator', code, { decision: 'accepted' });
    await desk.act('coordinator', 'accept');
    expect(receiver.received).toEqual([]);
    expect(await send()).toBe(4);
    const bodies = told().sort((a, b) => a.sequence - b.sequence);
    expect(bodies.map(({ type, data }) => [type, data['revision']])).toEqual([['report.sent', 1], ['report.returned', 1], ['report.sent', 2], ['report.accepted', 2]]);
    for (const body of bodies) {
      expect(WEBHOOK_BODIES[body.type].strict().safeParse(body)).toMatchObject({ success: true });
      expect(body.data).toEqual({ reportId: desk.reportId, agencyCode: 'SXD', period: '2019-Q3', revision: expect.any(Number), link: `https://tiendo.danang.test/reports/${desk.reportId}` });
    }
    for (const one of receiver.received) {
      expect(isSigned(one, secret)).toBe(true);
      expect(isSigned({ ...one, body: `${one.body} ` }, secret)).toBe(false);
      expect(one.headers['webhook-id']).toBe((JSON.parse(one.body) as { id: string }).id);
      expect(Math.abs(Number(one.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
      expect([one.headers['content-type'], one.headers['cookie'], one.headers['authorization']]).toEqual(['application/json; charset=utf-8', undefined, undefined]);
    }
    expect((await deliveriesOf(webhook.id)).map(({ state, attempts, status }) => [state, attempts, status])).toEqual(Array.from({ length: 4 }, () => ['delivered', 1, 204]));
    expect((await viewOf(webhook.id))?.lastDelivery).toMatchObject({ state: 'delivered', status: 204 });
  });

  it('to the receivers of its agency and of the city, of the events that they asked for', async () => {
    await make({ agencyCode: 'STTTT', system: 'của Sở' });
    await make({ agencyCode: 'TK-1', system: 'của phường khác' });
    await make({ events: ['report.accepted'], system: 'chỉ xác nhận' });
    await (await deskOf(app, city, 'STTTT', 'city_office')).bring('sent');
    expect(await send()).toBe(1);
    expect(told()).toMatchObject([{ type: 'report.sent', data: { agencyCode: 'STTTT' } }]);
  });

  it('that a quarter closed, when its lock instant has passed and once, however often one looks and in however many processes', async () => {
    const tick = () => app.application.app.get(WebhookTick).run(city.jurisdictionId);
    await tick();
    await make({ agencyCode: 'TK-1' });
    await app.setClock(city.jurisdictionId, '2019-10-25', 23);
    await tick();
    expect(await send()).toBe(0);
    await app.setClock(city.jurisdictionId, '2019-10-26', 0);
    await Promise.all([tick(), tick(), tick()]);
    await tick();
    await send();
    expect(told()).toMatchObject([{ type: 'period.closed', data: { period: '2019-Q3', kind: 'quarter', closedAt: '2019-10-25T17:00:00.000Z' } }]);
    expect(WEBHOOK_BODIES['period.closed'].strict().safeParse(told()[0])).toMatchObject({ success: true });
  });

  it('and not what was rolled back', async () => {
    const { webhook } = await make();
    const data = { period: '2019-Q4', kind: 'quarter' as const, closedAt: '2020-01-25T17:00:00.000Z', link: 'https://tiendo.danang.test/' };
    const changesItsMind = app.run(city.jurisdictionId, async (ctx) => {
      await announce(ctx, { kind: 'period.closed', agencyId: null, subjectId: webhook.id, data });
      throw new Error('changed its mind');
    });
    await expect(changesItsMind).rejects.toThrow('changed its mind');
    expect([await send(), await deliveriesOf(webhook.id)]).toEqual([0, []]);
  });
});

describe('a delivery', () => {
  it('that fails is tried again with the same id for a day, then failed with its reason, and can be sent again', async () => {
    const { webhook } = await make();
    receiver.status = 503;
    const { id } = await test(webhook.id);
    const states: string[] = [];
    for (let attempt = 1; attempt <= RETRY_PAUSES.length + 1; attempt += 1) {
      expect(await send()).toBe(1);
      const [row] = await app.sql<{ state: string; pause: number | null }>('select state, round(extract(epoch from next_try_at - tried_at))::integer as pause from webhook_deliveries where id = $1', [id]);
      expect(row?.pause ?? null).toBe(RETRY_PAUSES[attempt - 1] ?? null);
      states.push(row?.state ?? '');
      await comeDue();
    }
    expect(states).toEqual([...RETRY_PAUSES.map(() => 'waiting'), 'failed']);
    expect(await send()).toBe(0);
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: 'failed', attempts: RETRY_PAUSES.length + 1, status: 503, problem: 'bad_answer', nextTryAt: null }]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

    receiver.status = 200;
    expect(await admin.call(webhooks.resend, { params: { webhookId: webhook.id, deliveryId: id } })).toMatchObject({ state: 'waiting', attempts: 0 });
    await send();
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: 'delivered', attempts: 1, status: 200, problem: null }]);
    expect(await outcome(admin.call(webhooks.resend, { params: { webhookId: webhook.id, deliveryId: id } }))).toBe('wrong_status');
    expect(await actions(webhook.id)).toEqual(['webhook.resend', 'webhook.test', 'webhook.make']);
  });

  it('whose job was lost is made by a later tick', async () => {
    const { webhook } = await make();
    await test(webhook.id);
    await app.sql(`delete from pgboss.job where name = 'deliver-webhook'`);
    await app.sql(`update webhook_deliveries set next_try_at = now() - interval '3 minutes' where webhook_id = $1`, [webhook.id]);
    await app.application.app.get(WebhookTick).run(city.jurisdictionId);
    expect([await send(), receiver.received.length]).toEqual([1, 1]);
  });

  it('enqueued twice is made once', async () => {
    const { webhook } = await make();
    await test(webhook.id);
    await app.sql(`update webhook_deliveries set next_try_at = now() - interval '3 minutes' where webhook_id = $1`, [webhook.id]);
    await app.application.app.get(WebhookTick).run(city.jurisdictionId);
    expect([await send(), receiver.received.length]).toEqual([2, 1]);
  });

  it('is never made to an address that may not be called, also when the webhook was made before', async () => {
    const { webhook } = await make();
    const neighbour = await aReceiver();
    await app.sql('update webhooks set url = $2 where id = $1', [webhook.id, `http://127.0.0.1:${neighbour.port}/`]);
    await test(webhook.id);
    await send();
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ state: 'waiting', status: null, problem: 'bad_port' }]);
    await app.sql('update webhooks set url = $2 where id = $1', [webhook.id, 'https://169.254.169.254/latest/meta-data/']);
    await comeDue();
    await send();
    expect(await deliveriesOf(webhook.id)).toMatchObject([{ problem: 'private_address' }]);
    expect(neighbour.received).toEqual([]);
    await neighbour.close();
  });
});

describe('a receiver that takes nothing', () => {
  it('is left in peace after five days; the administrators are told, and what waited is sent when they say so', async () => {
    const { webhook } = await make();
    receiver.status = 500;
    await test(webhook.id);
    await send();
    expect(await viewOf(webhook.id)).toMatchObject({ state: 'active', failingSince: expect.any(String) });
    await app.sql(`update webhooks set failing_since = now() - interval '5 days' where id = $1`, [webhook.id]);
    await comeDue();
    await send();
    const paused = await viewOf(webhook.id);
    expect(paused).toMatchObject({ state: 'paused', pausedBecause: 'failures' });
    const [mail] = await app.sql<{ subject: string; body_text: string }>(`select subject, body_text from mails where kind = 'webhook_paused' and person_id = $1`, [city.people.administrator.id]);
    expect(mail?.subject).toContain('Tạm dừng gửi thông báo tự động cho Trục tích hợp');
    expect(mail?.body_text).toContain('https://tiendo.danang.test/integrations?tab=webhooks');
    expect(await outcome(test(webhook.id))).toBe('wrong_status');
    await comeDue();
    await send();
    expect(receiver.received).toHaveLength(2);

    receiver.status = 204;
    await admin.call(webhooks.edit, { params: { webhookId: webhook.id }, body: { version: paused?.version ?? 0, active: true } });
    await send();
    expect(await viewOf(webhook.id)).toMatchObject({ state: 'active', pausedBecause: null, failingSince: null, lastDelivery: { state: 'delivered' } });
    expect(receiver.received).toHaveLength(3);
    expect(await actions(webhook.id)).toEqual(['webhook.edit', 'webhook.pause', 'webhook.test', 'webhook.make']);
  });
});

describe('a webhook', () => {
  it('has a secret that is shown once and stored sealed; a new one signs beside it during the grace', async () => {
    const { webhook, secret } = await make();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await app.sql('select to_jsonb(w) as w, (select jsonb_agg(i) from idempotency_keys i) as i, (select jsonb_agg(e) from audit_events e) as e from webhooks w'))).not.toContain(secret.slice(6));
    const { secret: next } = await admin.call(webhooks.rotate, { params: { webhookId: webhook.id }, body: { graceDays: 2 } });
    await test(webhook.id);
    await send();
    await app.sql(`update webhooks set previous_until = now() - interval '1 second' where id = $1`, [webhook.id]);
    await test(webhook.id);
    await send();
    expect(receiver.received.map((one) => [isSigned(one, next), isSigned(one, secret)])).toEqual([[true, true], [true, false]]);
  });

  it.each<[string, string]>([
    ['http://lgsp.danang.gov.vn.example:1/', 'bad_port'],
    ['http://8.8.8.8/', 'not_https'],
    ['https://127.0.0.2/', 'private_address'],
    ['https://10.0.0.1/', 'private_address'],
    ['https://user:pass@lgsp.danang.gov.vn/', 'userinfo'],
    ['https://lgsp.danang.gov.vn:22/', 'bad_port'],
    ['not an address', 'bad_url'],
  ])('to %s is refused: %s', async (url, code) => {
    await expect(make({ url })).rejects.toMatchObject({ code: 'invalid_input', problem: { fields: [{ path: 'url', code }] } });
    const { webhook } = await make();
    await expect(admin.call(webhooks.edit, { params: { webhookId: webhook.id }, body: { version: 1, url } })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('is changed by whoever saw it as it stands', async () => {
    const { webhook } = await make();
    const edit = (version: number, more: object) => admin.call(webhooks.edit, { params: { webhookId: webhook.id }, body: { version, ...more } });
    expect(await edit(1, { events: ['period.closed'] })).toMatchObject({ events: ['period.closed'], version: 2 });
    expect(await outcome(edit(1, { active: false }))).toBe('stale_version');
    expect(await edit(2, { active: false })).toMatchObject({ state: 'paused', pausedBecause: 'administrator' });
  });

  it('that was ended is told nothing, not even what waited', async () => {
    const { webhook } = await make();
    await test(webhook.id);
    await admin.call(webhooks.end, { params: { webhookId: webhook.id }, body: { reason: 'hệ thống dừng' } });
    await send();
    expect(receiver.received).toEqual([]);
    expect(await outcome(deliveriesOf(webhook.id))).toBe('not_found');
  });
});

describe('the OpenAPI document', () => {
  it('tells receivers what they are sent', async () => {
    const document = (await app.client.call(system.openapi, {})) as { webhooks: Record<string, { post: { requestBody: object } }>; components: { schemas: object } };
    expect(Object.keys(document.webhooks)).toEqual(Object.keys(WEBHOOK_BODIES));
    expect(document.webhooks['report.sent']?.post.requestBody).toMatchObject({ content: { 'application/json': { schema: { $ref: '#/components/schemas/WebhookReportSent' } } } });
    expect(document.components.schemas).toHaveProperty('WebhookReportSent');
  });
});
