import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { bootApp, type TestApp } from '../../../test/app.js';
import { aJurisdiction, aPerson, type TestPerson } from '../../../test/factories.js';
import { writeMail } from './mail.js';

/** What the server says to the next letters, then always `take`. `hang_up` takes the text and drops the line before saying so. */
type Mood = 'take' | 'refuse_for_now' | 'refuse' | 'hang_up';

const moods: Mood[] = [];
const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo(_address, _session, done) {
    const mood = moods[0];
    if (mood !== 'refuse' && mood !== 'refuse_for_now') return done();
    moods.shift();
    return done(Object.assign(new Error('no'), { responseCode: mood === 'refuse' ? 550 : 451 }));
  },
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString('utf8'));
      if (moods.shift() !== 'hang_up') return done();
      for (const socket of connections) socket.destroy();
      return undefined;
    });
  },
});
const connections = new Set<{ destroy(): void }>();
server.server.on('connection', (socket) => connections.add(socket));
server.on('error', () => undefined);

let app: TestApp;
let withoutServer: TestApp;
let person: TestPerson;
let unposted: TestPerson;

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  app = await bootApp({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Tiến Độ <tiendo@danang.test>', PUBLIC_URL: 'http://tiendo.danang.test' });
  withoutServer = await bootApp();
  const make = (one: TestApp) => one.inTx(async (tx) => aPerson(tx, await aJurisdiction(tx), { email: `hoa-${Math.random()}@demo.test` }));
  [person, unposted] = [await make(app), await make(withoutServer)];
});
afterAll(async () => {
  await app.close();
  await withoutServer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
afterEach(() => {
  moods.length = 0;
  received.length = 0;
});

const write = (on: TestApp = app, to: TestPerson = person, bodyText = 'Đơn vị còn nợ báo cáo.') =>
  on.run(to.jurisdictionId, (ctx) =>
    writeMail(ctx, 'tiendo.danang.test', { personId: to.id, toAddress: to.email, kind: 'reminder', subject: 'Nhắc việc: còn 45 ngày', bodyText, bodyHtml: `<p>${bodyText}</p>` }),
  );
const stateOf = async (id: string, on: TestApp = app) => (await on.sql<{ state: string; attempts: number; last_error: string | null }>('select state, attempts, last_error from mails where id = $1', [id]))[0];
/** Does the job as the worker would, again after a failure. */
const deliver = () => app.drainJobs(['deliver-mail']).then(() => 'done', () => 'failed');
const again = () => app.sql(`update pgboss.job set state = 'created', start_after = now() where name = 'deliver-mail' and state = 'active'`);

describe('a mail', () => {
  it('with a one-time link keeps the link until it went out, and not after that', async () => {
    const text = 'Mở https://tiendo.test/set-password#token=k3pt_S3cret-Token rồi đặt mật khẩu.';
    const [sent, kept] = [await write(app, person, text), await write(withoutServer, unposted, text)];
    await deliver();
    await withoutServer.drainJobs(['deliver-mail']);
    expect(received[0]).toContain('k3pt_S3cret-Token');
    const bodiesOf = (on: TestApp, id: string) => on.sql<{ body_text: string; body_html: string }>('select body_text, body_html from mails where id = $1', [id]);
    expect(JSON.stringify(await bodiesOf(app, sent))).not.toContain('k3pt');
    expect((await bodiesOf(app, sent))[0]?.body_text).toBe('Mở https://tiendo.test/set-password#token=… rồi đặt mật khẩu.');
    expect((await bodiesOf(withoutServer, kept))[0]?.body_text).toBe(text);
  });

  it('arrives once, under its own Message-ID, and says that a machine wrote it', async () => {
    const id = await write();
    expect(received).toHaveLength(0);
    expect(await deliver()).toBe('done');
    expect(await deliver()).toBe('done');
    expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 1, last_error: null });
    expect(received).toHaveLength(1);
    expect(received[0]).toContain(`Message-ID: <${id}@tiendo.danang.test>`);
    expect(received[0]).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(received[0]).toMatch(/^Subject: =\?UTF-8\?/m);
  });

  it('does not exist when the reason for it is rolled back', async () => {
    await expect(
      app.run(person.jurisdictionId, async (ctx) => {
        await writeMail(ctx, 'h', { personId: person.id, toAddress: person.email, kind: 'reminder', subject: 's', bodyText: 't', bodyHtml: 'h' });
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await app.drainJobs(['deliver-mail'])).toBe(0);
  });

  it('is tried again when the server cannot take it now', async () => {
    const id = await write();
    moods.push('refuse_for_now');
    expect(await deliver()).toBe('failed');
    expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 1 });
    await again();
    expect(await deliver()).toBe('done');
    expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 2, last_error: null });
    expect(received).toHaveLength(1);
  });

  it('is given up when the server will never take it', async () => {
    const id = await write();
    moods.push('refuse');
    expect(await deliver()).toBe('done');
    expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 1, last_error: expect.stringContaining('550') });
  });

  it('that may have arrived is sent again under the same Message-ID and marked', async () => {
    const id = await write();
    moods.push('hang_up');
    expect(await deliver()).toBe('failed');
    expect(await stateOf(id)).toMatchObject({ state: 'sending' });
    await again();
    expect(await deliver()).toBe('done');
    expect(await stateOf(id)).toMatchObject({ state: 'ambiguous', attempts: 2 });
    expect(received).toHaveLength(2);
    expect(received.every((text) => text.includes(`<${id}@tiendo.danang.test>`))).toBe(true);
  });

  it('left half way by a process that died is sent again and marked', async () => {
    const id = await write();
    await app.sql(`update mails set state = 'sending', attempts = 1 where id = $1`, [id]);
    await deliver();
    expect(await stateOf(id)).toMatchObject({ state: 'ambiguous', attempts: 2 });
  });

  it('stays in the mailbox where there is no mail server', async () => {
    const id = await write(withoutServer, unposted);
    await withoutServer.drainJobs(['deliver-mail']);
    expect(await stateOf(id, withoutServer)).toEqual({ state: 'kept', attempts: 0, last_error: null });
  });
});
