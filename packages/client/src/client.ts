import { PROBLEM_CODES, type EndpointDefinition, type Problem, type RequestOf, type ResponseOf } from '@tiendo/types';
import { ProblemError, Unreachable } from './failures.js';
import { addressOf, contentOf, fileNameOf, type Given } from './request.js';

export interface ClientOptions {
  /** Where the server is, without a slash at the end; empty for the page's own. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How often a call is tried in all when nothing answers; a command is repeated under its key, so it happens once. */
  readonly attempts?: number;
  /** Wait before the second attempt; each later one waits twice as long. */
  readonly pauseMs?: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** For a command that may be repeated later, by another call; each call has its own otherwise. */
  readonly idempotencyKey?: string;
}

export interface Client {
  /**
   * Calls an endpoint with what its contract asks for.
   * @throws ProblemError for a refusal, Unreachable when nothing answers, the signal's reason when it is aborted
   */
  call<E extends EndpointDefinition>(endpoint: E, request: RequestOf<E>, options?: CallOptions): Promise<ResponseOf<E>>;
}

export function createClient(options: ClientOptions = {}): Client {
  const { baseUrl = '', attempts = 1, pauseMs = 500 } = options;
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));

  async function once(endpoint: EndpointDefinition, given: Given, key: string | null, signal: AbortSignal | undefined): Promise<Response> {
    const { body, headers } = contentOf(endpoint, given);
    try {
      return await send(`${baseUrl}${addressOf(endpoint, given)}`, {
        method: endpoint.method,
        credentials: 'same-origin',
        headers: { accept: 'application/json', ...options.headers, ...headers, ...(key === null ? {} : { 'idempotency-key': key }) },
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof RangeError) throw error;
      throw new Unreachable(error);
    }
  }

  return {
    async call<E extends EndpointDefinition>(endpoint: E, request: RequestOf<E>, { signal, idempotencyKey }: CallOptions = {}): Promise<ResponseOf<E>> {
      const key = keyFor(endpoint, idempotencyKey);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return (await answerOf(endpoint, await once(endpoint, request as Given, key, signal), signal)) as ResponseOf<E>;
        } catch (error) {
          const pause = pauseBefore(error, pauseMs * 2 ** (attempt - 1));
          if (pause === null || attempt >= attempts) throw error;
          await resting(pause, signal);
        }
      }
    },
  };
}

function keyFor(endpoint: EndpointDefinition, given: string | undefined): string | null {
  if (endpoint.method === 'GET' || endpoint.access === 'public') return null;
  return given ?? (endpoint.idempotent === true ? null : randomKey());
}

// Not randomUUID, which browsers only have over https.
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function answerOf(endpoint: EndpointDefinition, response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  if (!response.ok) throw await refusalOf(response);
  if (endpoint.response === 'nothing') return undefined;
  try {
    if (endpoint.response === 'file') return { blob: await response.blob(), name: fileNameOf(response.headers.get('content-disposition')) };
    return await response.json();
  } catch (error) {
    // An answer that breaks off tells no more than none: what was asked may have happened.
    signal?.throwIfAborted();
    throw new Unreachable(error);
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const answer: unknown = await response.json().catch(() => null);
  if (!isProblem(answer)) return new Unreachable(new Error(`HTTP ${response.status}`));
  const retryAfter = Number(response.headers.get('retry-after'));
  return new ProblemError(answer, retryAfter > 0 ? retryAfter : null);
}

/** Told by its code, without a schema: the page is served without those. */
function isProblem(answer: unknown): answer is Problem {
  if (typeof answer !== 'object' || answer === null || !('code' in answer) || !('requestId' in answer)) return false;
  return typeof answer.requestId === 'string' && PROBLEM_CODES.some((code) => code === answer.code);
}

/** Milliseconds to wait before the next attempt; null when another one is pointless. */
function pauseBefore(error: unknown, ms: number): number | null {
  if (error instanceof Unreachable) return ms;
  if (error instanceof ProblemError && error.code === 'database_unavailable') return Math.max(ms, 1000 * (error.retryAfter ?? 0));
  return null;
}

function resting(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });
}
