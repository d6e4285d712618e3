import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/**
 * The session token of a Cookie header, or null when there is none or its signature is not ours.
 * The cookie is better-auth's: `token.base64(HMAC-SHA256(secret, token))`, percent-encoded.
 */
export function sessionToken(header: string | undefined, name: string, secret: string): string | null {
  const value = header === undefined ? null : cookieValue(header, name);
  if (value === null) return null;
  const dot = value.lastIndexOf('.');
  const [token, signature] = [value.slice(0, dot), value.slice(dot + 1)];
  if (dot < 1 || !SIGNATURE.test(signature)) return null;
  const given = Buffer.from(signature, 'base64');
  const ours = createHmac('sha256', secret).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
}

/** The value for a Cookie header that `sessionToken` reads back. */
export function signedSessionCookie(name: string, token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `${name}=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** The Set-Cookie header of a new session, the same that the library writes; without a token, the one that forgets it. */
export function setSessionCookie(name: string, token: string | null, secret: string, seconds: number): string {
  const value = token === null ? `${name}=` : signedSessionCookie(name, token, secret);
  return `${value}; Max-Age=${token === null ? 0 : seconds}; Path=/; HttpOnly; ${name.startsWith('__') ? 'Secure; ' : ''}SameSite=Lax`;
}

/** One cookie of a Cookie header, decoded; null where it is not there or cannot be read. */
export function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
