import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@tiendo/domain/access';
import type pg from 'pg';
import { noSessionWhileLocked } from './locked-accounts.js';
import { COOKIE_PREFIX, usesSecureCookies } from './cookie-names.js';
import { deviceToken } from './known-devices.js';
import { isOldHash, passwordHash, passwordMatches } from './password-hash.js';
import { forgetSignIns, takeSignIn, type Origin } from './sign-in-limits.js';

export const AUTH_BASE_PATH = '/api/auth';
/** Set by us from the connection, so that no client can choose its own rate limit. */
export const ADDRESS_HEADER = 'x-tiendo-address';

/** However often it is used, a session ends after this; it ends earlier when it is not used (`session-rules.ts`). */
export const SESSION_SECONDS = 30 * 24 * 3600;

export const SIGN_IN = '/sign-in/email';

export interface AuthSettings {
  readonly publicUrl: string;
  readonly secret: string;
  /** A pool whose search_path is the schema `auth`. */
  readonly pool: pg.Pool;
  /** Attempts to sign in that one address has in a minute. */
  readonly signInsFromAddress: number;
  readonly onLog: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
}

/**
 * How people sign in. Accounts are made by an administrator, so nobody signs up; sessions and rate limits are
 * rows in PostgreSQL that every process sees, on real time whatever the product's clock says.
 */
export function authOptions(settings: AuthSettings): BetterAuthOptions {
  return {
    appName: 'Tiến Độ',
    baseURL: settings.publicUrl,
    basePath: AUTH_BASE_PATH,
    secret: settings.secret,
    database: settings.pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: passwordHash, verify: ({ hash, password }) => passwordMatches(hash, password) },
    },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // A copy in the cookie would outlive a revocation.
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      // Attempts at passwords are counted by `takeSignIn`, which knows devices.
      customRules: { [SIGN_IN]: false },
    },
    hooks: signInHooks(settings),
    databaseHooks: noSessionWhileLocked(settings.pool),
    trustedOrigins: (request) => sameHost(request),
    advanced: {
      // The library's own prefix would be __Secure-, which a sub-domain can set too.
      cookiePrefix: `${usesSecureCookies(settings.publicUrl) ? '__Host-' : ''}${COOKIE_PREFIX}`,
      useSecureCookies: false,
      defaultCookieAttributes: { secure: usesSecureCookies(settings.publicUrl), httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Where a command comes from is decided by `refuseForeignOrigins`, before the library and for every route alike. The
      // library takes whoever sends Sec-Fetch-Mode or a cookie for a browser, and refuses programs that send no Origin.
      disableCSRFCheck: true,
      // Addresses to go on to must be ours; said here because the library leaves it out where NODE_ENV is `test`.
      disableOriginCheck: false,
    },
    telemetry: { enabled: false },
    // A refusal is an answer and no fault; the library would write each to the console.
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error)) settings.onLog('error', error instanceof Error ? error.message : String(error));
      },
    },
    logger: { level: 'warn', log: (level, message) => settings.onLog(level, message) },
  };
}

/** The library counts by address alone; who guesses at one account is slowed down here. */
function signInHooks({ pool, publicUrl, signInsFromAddress }: AuthSettings): NonNullable<BetterAuthOptions['hooks']> {
  const triedOf = (path: string, body: unknown): { email: string; password: unknown } | null => {
    const { email, password } = (body ?? {}) as { email?: unknown; password?: unknown };
    return path === SIGN_IN && typeof email === 'string' ? { email, password } : null;
  };
  const originOf = (headers: Headers | undefined): Origin => ({ address: headers?.get(ADDRESS_HEADER) ?? '', device: deviceToken(headers?.get('cookie') ?? undefined, publicUrl) });
  return {
    before: createAuthMiddleware(async (attempt) => {
      const tried = triedOf(attempt.path, attempt.body);
      const seconds = tried === null ? 0 : await takeSignIn(pool, tried.email, originOf(attempt.headers), signInsFromAddress);
      if (seconds > 0) throw new APIError('TOO_MANY_REQUESTS', { message: 'too many wrong passwords' }, { 'X-Retry-After': String(seconds) });
    }),
    after: createAuthMiddleware(async (attempt) => {
      const tried = triedOf(attempt.path, attempt.body);
      const opened = attempt.context.newSession;
      if (tried === null || opened === null) return;
      await forgetSignIns(pool, tried.email, originOf(attempt.headers));
      await hashAnew(pool, opened.user.id, tried.password);
    }),
  };
}

/** A password that was hashed in an earlier version, or at another cost, is hashed again now that it is at hand. */
async function hashAnew(pool: pg.Pool, userId: string, password: unknown): Promise<void> {
  const { rows } = await pool.query<{ hash: string | null }>(`select "password" as hash from "account" where "userId" = $1 and "providerId" = 'credential'`, [userId]);
  const hash = rows[0]?.hash ?? null;
  if (hash === null || typeof password !== 'string' || !isOldHash(hash)) return;
  await pool.query(`update "account" set "password" = $3 where "userId" = $1 and "providerId" = 'credential' and "password" = $2`, [userId, hash, await passwordHash(password)]);
}

/** The page may be reached by several names of this server; each trusts itself. */
function sameHost(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}
