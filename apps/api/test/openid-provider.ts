import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody at the provider; `sub` is what they are known by. */
export interface Account {
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
  unit?: string;
}

export const CLIENT_ID = 'tiendo';
export const CLIENT_SECRET = 'a-secret-of-the-client-for-tests';

/** What the server answers at the token endpoint, which a test may spoil on its way. */
type Tokens = Record<string, unknown>;

/**
 * The oidc-provider package on a port of its own, with accounts that a test may change at any time. Its own sign-in page takes any
 * account's name without a password; everything else, codes, PKCE, keys, tokens, sessions and logout, is the package's.
 */
export class TestProvider {
  readonly accounts = new Map<string, Account>();
  /** Set, it sees each answer of the token endpoint and may give another one instead: a provider, or somebody between, that lies. */
  spoil: ((tokens: Tokens) => Promise<Tokens> | Tokens) | null = null;
  private provider: Provider | null = null;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly key: { readonly privateKey: CryptoKey; readonly jwk: JWK },
  ) {}

  /** Listens, and is no provider yet: that needs to know the client's addresses. */
  static async listen(port = 0): Promise<TestProvider> {
    let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => void response.writeHead(503).end();
    const server = createServer((request, response) => handle(request, response));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'first' };
    const test = new TestProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, { privateKey, jwk });
    handle = (request, response) => void test.answer(request, response);
    return test;
  }

  /** Begins to be a provider. @param client where ours is reached, by browsers and by the provider itself */
  begin(client: { readonly publicUrl: string; readonly url: string }): void {
    const configuration: Configuration = {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: [`${client.publicUrl}/api/auth/openid/callback`],
          post_logout_redirect_uris: [`${client.publicUrl}/sign-in`],
          backchannel_logout_uri: `${client.url}/api/auth/openid/backchannel-logout`,
          backchannel_logout_session_required: true,
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      jwks: { keys: [this.key.jwk as never] },
      cookies: { keys: ['a key for the cookies of the test'] },
      pkce: { required: () => true },
      claims: { openid: ['sub', 'amr'], sid: null, email: ['email', 'email_verified'], profile: ['name', 'groups', 'unit'] },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...this.accounts.get(sub) }) }),
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      // The people of one city do not consent anew to their own city's system.
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId ?? '', accountId: ctx.oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
      // The package refuses to call this very machine, where the test is.
      fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
      ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
    };
    this.provider = new Provider(this.issuer, configuration);
  }

  /** A token signed with the provider's own key, for what no honest provider would say. */
  sign(payload: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'first', ...header }).sign(this.key.privateKey);
  }

  /** No longer answers; `begin` makes it a provider again. */
  goDown(): void {
    this.provider = null;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this;
    if (provider === null) return void response.destroy();
    if (request.url?.startsWith('/interaction/')) return this.interact(provider, request, response);
    if (request.url === '/token' && this.spoil !== null) spoilAnswer(response, this.spoil);
    await provider.callback()(request, response);
  }

  /** The sign-in page: who, and how they proved themselves. */
  private async interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end('<!doctype html><title>Provider</title><form method="post"><label>Account <input name="account"></label><button>Sign in</button></form>');
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const account = form.get('account') ?? '';
    if (!this.accounts.has(account)) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const amr = form.get('amr')?.split(' ') ?? ['pwd'];
    await provider.interactionFinished(request, response, { login: { accountId: account, amr } });
  }
}

function spoilAnswer(response: ServerResponse, spoil: (tokens: Tokens) => Promise<Tokens> | Tokens): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body: string | Buffer) => {
    const given = JSON.parse(String(body)) as Tokens;
    void Promise.resolve(spoil(given)).then((spoilt) => {
      const text = JSON.stringify(spoilt);
      response.setHeader('content-length', Buffer.byteLength(text));
      return end(text);
    });
    return response;
  }) as typeof response.end;
}
