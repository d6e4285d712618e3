import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Controller, Module, type DynamicModule } from '@nestjs/common';
import { endpoint, fileUpload, type InputOf } from '@tiendo/types';
import { z } from 'zod';
import { AppModule } from '../src/app.module.js';
import { audit } from '../src/platform/audit/audit.js';
import type { ActorContext, Context } from '../src/platform/auth/context.js';
import { Ctx, Endpoint, Input } from '../src/platform/http/endpoint.js';
import { FileAnswer } from '../src/platform/http/file-answer.js';
import { Refused } from '../src/platform/http/refused.js';
import { enqueue } from '../src/platform/jobs/outbox.js';
import type { PlatformParts } from '../src/platform/system/platform.module.js';

const tag = 'probe';
const problems = [] as const;

/** Endpoints that do one thing each, so that the adapter can be asked about it. */
export const probe = {
  echo: endpoint({
    id: 'probe.echo',
    method: 'POST',
    path: '/probe/:thingId',
    summary: 'Gives back what it was given',
    tag,
    access: 'public',
    params: z.object({ thingId: z.uuid() }),
    query: z.object({ limit: z.coerce.number().int().min(1).max(10).default(5), state: z.preprocess((given) => [given ?? []].flat(), z.array(z.enum(['late', 'met']))) }),
    body: z.object({ name: z.string().min(1), password: z.string().min(12).optional(), items: z.array(z.object({ count: z.int() })).default([]) }),
    response: z.object({ thingId: z.uuid(), limit: z.int(), state: z.array(z.string()), name: z.string(), count: z.int() }),
    status: 201,
    problems,
  }),
  leak: endpoint({ id: 'probe.leak', method: 'GET', path: '/probe/leak', summary: 'Answers with more than the contract says', tag, access: 'public', response: z.object({ name: z.string() }), problems }),
  broken: endpoint({ id: 'probe.broken', method: 'GET', path: '/probe/broken', summary: 'Answers with something else', tag, access: 'public', response: z.object({ name: z.string() }), problems }),
  write: endpoint({ id: 'probe.write', method: 'POST', path: '/probe/write', summary: 'Writes an audit row, then fails if asked', tag, access: 'signed_in', action: null, body: z.object({ subjectId: z.string(), fail: z.enum(['no', 'refuse', 'throw', 'swallow', 'break', 'deadlock_once', 'unfit']).default('no') }), response: z.object({ seq: z.int() }), problems }),
  readThenWrite: endpoint({ id: 'probe.read_then_write', method: 'GET', path: '/probe/read-then-write', summary: 'A read that tries to write', tag, access: 'public', response: z.object({}), problems }),
  administer: endpoint({ id: 'probe.administer', method: 'GET', path: '/guarded/administer', summary: 'For administrators', tag, access: 'signed_in', action: 'calendar.edit', response: z.object({ done: z.boolean() }), problems }),
  upload: endpoint({ id: 'probe.upload', method: 'POST', path: '/probe/:thingId/file', summary: 'Takes a file', tag, access: 'signed_in', action: null, params: z.object({ thingId: z.string() }), body: fileUpload({ maxBytes: 1000 }), response: z.object({ name: z.string(), size: z.int(), sha256: z.string(), content: z.string() }), problems }),
  download: endpoint({ id: 'probe.download', method: 'GET', path: '/probe/file', summary: 'Gives a file', tag, access: 'public', query: z.object({ as: z.enum(['buffer', 'stream']) }), response: 'file', problems }),
};

@Controller()
class ProbeController {
  private deadlocks = 0;

  @Endpoint(probe.echo)
  async echo(@Input(probe.echo) { params, query, body }: InputOf<typeof probe.echo>) {
    return { ...params, ...query, name: body.name, count: body.items.reduce((sum, { count }) => sum + count, 0) };
  }

  @Endpoint(probe.leak)
  async leak() {
    return { name: 'Hoà', passwordHash: 'never to be seen' };
  }

  @Endpoint(probe.broken)
  async broken() {
    return { name: 7 as unknown as string };
  }

  @Endpoint(probe.write)
  async write(@Ctx() ctx: ActorContext, @Input(probe.write) { body }: InputOf<typeof probe.write>) {
    await audit(ctx, { action: 'register.edit', subjectKind: 'probe', subjectId: body.subjectId });
    await enqueue(ctx.tx, 'tick', { jurisdictionId: ctx.jurisdictionId }, { onceKey: body.subjectId });
    if (body.fail === 'refuse') throw new Refused('stale_version', { current: { version: 7 } });
    if (body.fail === 'throw') throw new Error('a fault of ours');
    if (body.fail === 'swallow') await ctx.tx.query('select 1/0').catch(() => undefined);
    // A login may end its own connection; the role in which the application acts may not.
    if (body.fail === 'break') await ctx.tx.query(`select set_config('role', 'none', true)`);
    if (body.fail === 'break') await ctx.tx.query('select pg_terminate_backend(pg_backend_pid())');
    if (body.fail === 'unfit') await ctx.tx.query('select $1::text::integer', ['99999999999']);
    if (body.fail === 'deadlock_once' && (this.deadlocks += 1) === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const row = await ctx.tx.one<{ seq: number }>('select max(seq) as seq from audit_events where subject_id = $1', [body.subjectId]);
    return { seq: row?.seq ?? 0 };
  }

  @Endpoint(probe.readThenWrite)
  async readThenWrite(@Ctx() ctx: Context) {
    await ctx.tx.execute('delete from people');
    return {};
  }

  @Endpoint(probe.administer)
  async administer() {
    return { done: true };
  }

  @Endpoint(probe.upload)
  async upload(@Input(probe.upload) { file }: InputOf<typeof probe.upload>) {
    return { name: file.name, size: file.size, sha256: file.sha256, content: await readFile(file.path, 'utf8') };
  }

  @Endpoint(probe.download)
  async download(@Input(probe.download) { query }: InputOf<typeof probe.download>) {
    const content = Buffer.from('nội dung');
    return new FileAnswer(query.as === 'buffer' ? content : Readable.from([content]), { name: 'Báo cáo quý III "2019".txt', mediaType: 'text/plain; charset=utf-8', size: content.length });
  }
}

@Module({})
class ProbeModule {}

/** The product with the probes beside it, for `bootApp`. */
export function withProbes(parts: PlatformParts): DynamicModule {
  return { module: ProbeModule, imports: [AppModule.with(parts)], controllers: [ProbeController] };
}
