import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sessionCookieName } from '../../platform/auth/cookie-names.js';
import { SESSION_SECONDS } from '../../platform/auth/auth-options.js';
import { clientOf } from '../../platform/auth/client-seen.js';
import { openSession } from '../../platform/auth/auth.service.js';
import { answeredBy, authenticationOptions } from '../../platform/auth/passkeys/ceremonies.js';
import { PASSKEY_PATH } from '../../platform/auth/passkeys/passkey-endpoints.js';
import { relyingPartyOf, type RelyingParty } from '../../platform/auth/passkeys/relying-party.js';
import { sessionToken, setSessionCookie } from '../../platform/auth/session-cookie.js';
import type { SessionRules } from '../../platform/auth/session-rules.js';
import { surroundingsOfSession } from '../../platform/auth/session.queries.js';
import { ShortCookie } from '../../platform/auth/short-cookie.js';
import { firstUse } from '../../platform/auth/used-once.js';
import type { Config } from '../../platform/config/config.js';
import type { Transactions } from '../../platform/database/transactions.js';
import type { Tx } from '../../platform/database/tx.js';
import { API_PREFIX } from '../../platform/http/endpoint-registry.js';
import { sendProblem } from '../../platform/http/problem.filter.js';
import { refusalOf } from '../../platform/http/problem.js';
import { Refused } from '../../platform/http/refused.js';
import { endSession } from './openid-sessions.commands.js';
import { passkeyByCredential } from './passkeys.queries.js';
import { sessionOpened } from './session-opened.js';

const BASE = `${API_PREFIX}${PASSKEY_PATH}`;
const LARGEST_BODY = 16_384;

interface Parts {
  readonly config: SessionRules & Pick<Config, 'authSecret'>;
  readonly transactions: Transactions;
  readonly logger: Logger;
}

type Answer = Readonly<Record<string, unknown>>;

/** Serves sign-in by a passkey where the installation's address can have some: two steps that set cookies, which no endpoint of the contract does. */
export async function mountPasskeys(instance: FastifyInstance, parts: Parts): Promise<void> {
  const party = relyingPartyOf(parts.config.publicUrl);
  if (party === null) return;
  const routes = new PasskeyRoutes(party, parts);
  await instance.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => sendProblem(refusalOf(error), error, request, reply));
    scope.post(`${BASE}/options`, { bodyLimit: LARGEST_BODY }, (request, reply) => routes.options(request, reply));
    scope.post(`${BASE}/sign-in`, { bodyLimit: LARGEST_BODY }, (request, reply) => routes.signIn(request, reply));
  });
}

class PasskeyRoutes {
  private readonly challenges: ShortCookie<{ readonly challenge: string }>;
  private readonly cookieName: string;

  constructor(
    private readonly party: RelyingParty,
    private readonly parts: Parts,
  ) {
    const { publicUrl, authSecret } = parts.config;
    this.challenges = new ShortCookie({ name: 'passkey', publicUrl, secret: authSecret });
    this.cookieName = sessionCookieName(publicUrl);
  }

  async options(_request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const options = await authenticationOptions(this.party);
    return reply.header('set-cookie', this.challenges.keep({ challenge: options.challenge })).header('cache-control', 'no-store').send(options);
  }

  /** One refusal for whatever does not hold, so that nobody learns which passkeys there are. */
  async signIn(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { authSecret } = this.parts.config;
    const kept = this.challenges.read(request.headers.cookie);
    void reply.header('set-cookie', this.challenges.forget());
    if (kept === null) throw new Refused('passkey_failed', { detail: 'no challenge' });
    if (!(await this.parts.transactions.run('write', (tx) => firstUse(tx, 'passkey', kept.challenge, ShortCookie.SECONDS)))) throw new Refused('passkey_failed', { detail: 'answered before' });
    const { token, cookies } = await this.parts.transactions.run('write', (tx) => this.open(tx, request, kept.challenge)).catch((error: unknown) => {
      if (error instanceof Refused) this.parts.logger.info({ context: 'auth', code: error.code, detail: error.message }, 'sign-in by a passkey refused');
      throw error;
    });
    void reply.removeHeader('set-cookie').header('set-cookie', [this.challenges.forget(), setSessionCookie(this.cookieName, token, authSecret, SESSION_SECONDS), ...cookies]);
    return reply.header('cache-control', 'no-store').send({});
  }

  private async open(tx: Tx, request: FastifyRequest, challenge: string): Promise<{ token: string; cookies: string[] }> {
    const answer = (typeof request.body === 'object' && request.body !== null ? request.body : {}) as Answer;
    const passkey = await passkeyByCredential(tx, typeof answer['id'] === 'string' ? answer['id'] : '');
    if (passkey === null) throw new Refused('passkey_failed', { detail: 'unknown credential' });
    refuseOtherOwner(answer, passkey.authUserId);
    const { counter, synced } = await answeredBy(this.party, challenge, answer, passkey);
    await tx.execute('update auth.passkeys set counter = $2, synced = $3, last_used_at = now() where id = $1', [passkey.id, counter, synced]);
    const before = sessionToken(request.headers.cookie, this.cookieName, this.parts.config.authSecret);
    if (before !== null) await endSession(tx, before);
    const token = await openSession(tx, passkey.authUserId, { address: request.ip, userAgent: request.headers['user-agent'] ?? null, secondFactor: true });
    const surroundings = await surroundingsOfSession(tx, token, null);
    if (surroundings.actor === null) throw new Refused('passkey_failed', { detail: 'nobody who may sign in' });
    const { config } = this.parts;
    const ctx = { ...surroundings, tx, requestId: request.id, address: request.ip, client: clientOf(request.headers, config.publicUrl), setCookie: () => undefined, signal: request.signal };
    return { token, cookies: await sessionOpened(ctx, token, 'passkey', config) };
  }
}

/** The authenticator says whose passkey it is; where it does, that must be its owner here. */
function refuseOtherOwner(answer: Answer, authUserId: string): void {
  const { userHandle } = (answer['response'] ?? {}) as { userHandle?: unknown };
  if (userHandle === undefined || userHandle === null) return;
  if (typeof userHandle !== 'string' || Buffer.from(userHandle, 'base64url').toString('utf8') !== authUserId) throw new Refused('passkey_failed', { detail: 'of another owner' });
}

