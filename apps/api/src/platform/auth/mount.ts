import type { ProblemCode } from '@tiendo/types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isTooDeep } from '../http/depth.js';
import { sendProblem } from '../http/problem.filter.js';
import { refusalOf } from '../http/problem.js';
import { Refused } from '../http/refused.js';
import { bearerOf } from './api-key-token.js';
import { AUTH_ENDPOINTS, AUTH_PATH } from './auth-endpoints.js';
import { ADDRESS_HEADER, AUTH_BASE_PATH, SIGN_IN } from './auth-options.js';
import type { SignInHandler } from './auth.service.js';

const LARGEST_BODY = 16_384;
const SIGN_OUT = '/sign-out';

const METHODS: ReadonlyMap<string, string> = new Map(AUTH_ENDPOINTS.map(({ path, method }) => [path.slice(AUTH_PATH.length), method]));

const REFUSALS: Readonly<Record<number, ProblemCode>> = { 400: 'malformed_request', 401: 'wrong_credentials', 403: 'foreign_origin', 404: 'not_found', 415: 'unsupported_media_type', 422: 'invalid_input', 429: 'too_many_requests' };

/** What is done beside the library's own work, in transactions of ours. */
export interface SignInEvents {
  /** A session was opened; gives Set-Cookie headers to add. */
  opened(request: FastifyRequest, opened: { readonly authUserId: string; readonly token: string }): Promise<string[]>;
  /** A password was refused. */
  refused(request: FastifyRequest, email: string): Promise<void>;
  /** The session of the request is about to be ended. */
  ending(request: FastifyRequest): Promise<void>;
}

/** Serves sign-in under `/api/auth`; its refusals leave as our problem documents. */
export async function mountSignIn(instance: FastifyInstance, signIn: SignInHandler, events: SignInEvents): Promise<void> {
  await instance.register(async (scope) => {
    // A scope of its own does not inherit the application's filter.
    scope.setErrorHandler((error, request, reply) => sendProblem(refusalOf(error), error, request, reply));
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_BODY }, (_request, body, done) => done(null, body));
    scope.all(`${AUTH_BASE_PATH}/*`, async (request, reply) => {
      const path = new URL(request.url, 'http://localhost').pathname.slice(AUTH_BASE_PATH.length);
      const method = METHODS.get(path);
      if (bearerOf(request.headers.authorization) !== null) throw new Refused('key_not_accepted');
      if (method === undefined) throw new Refused('not_found');
      if (method !== request.method) throw new Refused('method_not_allowed', { allow: [method] });
      refuseBrokenJson(request.body);
      if (path === SIGN_OUT) await events.ending(request);
      const response = await signIn.handle(webRequest(request));
      const cookies = path === SIGN_IN ? await told(events, request, response.clone()) : [];
      return answer(response, reply, cookies);
    });
  });
}

/**
 * The library writes what it cannot parse to the console, with a piece of it: passwords stand there.
 * @throws Refused `malformed_request`
 */
function refuseBrokenJson(body: unknown): void {
  if (!(body instanceof Buffer) || body.length === 0) return;
  if (isTooDeep(parsedOrRefused(body))) throw new Refused('malformed_request', { detail: 'nested too deeply' });
}

function parsedOrRefused(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refused('malformed_request');
  }
}

function webRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  const sent = request.body as Buffer | undefined;
  const given = sent?.length === 0 ? undefined : sent;
  // Signing out says nothing; the library wants JSON all the same. Other sites were refused before.
  if (request.method === 'POST' && given === undefined) headers.set('content-type', 'application/json');
  const body = request.method === 'GET' ? undefined : new Uint8Array(given ?? Buffer.from('{}'));
  return new Request(new URL(request.url, `${request.protocol}://${request.host}`), { method: request.method, headers, ...(body === undefined ? {} : { body }) });
}

async function answer(response: Response, reply: FastifyReply, more: readonly string[]): Promise<string> {
  if (response.status >= 500) throw new Error(`sign-in failed: ${await response.text()}`);
  if (response.status >= 400) {
    const retryAfter = Number(response.headers.get('x-retry-after'));
    throw new Refused(REFUSALS[response.status] ?? 'malformed_request', retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {});
  }
  const cookies = [...response.headers.getSetCookie(), ...more];
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  void reply.code(response.status).header('cache-control', 'no-store').type('application/json; charset=utf-8');
  return withoutToken(await response.text());
}

async function told(events: SignInEvents, request: FastifyRequest, response: Response): Promise<string[]> {
  if (response.status === 401) await events.refused(request, emailOf(request));
  if (response.status !== 200) return [];
  const { user, token } = (await response.json()) as { user?: { id?: string }; token?: string };
  return user?.id === undefined || token === undefined ? [] : events.opened(request, { authUserId: user.id, token });
}

function emailOf({ body }: FastifyRequest): string {
  const { email } = JSON.parse(String(body)) as { email?: unknown };
  return typeof email === 'string' ? email : '';
}

/** The token is for the cookie alone, which no script of a page can read. */
function withoutToken(body: string): string {
  const parsed = JSON.parse(body) as { user?: unknown } | null;
  return JSON.stringify(parsed?.user === undefined ? {} : { user: parsed.user });
}
