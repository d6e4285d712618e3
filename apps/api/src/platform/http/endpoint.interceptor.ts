import { StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { actionsOf, decide } from '@tiendo/domain/access';
import { localeOf } from '@tiendo/phrases';
import { isFileUpload, type EndpointDefinition } from '@tiendo/types';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { z } from 'zod';
import { noteViewedPage } from '../audit/viewed-page.js';
import { bearerOf, hashOfToken } from '../auth/api-key-token.js';
import { recordUse, surroundingsOfKey } from '../auth/api-key.queries.js';
import { clientOf } from '../auth/client-seen.js';
import { isKeyHolder, type ActorContext, type Context, type KeyHolder } from '../auth/context.js';
import type { Contexts } from '../auth/contexts.js';
import { sessionToken } from '../auth/session-cookie.js';
import { isIdle, secondFactorOf, type SessionRules } from '../auth/session-rules.js';
import { surroundingsOfSession, type Surroundings } from '../auth/session.queries.js';
import { mayStillView } from '../auth/viewer.js';
import type { Transactions } from '../database/transactions.js';
import type { Tx } from '../database/tx.js';
import type { VirusScan } from '../scan/virus-scan.js';
import { ENDPOINT_METADATA, SERVED, type Served, type ServedRequest } from './endpoint.js';
import { contentDisposition, FileAnswer } from './file-answer.js';
import { forgetKey, idempotencyKey, onceForKey, requestHash, type Answered } from './idempotency.js';
import { readInput } from './input.js';
import { ReadAgain } from './read-again.js';
import { rateClassOf } from './rate/rate-classes.js';
import type { RateLimits } from './rate/rate-limits.js';
import { Refused } from './refused.js';
import { receiveFile, type ReceivedFile } from './uploads.js';

/** A read that is outdated again and again while the clock runs is a fault of ours. */
const MOST_READINGS = 5;
const NOTED_EVERY_MS = 5 * 60 * 1000;

export interface SessionCookie {
  readonly name: string;
  readonly secret: string;
}

/**
 * Around every endpoint: the limits of requests, then one transaction, in which the session is read, the role checked, the input validated,
 * the handler run and its answer checked by the contract. Only then is it committed, and only then answered.
 */
export class EndpointInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    private readonly contexts: Contexts,
    private readonly cookie: SessionCookie,
    private readonly rules: SessionRules,
    private readonly limits: RateLimits,
    /** null where no scanner is set. */
    private readonly scan: VirusScan | null,
  ) {}

  async intercept(host: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const contract = Reflect.getMetadata(ENDPOINT_METADATA, host.getHandler()) as EndpointDefinition | undefined;
    if (contract === undefined) throw new Error(`no contract: ${host.getClass().name}.${host.getHandler().name}`);
    const request = host.switchToHttp().getRequest<ServedRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    await this.refuseTooMany(contract, request);
    const file = await this.receive(contract, request);
    try {
      const { answer, replayed } = await this.serve(contract, request, file, () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      if (replayed) void reply.header('idempotency-replayed', 'true');
      const cookies = request[SERVED]?.cookies ?? [];
      if (cookies.length > 0) void reply.header('set-cookie', cookies);
      this.touch(request[SERVED]?.context ?? null);
      return of(answer instanceof FileAnswer ? download(reply, answer) : answer);
    } finally {
      await file?.remove();
      await this.rememberUse(request);
    }
  }

  /** That a key was used, whatever it was answered; a reading cannot write it down in its own transaction. */
  private async rememberUse(request: ServedRequest): Promise<void> {
    const context = request[SERVED]?.context;
    const actor = context?.actor ?? null;
    if (context === undefined || !isKeyHolder(actor) || actor.isUseRecorded) return;
    try {
      await this.transactions.run('write', (tx) => recordUse(tx, context.jurisdictionId, actor.personId, request.ip));
    } catch (error) {
      request.log.warn({ err: error }, 'use of a key was not recorded');
    }
  }

  private async serve(contract: EndpointDefinition, request: ServedRequest, file: ReceivedFile | undefined, handle: () => Promise<unknown>): Promise<Answered> {
    for (let reading = 1; ; reading += 1) {
      try {
        return await this.once(contract, request, file, handle);
      } catch (error) {
        if (!(error instanceof ReadAgain) || reading >= MOST_READINGS) throw error;
        await this.mend(error);
      }
    }
  }

  /** In nobody's name: whoever reads need not be allowed to write what time has changed. */
  private async mend({ jurisdictionId, mend }: ReadAgain): Promise<void> {
    await this.contexts.run({ jurisdictionId }, mend);
  }

  /** A refusal that keeps what was written before it is thrown when that is committed. */
  private async once(contract: EndpointDefinition, request: ServedRequest, file: ReceivedFile | undefined, handle: () => Promise<unknown>): Promise<Answered> {
    const outcome = await this.attempt(contract, request, file, handle);
    if (outcome instanceof Refused) throw outcome;
    return outcome;
  }

  private attempt(contract: EndpointDefinition, request: ServedRequest, file: ReceivedFile | undefined, handle: () => Promise<unknown>): Promise<Answered | Refused> {
    const key = contract.method === 'GET' || contract.response === 'file' ? null : idempotencyKey(request);
    return this.transactions.run(contract.method === 'GET' && contract.audited !== true ? 'read' : 'write', async (tx) => {
      // Begun anew with each reading: what an earlier one wanted to say is forgotten.
      const served: Served = (request[SERVED] = {});
      const context = (served.context = await this.open(tx, request));
      this.admit(contract, context);
      const viewer = context.actor?.viewedBy;
      if (viewer != null && contract.method === 'GET') await noteViewedPage(context as ActorContext, viewer, pathOf(request));
      const input = (served.input = readInput(contract, request, file));
      const command = async (earlier?: unknown): Promise<unknown> => {
        served.earlier = earlier;
        return checked(contract, await handle());
      };
      try {
        if (key === null || context.actor === null) return { answer: await command(), replayed: false };
        return await onceForKey(context as ActorContext, contract, key, requestHash(contract, request, input), command);
      } catch (error) {
        if (!(error instanceof Refused) || error.extra.keepsWork !== true) throw error;
        if (key !== null && context.actor !== null) await forgetKey(context as ActorContext, key);
        return error;
      }
    });
  }

  /** Before anything is done for the request; a refusal rolls nothing of this back. */
  private async refuseTooMany(contract: EndpointDefinition, request: ServedRequest): Promise<void> {
    const wait = await this.limits.take(rateClassOf(contract), { address: request.ip, token: this.tokenOf(request), keyHash: keyHashOf(request) });
    if (wait > 0) throw new Refused('too_many_requests', { retryAfterSeconds: wait });
  }

  private tokenOf(request: ServedRequest): string | null {
    return sessionToken(request.headers.cookie, this.cookie.name, this.cookie.secret);
  }

  /** An upload is taken in before the transaction begins, yet only from somebody who may send it. */
  private async receive(contract: EndpointDefinition, request: ServedRequest): Promise<ReceivedFile | undefined> {
    if (!isFileUpload(contract.body)) return undefined;
    await this.transactions.run('read', async (tx) => this.admit(contract, await this.open(tx, request)));
    const file = await receiveFile(request, contract.body);
    try {
      await this.scan?.check(file.path);
    } catch (error) {
      await file.remove();
      throw error;
    }
    return file;
  }

  private admit(contract: EndpointDefinition, { actor }: Context): void {
    if (actor?.viewedBy != null && !mayWhileViewing(contract)) throw new Refused('view_only');
    if (contract.access === 'public') return;
    if (actor === null) throw new Refused('not_signed_in');
    if (isKeyHolder(actor)) admitKey(contract, actor);
    const stands = secondFactorOf(actor, this.rules);
    if (contract.beforeSecondFactor !== true && (stands === 'ask' || stands === 'enrol')) throw new Refused('second_factor_required');
    if (contract.action == null) return;
    const verdict = decide(actor, contract.action, null);
    if (!verdict.allowed) throw new Refused(verdict.because);
  }

  /** Notes that the session is in use, every few minutes and after the answer is ready, so that reading stays reading. */
  private touch(context: Context | null): void {
    const session = context?.actor?.session ?? null;
    if (session === null || context === null || session.seenAt > context.realNow - NOTED_EVERY_MS) return;
    this.transactions.run('write', (tx) => tx.execute('update auth."session" set "updatedAt" = now() where "id" = $1', [session.id])).catch(() => undefined);
  }

  private async open(tx: Tx, request: ServedRequest): Promise<Context> {
    const found = await this.surroundings(tx, request);
    const surroundings = (await this.isOver(tx, found)) ? { ...found, actor: null } : found;
    // A system has no language of its own.
    const locale = surroundings.actor === null || isKeyHolder(surroundings.actor) ? localeOf(request.headers['accept-language']) : surroundings.actor.locale;
    return {
      ...surroundings,
      tx,
      locale,
      requestId: request.id,
      address: request.ip,
      client: clientOf(request.headers, this.rules.publicUrl),
      setCookie: (header) => {
        const served = (request[SERVED] ??= {});
        served.cookies = [...(served.cookies ?? []), header];
      },
      get signal() {
        return request.signal;
      },
    };
  }

  /** A session that was not used for too long, or in which somebody looks through another's eyes who may not any more. */
  private async isOver(tx: Tx, found: Surroundings): Promise<boolean> {
    const { actor } = found;
    if (actor === null) return false;
    return isIdle(actor, this.rules, found.realNow) || (actor.viewedBy !== null && !(await mayStillView(tx, found, actor.viewedBy.personId)));
  }

  /** By the key or by the cookie; with both at once nobody could say in whose name it is meant. */
  private surroundings(tx: Tx, request: ServedRequest): Promise<Surroundings> {
    const key = bearerOf(request.headers.authorization);
    const session = this.tokenOf(request);
    if (key === null) return surroundingsOfSession(tx, session, null);
    if (session !== null) throw new Refused('two_credentials');
    if (key === 'broken') throw new Refused('invalid_key');
    return surroundingsOfKey(tx, key.token, request.ip);
  }
}

/** A key is counted like an account. */
function keyHashOf({ headers }: ServedRequest): string | null {
  const key = bearerOf(headers.authorization);
  return key === null || key === 'broken' ? null : hashOfToken(key.token).toString('hex');
}

function admitKey({ keys }: EndpointDefinition, { only }: KeyHolder): void {
  if (keys === undefined) throw new Refused('key_not_accepted');
  if (!actionsOf([keys]).every((action) => only.includes(action))) throw new Refused('out_of_scope', { detail: `needs the scope ${keys}` });
}

/** Through somebody's eyes one reads, and neither their letters nor what belongs to their account. */
function mayWhileViewing({ method, viewing, tag, access }: EndpointDefinition): boolean {
  if (viewing !== undefined) return viewing === 'allowed';
  return method === 'GET' && (tag !== 'account' || access === 'public');
}

function pathOf({ url }: ServedRequest): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** @throws Error when the handler's answer breaks the contract: our mistake, never the caller's */
function checked(contract: EndpointDefinition, answer: unknown): unknown {
  const { response } = contract;
  if (response === 'nothing') return undefined;
  if (response === 'file') {
    if (!(answer instanceof FileAnswer)) throw new Error(`${contract.id} did not answer with a file`);
    return answer;
  }
  const parsed = (response as z.ZodType).safeParse(answer);
  if (!parsed.success) throw new Error(`${contract.id} broke its contract: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function download(reply: FastifyReply, { content, options }: FileAnswer): StreamableFile {
  void reply.header('cache-control', 'private, no-store');
  const stream = content instanceof Uint8Array ? new StreamableFile(content, { length: content.length }) : new StreamableFile(content);
  const length = content instanceof Uint8Array ? content.length : options.size;
  stream.options.type = options.mediaType;
  stream.options.disposition = contentDisposition(options.name);
  if (length !== undefined) stream.options.length = length;
  return stream;
}
