import type { EndpointDefinition, RequestOf, ResponseOf } from '@tiendo/types';
import { PROBLEMS, type Problem, type ProblemCode } from '@tiendo/types';
import { ProblemError } from './problem-error.js';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** The same key for every try of one act: the server does it once. */
  readonly idempotencyKey?: string | undefined;
  /** Where the server stands, `http://127.0.0.1:3000`; in a page the same origin. */
  readonly origin?: string | undefined;
  /** More headers, as a Cookie outside of a browser. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly fetch?: typeof fetch | undefined;
}

/** The parts of any request, before the endpoint says which of them it has. */
interface AnyRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly fileName?: string;
}

/**
 * Calls one operation of the API as its endpoint describes it.
 * @throws ProblemError for every refusal; TypeError (of fetch) when no answer came; AbortError when it was called off.
 */
export async function call<E extends EndpointDefinition>(endpoint: E, request: RequestOf<E>, options: CallOptions = {}): Promise<ResponseOf<E>> {
  const given = request as AnyRequest;
  const { body, contentType } = bodyOf(endpoint, given);
  const answer = await (options.fetch ?? fetch)(`${options.origin ?? ''}${addressOf(endpoint, given)}`, {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(contentType ? { 'content-type': contentType } : {}),
      ...(options.idempotencyKey && !endpoint.idempotent ? { 'idempotency-key': options.idempotencyKey } : {}),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!answer.ok) throw new ProblemError(await problemOf(answer), retryAfterOf(answer));
  if (endpoint.response === 'nothing') return undefined as ResponseOf<E>;
  if (endpoint.response === 'file') return (await answer.blob()) as ResponseOf<E>;
  return (await answer.json()) as ResponseOf<E>;
}

/** The address of an operation, `/api/reports/…?q=…`; for links to downloads. */
export function addressOf(endpoint: EndpointDefinition, { params = {}, query = {} }: Pick<AnyRequest, 'params' | 'query'>): string {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) search.append(name, String(one));
  }
  return `/api${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

function bodyOf(endpoint: EndpointDefinition, { body, file, fileName }: AnyRequest): { body?: BodyInit; contentType?: string } {
  if (file !== undefined && endpoint.body !== undefined && 'kind' in endpoint.body && endpoint.body.kind === 'file_upload') {
    const form = new FormData();
    form.append(endpoint.body.field, file, fileName);
    return { body: form };
  }
  return body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' };
}

/** The problem document of a refusal; a proxy's own page in its place becomes one. */
async function problemOf(answer: Response): Promise<Problem> {
  const requestId = answer.headers.get('x-request-id') ?? '';
  try {
    const document = (await answer.json()) as Partial<Problem>;
    if (typeof document.code === 'string' && document.code in PROBLEMS) return { ...document, requestId: document.requestId ?? requestId } as Problem;
  } catch {
    // Not JSON: told by its status below.
  }
  return { type: 'about:blank', title: answer.statusText, status: answer.status, code: codeOf(answer.status), requestId };
}

function codeOf(status: number): ProblemCode {
  if (status === 502 || status === 503 || status === 504) return 'database_unavailable';
  if (status === 401) return 'not_signed_in';
  if (status === 404) return 'not_found';
  if (status === 413) return 'payload_too_large';
  if (status === 429) return 'too_many_requests';
  return 'internal';
}

function retryAfterOf(answer: Response): number | null {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}
