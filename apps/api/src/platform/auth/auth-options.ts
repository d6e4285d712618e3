import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import type pg from 'pg';
import { forgetFailures, takeAttempt } from './account-pause.js';
import { noSessionWhileLocked } from './locked-accounts.js';

export const AUTH_BASE_PATH = '/api/auth';
/** Set by us from the connection, so that no client can choose its own rate limit. */
export const ADDRESS_HEADER = 'x-tiendo-address';
export const COOKIE_PREFIX = 'tiendo';
export const SHORTEST_PASSWORD = 10;

export const SESSION_SECONDS = 7 * 24 * 3600;
const SESSION_RENEWED_AFTER_SECONDS = 24 * 3600;

const SIGN_IN = '/sign-in/email';

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
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWED_AFTER_SECONDS,
      // A copy in the cookie would outlive a revocation.
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      // Counted by address until it is quiet for the window: a whole office stands behind one address.
      customRules: { [SIGN_IN]: { window: 60, max: settings.signInsFromAddress } },
    },
    hooks: accountPause(settings.pool),
    databaseHooks: noSessionWhileLocked(settings.pool),
    trustedOrigins: (request) => sameHost(request),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: usesSecureCookies(settings.publicUrl),
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

/** The library counts by address alone; whoever guesses one password from many addresses is slowed down here. */
function accountPause(pool: pg.Pool): NonNullable<BetterAuthOptions['hooks']> {
  const emailOf = (path: string, body: unknown): string | null => {
    const email = path === SIGN_IN ? (body as { email?: unknown } | undefined)?.email : null;
    return typeof email === 'string' ? email : null;
  };
  return {
    before: createAuthMiddleware(async (attempt) => {
      const email = emailOf(attempt.path, attempt.body);
      const seconds = email === null ? 0 : await takeAttempt(pool, email);
      if (seconds > 0) throw new APIError('TOO_MANY_REQUESTS', { message: 'too many wrong passwords' }, { 'X-Retry-After': String(seconds) });
    }),
    after: createAuthMiddleware(async (attempt) => {
      const email = emailOf(attempt.path, attempt.body);
      if (email !== null && attempt.context.newSession !== null) await forgetFailures(pool, email);
    }),
  };
}

export function usesSecureCookies(publicUrl: string): boolean {
  return publicUrl.startsWith('https://');
}

/** Name of the cookie that carries the session. */
export function sessionCookieName(publicUrl: string): string {
  return `${usesSecureCookies(publicUrl) ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

/** The page may be reached by several names of this server; each trusts itself. */
function sameHost(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}
