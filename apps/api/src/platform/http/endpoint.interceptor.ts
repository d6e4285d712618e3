import { StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { decide } from '@tiendo/domain/access';
import { localeOf } from '@tiendo/phrases';
import { isFileUpload, type EndpointDefinition } from '@tiendo/types';
import type { FastifyReply } from 'fastify';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { z } from 'zod';
import type { ActorContext, Context } from '../auth/context.js';
import type { Contexts } from '../auth/contexts.js';
import { sessionToken } from '../auth/session-cookie.js';
import { surroundingsOfSession } from '../auth/session.queries.js';
import type { Transactions } from '../database/transactions.js';
import type { Tx } from '../database/tx.js';
import type { VirusScan } from '../scan/virus-scan.js';
import { ENDPOINT_METADATA, SERVED, type Served, type ServedRequest } from './endpoint.js';
import { contentDisposition, FileAnswer } from './file-answer.js';
import { idempotencyKey, onceForKey, requestHash, type Answered } from './idempotency.js';
import { readInput } from './input.js';
import { ReadAgain } from './read-again.js';
import { rateClassOf } from './rate/rate-classes.js';
import type { RateLimits } from './rate/rate-limits.js';
import { Refused } from './refused.js';
import { receiveFile, type ReceivedFile } from './uploads.js';

/** A read that is outdated again and again while the clock runs is a fault of ours. */
const MOST_READINGS = 5;

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
      return of(answer instanceof FileAnswer ? download(reply, answer) : answer);
    } finally {
      await file?.remove();
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

  private once(contract: EndpointDefinition, request: ServedRequest, file: ReceivedFile | undefined, handle: () => Promise<unknown>): Promise<Answered> {
    const key = contract.method === 'GET' || contract.response === 'file' ? null : idempotencyKey(request);
    return this.transactions.run(contract.method === 'GET' && contract.audited !== true ? 'read' : 'write', async (tx) => {
      const served: Served = (request[SERVED] = {});
      const context = (served.context = await this.open(tx, request));
      admit(contract, context);
      const input = (served.input = readInput(contract, request, file));
      const command = async (earlier?: unknown): Promise<unknown> => {
        served.earlier = earlier;
        return checked(contract, await handle());
      };
      if (key === null || context.actor === null) return { answer: await command(), replayed: false };
      return onceForKey(context as ActorContext, contract, key, requestHash(contract, request, input), command);
    });
  }

  /** Before anything is done for the request; a refusal rolls nothing of this back. */
  private async refuseTooMany(contract: EndpointDefinition, request: ServedRequest): Promise<void> {
    const wait = await this.limits.take(rateClassOf(contract), { address: request.ip, token: this.tokenOf(request) });
    if (wait > 0) throw new Refused('too_many_requests', { retryAfterSeconds: wait });
  }

  private tokenOf(request: ServedRequest): string | null {
    return sessionToken(request.headers.cookie, this.cookie.name, this.cookie.secret);
  }

  /** An upload is taken in before the transaction begins, yet only from somebody who may send it. */
  private async receive(contract: EndpointDefinition, request: ServedRequest): Promise<ReceivedFile | undefined> {
    if (!isFileUpload(contract.body)) return undefined;
    await this.transactions.run('read', async (tx) => admit(contract, await this.open(tx, request)));
    const file = await receiveFile(request, contract.body);
    try {
      await this.scan?.check(file.path);
    } catch (error) {
      await file.remove();
      throw error;
    }
    return file;
  }

  private async open(tx: Tx, request: ServedRequest): Promise<Context> {
    const surroundings = await surroundingsOfSession(tx, this.tokenOf(request), null);
    const locale = surroundings.actor?.locale ?? localeOf(request.headers['accept-language']);
    return {
      ...surroundings,
      tx,
      locale,
      requestId: request.id,
      address: request.ip,
      get signal() {
        return request.signal;
      },
    };
  }
}

function admit(contract: EndpointDefinition, context: Context): void {
  if (contract.access === 'public') return;
  if (context.actor === null) throw new Refused('not_signed_in');
  if (contract.action == null) return;
  const verdict = decide(context.actor, contract.action, null);
  if (!verdict.allowed) throw new Refused(verdict.because);
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
