import { applyDecorators, createParamDecorator, HttpCode, RequestMapping, RequestMethod, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { EndpointDefinition, ProblemCode, UploadedFile } from '@tiendo/types';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { ActorContext, Context } from '../auth/context.js';
import type { FileAnswer } from './file-answer.js';

export const ENDPOINT_METADATA = 'tiendo:endpoint';

/** What the caller gave, of whatever endpoint; a handler sees it as `InputOf<typeof its contract>`. */
export interface AnyInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
}

/** What the adapter has made of a request by the time the handler runs. */
export interface Served {
  context?: Context;
  input?: AnyInput;
  /** What is remembered of the answer to the same request, where its secrets are left out and it must be answered anew. */
  earlier?: unknown;
  /** Set-Cookie headers of the answer. */
  cookies?: string[];
  /** Why it was refused, for the log. */
  refused?: ProblemCode;
}

export const SERVED = Symbol('served');
export type ServedRequest = FastifyRequest & { [SERVED]?: Served };

/** The context that a handler of the endpoint is given. */
export type ContextOf<E extends EndpointDefinition> = E['access'] extends 'signed_in' ? ActorContext : Context;

type Answer<E extends EndpointDefinition> = E['response'] extends z.ZodType
  ? z.input<E['response']>
  : E['response'] extends 'file'
    ? FileAnswer
    : void;

type Handler<E extends EndpointDefinition> = (...args: never[]) => Promise<Answer<E>>;

/** Status of the good answer. */
export function statusOf(contract: EndpointDefinition): number {
  return contract.status ?? (contract.response === 'nothing' ? 204 : 200);
}

/**
 * Serves an endpoint by the method: route, status and the type of what it returns come from the contract.
 * Parameters are `@Ctx() ctx: ContextOf<typeof contract>` and `@Input(contract) input: InputOf<typeof contract>`.
 */
export function Endpoint<const E extends EndpointDefinition>(contract: E) {
  const decorate = applyDecorators(
    SetMetadata(ENDPOINT_METADATA, contract),
    RequestMapping({ method: RequestMethod[contract.method], path: contract.path }),
    HttpCode(statusOf(contract)),
  );
  return <T extends Handler<E>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>): void => {
    decorate(target, key, descriptor);
  };
}

/** The request's transaction, actor and time. */
export const Ctx = createParamDecorator((_: undefined, host: ExecutionContext) => served(host).context);

/** What the caller gave, validated; the contract names the type and must be the method's own. */
export const Input = createParamDecorator((_: EndpointDefinition, host: ExecutionContext) => served(host).input);

/**
 * Of an endpoint with `secrets`, for a request that is repeated: the first answer without them (`EarlierOf<typeof contract>`); else
 * undefined. The command must not be done again; the handler gives a secret that takes the place of the first.
 */
export const Earlier = createParamDecorator((_: EndpointDefinition, host: ExecutionContext) => served(host).earlier);

/** The first answer without its secrets. */
export type EarlierOf<E extends EndpointDefinition> = E['response'] extends z.ZodType ? (E['secrets'] extends readonly (infer S)[] ? Omit<z.output<E['response']>, S & string> : never) : never;

function served(host: ExecutionContext): Served {
  return host.switchToHttp().getRequest<ServedRequest>()[SERVED] ?? {};
}
