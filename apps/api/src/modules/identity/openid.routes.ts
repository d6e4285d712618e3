import { localeOf } from '@tiendo/phrases';
import type { ProblemCode } from '@tiendo/types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sessionCookieName } from '../../platform/auth/cookie-names.js';
import { SESSION_SECONDS } from '../../platform/auth/auth-options.js';
import { clientOf } from '../../platform/auth/client-seen.js';
import type { Context } from '../../platform/auth/context.js';
import { OPENID_PATH } from '../../platform/auth/openid/openid-endpoints.js';
import { OpenIdProvider, type AttemptSecrets, type ProviderAnswer } from '../../platform/auth/openid/provider.js';
import { seal, unseal } from '../../platform/auth/sealed.js';
import { sessionToken, setSessionCookie } from '../../platform/auth/session-cookie.js';
import type { SessionRules } from '../../platform/auth/session-rules.js';
import { surroundingsOfSession } from '../../platform/auth/session.queries.js';
import { ShortCookie } from '../../platform/auth/short-cookie.js';
import { firstUse } from '../../platform/auth/used-once.js';
import type { Config } from '../../platform/config/config.js';
import type { OpenIdSettings } from '../../platform/config/openid-settings.js';
import type { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { API_PREFIX } from '../../platform/http/endpoint-registry.js';
import { sendProblem } from '../../platform/http/problem.filter.js';
import { refusalOf } from '../../platform/http/problem.js';
import { Refused } from '../../platform/http/refused.js';
import { noteSignOut } from '../account/public.js';
import { endSession, endSessionsOf } from './openid-sessions.commands.js';
import { signInByOpenId, type SignInOutcome } from './openid-sign-in.commands.js';
import { sessionOpened } from './session-opened.js';

const BASE = `${API_PREFIX}${OPENID_PATH}`;
const LARGEST_BODY = 16_384;
const LONGEST_NEXT = 500;
const ID_TOKEN = 'openid-id-token';

/** What the browser keeps between leaving for the provider and coming back. */
interface Attempt extends AttemptSecrets {
  /** The page that was asked for; the page itself decides whether it leads there. */
  readonly next: string | null;
}

interface Parts {
  readonly config: SessionRules & Pick<Config, 'authSecret'>;
  readonly settings: OpenIdSettings;
  readonly transactions: Transactions;
  readonly logger: Logger;
}

/**
 * Serves sign-in by OpenID Connect. No endpoints of the contract: they answer browsers with redirections and a provider with its own
 * protocol, and speak to the provider between two transactions, holding none meanwhile.
 */
export async function mountOpenId(instance: FastifyInstance, parts: Parts): Promise<void> {
  const routes = new OpenIdRoutes(parts);
  await instance.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => sendProblem(refusalOf(error), error, request, reply));
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LARGEST_BODY }, (_request, body, done) => done(null, body));
    scope.get(`${BASE}/start`, (request, reply) => routes.start(request, reply));
    scope.get(`${BASE}/callback`, (request, reply) => routes.callback(request, reply));
    scope.post(`${BASE}/sign-out`, (request, reply) => routes.signOut(request, reply));
    scope.post(`${BASE}/backchannel-logout`, (request, reply) => routes.logout(request, reply));
  });
}

class OpenIdRoutes {
  private readonly provider: OpenIdProvider;
  private readonly attempts: ShortCookie<Attempt>;
  private readonly cookieName: string;

  constructor(private readonly parts: Parts) {
    const { publicUrl, authSecret } = parts.config;
    this.provider = new OpenIdProvider(parts.settings, `${publicUrl}${BASE}/callback`);
    this.attempts = new ShortCookie({ name: 'openid', publicUrl, secret: authSecret });
    this.cookieName = sessionCookieName(publicUrl);
  }

  /** Leads to the provider; what the browser must bring back goes into a cookie. */
  async start(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { publicUrl } = this.parts.config;
    const { next: asked } = request.query as { next?: unknown };
    const next = typeof asked === 'string' && asked.length <= LONGEST_NEXT ? asked : null;
    // The cookie is read again at the address that the provider knows, so it has to be written there; and only our own page begins:
    // where somebody still has a session at the provider, another site would sign them in without their knowing.
    if (request.host !== new URL(publicUrl).host || isFromElsewhere(request)) return redirect(reply, `${publicUrl}/sign-in${nextQuery('?', next)}`);
    const secrets = this.provider.newSecrets();
    try {
      const there = await this.provider.signInAt(secrets);
      void reply.header('set-cookie', this.attempts.keep({ ...secrets, next }));
      return redirect(reply, there.href);
    } catch (error) {
      return this.refuse(reply, codeOf(error), error);
    }
  }

  /** Takes the browser back: every check is made before a session is opened, and any refusal is told on the sign-in page. */
  async callback(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const attempt = this.attempts.read(request.headers.cookie);
    const forgotten = this.attempts.forget();
    void reply.header('set-cookie', forgotten);
    try {
      const answer = await this.answerOf(request, attempt);
      const { outcome, cookies } = await this.parts.transactions.run('write', (tx) => this.signIn(tx, request, answer));
      if ('refused' in outcome) return this.refuse(reply, outcome.refused, new Refused(outcome.refused));
      void reply.removeHeader('set-cookie').header('set-cookie', [forgotten, setSessionCookie(this.cookieName, outcome.token, this.parts.config.authSecret, SESSION_SECONDS), ...cookies]);
      return redirect(reply, `/sign-in?by=openid${nextQuery('&', attempt?.next ?? null)}`);
    } catch (error) {
      return this.refuse(reply, codeOf(error), error);
    }
  }

  /** Ends the session here, and says where the browser ends it at the provider. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { publicUrl, authSecret } = this.parts.config;
    const token = sessionToken(request.headers.cookie, this.cookieName, authSecret);
    const ended = token === null ? null : await this.parts.transactions.run('write', (tx) => this.end(tx, request, token));
    const idToken = ended?.sealedIdToken == null ? null : unseal(authSecret, ID_TOKEN, ended.sealedIdToken);
    const there = idToken === null ? null : await this.provider.signOutAt(idToken, `${publicUrl}/sign-in`);
    void reply.header('set-cookie', setSessionCookie(this.cookieName, null, authSecret, 0));
    return reply.header('cache-control', 'no-store').send({ goTo: there?.href ?? null });
  }

  /** The provider's word that sessions have ended; each of its tokens counts once. */
  async logout(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const logout = await this.provider.logoutOf(logoutToken(request)).catch((error: unknown) => {
      // The specification has 400 for whatever is wrong with the token.
      throw codeOf(error) === 'openid_unavailable' ? error : new Refused('malformed_request', { detail: (error as Error).message });
    });
    await this.parts.transactions.run('write', async (tx) => {
      if (!(await firstUse(tx, `openid-logout ${logout.issuer}`, logout.tokenId, OpenIdProvider.LOGOUT_TOKEN_LIVES))) throw new Refused('malformed_request', { detail: 'this logout token was used' });
      await endSessionsOf(await this.contextOf(tx, request), logout);
    });
    return reply.code(200).header('cache-control', 'no-store').send();
  }

  private async answerOf(request: FastifyRequest, attempt: Attempt | null): Promise<ProviderAnswer> {
    const { state } = request.query as { state?: unknown };
    if (attempt === null || state !== attempt.state) throw new Refused('openid_expired');
    if (!(await this.parts.transactions.run('write', (tx) => firstUse(tx, 'openid-state', attempt.state, ShortCookie.SECONDS)))) throw new Refused('openid_expired');
    return this.provider.answerOf(new URL(request.url, this.parts.config.publicUrl).search, attempt);
  }

  private async signIn(tx: Tx, request: FastifyRequest, answer: ProviderAnswer): Promise<{ outcome: SignInOutcome; cookies: string[] }> {
    const { settings, config } = this.parts;
    const ctx = await this.contextOf(tx, request);
    const outcome = await signInByOpenId(ctx, { settings, answer, sealedIdToken: seal(config.authSecret, ID_TOKEN, answer.idToken), userAgent: request.headers['user-agent'] ?? null });
    const before = sessionToken(request.headers.cookie, this.cookieName, config.authSecret);
    // The session that this browser had is over: nobody will ever end it otherwise.
    if ('token' in outcome && before !== null) await endSession(tx, before);
    return { outcome, cookies: 'token' in outcome ? await sessionOpened(ctx, outcome.token, 'openid', config) : [] };
  }

  private async end(tx: Tx, request: FastifyRequest, token: string): Promise<{ sealedIdToken: string | null }> {
    const surroundings = await surroundingsOfSession(tx, token, null);
    const { actor } = surroundings;
    if (actor !== null) await noteSignOut({ ...(await this.contextOf(tx, request)), ...surroundings, actor });
    return endSession(tx, token);
  }

  private async contextOf(tx: Tx, request: FastifyRequest): Promise<Context> {
    const surroundings = await surroundingsOfSession(tx, null, null);
    return { ...surroundings, tx, locale: localeOf(request.headers['accept-language']), requestId: request.id, address: request.ip, client: clientOf(request.headers, this.parts.config.publicUrl), setCookie: () => undefined, signal: request.signal };
  }

  private refuse(reply: FastifyReply, code: ProblemCode, cause: unknown): unknown {
    if (code === 'internal') this.parts.logger.error({ err: cause }, 'sign-in by the provider failed');
    else this.parts.logger.info({ context: 'auth', code, detail: (cause as Error).message }, 'sign-in by the provider refused');
    return redirect(reply, `/sign-in?refused=${code}`);
  }
}

/** A browser says where a navigation began; `none` is an address that somebody typed. */
function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function nextQuery(mark: '?' | '&', next: string | null): string {
  return next === null ? '' : `${mark}next=${encodeURIComponent(next)}`;
}

function redirect(reply: FastifyReply, to: string): unknown {
  return reply.header('cache-control', 'no-store').redirect(to, 303);
}

function codeOf(error: unknown): ProblemCode {
  return refusalOf(error).code;
}

function logoutToken(request: FastifyRequest): string {
  const isForm = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
  if (!isForm) throw new Refused('unsupported_media_type');
  return new URLSearchParams(typeof request.body === 'string' ? request.body : '').get('logout_token') ?? '';
}
