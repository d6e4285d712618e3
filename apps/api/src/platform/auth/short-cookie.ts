import { randomBytes } from 'node:crypto';
import { COOKIE_PREFIX, usesSecureCookies } from './cookie-names.js';
import { seal, unseal } from './sealed.js';
import { cookieValue } from './session-cookie.js';

/** Long enough to type a password and a code elsewhere. */
const SECONDS = 600;

interface ShortCookieOptions {
  /** `openid`: the name of the cookie and the purpose of its key. */
  readonly name: string;
  readonly publicUrl: string;
  readonly secret: string;
}

/**
 * A cookie in which a browser keeps, for ten minutes and unreadable to itself, what one attempt to sign in must remember. So an
 * attempt that nobody finishes leaves nothing in the database.
 */
export class ShortCookie<T extends object> {
  static readonly SECONDS = SECONDS;

  constructor(private readonly options: ShortCookieOptions) {}

  /** The Set-Cookie header that keeps `value`. */
  keep(value: T): string {
    const { name, secret } = this.options;
    return this.header(seal(secret, name, JSON.stringify({ ...value, until: Date.now() + SECONDS * 1000, salt: randomBytes(8).toString('hex') })), SECONDS);
  }

  /** The Set-Cookie header that forgets it. */
  forget(): string {
    return this.header('', 0);
  }

  /** What is kept in the Cookie header of a request; null where there is nothing of ours, or it is too old. */
  read(header: string | undefined): T | null {
    const { secret, name } = this.options;
    const sealed = header === undefined ? null : cookieValue(header, this.cookieName());
    const text = sealed === null ? null : unseal(secret, name, sealed);
    if (text === null) return null;
    const kept = JSON.parse(text) as T & { until: number };
    return kept.until > Date.now() ? kept : null;
  }

  private cookieName(): string {
    const { name, publicUrl } = this.options;
    return `${usesSecureCookies(publicUrl) ? '__Host-' : ''}${COOKIE_PREFIX}.${name}`;
  }

  // Lax, since the way back from a provider is a link of another site that the browser follows.
  private header(value: string, seconds: number): string {
    const secure = usesSecureCookies(this.options.publicUrl) ? 'Secure; ' : '';
    return `${this.cookieName()}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; ${secure}SameSite=Lax`;
  }
}
