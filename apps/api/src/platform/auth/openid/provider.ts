import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import type { OpenIdSettings } from '../../config/openid-settings.js';
import { Refused } from '../../http/refused.js';

const SECONDS_TO_WAIT = 10;
/** After this long the provider is asked anew where its endpoints are. */
const FRESH_MS = 60 * 60 * 1000;
/** Of a logout token; its time is checked besides. */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const LOGOUT_TOKEN_SECONDS = 300;
const CLOCK_SECONDS = 30;
/** Signatures that only the provider can make; never none, never one made with a secret that we know too. */
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** What one attempt must find again when the browser comes back; nobody else may know it. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the provider says came back. */
export interface ProviderAnswer {
  readonly issuer: string;
  readonly subject: string;
  /** The provider's own name of its session. */
  readonly sid: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** Methods by which they proved themselves (RFC 8176). */
  readonly amr: readonly string[];
  readonly idToken: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Whose sessions the provider wants ended. */
export interface ProviderLogout {
  readonly issuer: string;
  readonly subject: string | null;
  readonly sid: string | null;
  readonly tokenId: string;
}

interface Found {
  readonly at: number;
  readonly configuration: openid.Configuration;
  readonly keys: JWTVerifyGetKey;
}

/**
 * The provider, spoken to by its own description. It is asked for that at the first sign-in and not when we start, and asked again
 * after a failure: a provider that was down is there again as soon as it is.
 */
export class OpenIdProvider {
  private found: Found | null = null;

  constructor(
    private readonly settings: OpenIdSettings,
    /** Ours, to which the browser comes back; also registered at the provider. */
    private readonly redirectUri: string,
  ) {}

  newSecrets(): AttemptSecrets {
    return { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier() };
  }

  /**
   * Where the browser goes to sign in.
   * @throws Refused `openid_unavailable`
   */
  async signInAt({ state, nonce, verifier }: AttemptSecrets): Promise<URL> {
    const { configuration } = await this.discover();
    return openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scopes,
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Takes the answer with which the browser came back to the provider and checks all of it: state, issuer of the answer, code and
   * verifier, then the ID token's signature, issuer, audience, times and nonce.
   * @param query of the address to which the browser came back
   * @throws Refused `openid_failed`, `openid_unavailable`
   */
  async answerOf(query: string, { state, nonce, verifier }: AttemptSecrets): Promise<ProviderAnswer> {
    const { configuration } = await this.discover();
    const back = new URL(this.redirectUri);
    back.search = query;
    return asked(async () => {
      const tokens = await openid.authorizationCodeGrant(configuration, back, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      if (claims === undefined || tokens.id_token === undefined) throw new Refused('openid_failed', { detail: 'no ID token' });
      const said = await this.userInfo(configuration, tokens.access_token, claims.sub);
      return answerFrom(claims, said, tokens.id_token);
    });
  }

  /** Where the browser ends the session at the provider too; null where the provider has no such place or cannot be reached. */
  async signOutAt(idToken: string, comeBackTo: string): Promise<URL | null> {
    try {
      const { configuration } = await this.discover();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      return openid.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: comeBackTo });
    } catch {
      return null;
    }
  }

  /**
   * Reads the provider's word that a session has ended (OpenID Connect Back-Channel Logout 1.0, 2.6).
   * @throws Refused `openid_failed` for a token that is not the provider's, not for us, too old or of another kind; `openid_unavailable`
   */
  async logoutOf(token: string): Promise<ProviderLogout> {
    const { configuration, keys } = await this.discover();
    const issuer = configuration.serverMetadata().issuer;
    return asked(async () => {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: this.settings.clientId,
        // No other token of the provider's is a word to end a session.
        typ: 'logout+jwt',
        algorithms: SIGNATURES,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: LOGOUT_TOKEN_SECONDS,
        clockTolerance: CLOCK_SECONDS,
      });
      return logoutFrom(payload, issuer);
    });
  }

  /** Seconds for which one and the same logout token would be taken, if it came again. */
  static readonly LOGOUT_TOKEN_LIVES = LOGOUT_TOKEN_SECONDS + 2 * CLOCK_SECONDS;

  private async userInfo(configuration: openid.Configuration, accessToken: string, subject: string): Promise<Record<string, unknown>> {
    return configuration.serverMetadata().userinfo_endpoint === undefined ? {} : openid.fetchUserInfo(configuration, accessToken, subject);
  }

  private async discover(): Promise<Found> {
    if (this.found !== null && Date.now() - this.found.at < FRESH_MS) return this.found;
    const { issuer, clientId, clientSecret } = this.settings;
    try {
      const isOpen = issuer.protocol === 'http:';
      const execute = [openid.enableNonRepudiationChecks, ...(isOpen ? [openid.allowInsecureRequests] : [])];
      const described = await openid.discovery(issuer, clientId, undefined, openid.None(), { timeout: SECONDS_TO_WAIT, execute });
      const metadata = described.serverMetadata();
      // How we prove ourselves is the provider's choice too, so the client is made once its description is there.
      const configuration = new openid.Configuration(metadata, clientId, clientSecret === null ? {} : { client_secret: clientSecret }, proofOf(metadata, clientSecret));
      configuration.timeout = SECONDS_TO_WAIT;
      for (const each of execute) each(configuration);
      if (metadata.jwks_uri === undefined) throw new Refused('openid_unavailable', { detail: 'the provider names no keys' });
      this.found = { at: Date.now(), configuration, keys: createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: SECONDS_TO_WAIT * 1000 }) };
      return this.found;
    } catch (error) {
      // What was known of it yesterday is still worth a try.
      if (this.found !== null) return this.found;
      throw error instanceof Refused ? error : new Refused('openid_unavailable', { detail: detailOf(error) });
    }
  }
}

function proofOf({ token_endpoint_auth_methods_supported: methods }: openid.ServerMetadata, secret: string | null): openid.ClientAuth {
  if (secret === null) return openid.None();
  // Basic is what a provider takes that says nothing of it (OpenID Connect Discovery 1.0, 3).
  return methods === undefined || methods.includes('client_secret_basic') ? openid.ClientSecretBasic(secret) : openid.ClientSecretPost(secret);
}

/** Address and whether it is verified come from one and the same place, the ID token where it names an address. */
function answerFrom(claims: openid.IDToken, said: Record<string, unknown>, idToken: string): ProviderAnswer {
  const ofEmail = typeof claims['email'] === 'string' ? claims : said;
  const all: Record<string, unknown> = { ...said, ...claims };
  return {
    issuer: claims.iss,
    subject: claims.sub,
    sid: textOf(claims['sid']),
    email: textOf(ofEmail['email']),
    emailVerified: ofEmail['email_verified'] === true,
    name: textOf(all['name']),
    amr: Array.isArray(claims.amr) ? claims.amr.filter((method) => typeof method === 'string') : [],
    idToken,
    claims: all,
  };
}

function logoutFrom(payload: JWTPayload, issuer: string): ProviderLogout {
  const { sub, sid, events, nonce, jti } = payload as JWTPayload & { sid?: unknown; events?: unknown; nonce?: unknown };
  const isLogout = typeof events === 'object' && events !== null && typeof (events as Record<string, unknown>)[LOGOUT_EVENT] === 'object';
  const logout = { issuer, subject: textOf(sub), sid: textOf(sid), tokenId: textOf(jti) ?? '' };
  // A nonce marks an ID token: one that was stolen must end nobody's session.
  if (!isLogout || nonce !== undefined || logout.tokenId === '' || (logout.subject === null && logout.sid === null)) throw new Refused('openid_failed', { detail: 'no logout token' });
  return logout;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whatever the provider or its answer did not do right is a refusal; that it cannot be reached is another. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(isUnreachable(error) ? 'openid_unavailable' : 'openid_failed', { detail: detailOf(error) });
  }
}

function isUnreachable(error: unknown): boolean {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || code === 'ERR_JWKS_TIMEOUT') return true;
  // What `fetch` throws when there is nobody: a TypeError with the system's error behind it.
  return (error instanceof TypeError && error.message === 'fetch failed') || (cause instanceof Error && cause !== error && isUnreachable(cause));
}

/** For the log alone. */
function detailOf(error: unknown): string {
  const { message, code, cause } = error as { message?: string; code?: string; cause?: { message?: string; error?: string } };
  return [message, code, cause?.error ?? cause?.message].filter((part) => typeof part === 'string').join(' · ');
}
