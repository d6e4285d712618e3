export const COOKIE_PREFIX = 'tiendo';

/** Whether people come by TLS, so that cookies must not travel without it. */
export function usesSecureCookies(publicUrl: string): boolean {
  return publicUrl.startsWith('https://');
}

/** Name of the cookie that carries the session. */
export function sessionCookieName(publicUrl: string): string {
  return `${usesSecureCookies(publicUrl) ? '__Host-' : ''}${COOKIE_PREFIX}.session_token`;
}
