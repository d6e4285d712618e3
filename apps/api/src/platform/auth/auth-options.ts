import type { BetterAuthOptions } from 'better-auth';
import type pg from 'pg';

export const AUTH_BASE_PATH = '/api/auth';
/** Set by us from the connection, so that no client can choose its own rate limit. */
export const ADDRESS_HEADER = 'x-tiendo-address';
export const COOKIE_PREFIX = 'tiendo';
export const SHORTEST_PASSWORD = 10;

const SESSION_SECONDS = 7 * 24 * 3600;
const SESSION_RENEWED_AFTER_SECONDS = 24 * 3600;

export interface AuthSettings {
  readonly publicUrl: string;
  readonly secret: string;
  /** A pool whose search_path is the schema `auth`. */
  readonly pool: pg.Pool;
  readonly onLog: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
}

const SIGN_INS_FROM_ONE_ADDRESS = 100;

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
      customRules: { '/sign-in/email': { window: 60, max: SIGN_INS_FROM_ONE_ADDRESS } },
    },
    trustedOrigins: (request) => sameHost(request),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: usesSecureCookies(settings.publicUrl),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => settings.onLog(level, message) },
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
