import { createHash, randomBytes } from 'node:crypto';
import { COOKIE_PREFIX, usesSecureCookies } from './cookie-names.js';
import type { Tx } from '../database/tx.js';
import { cookieValue } from './session-cookie.js';

const DAYS = 180;

export function deviceCookieName(publicUrl: string): string {
  return `${usesSecureCookies(publicUrl) ? '__Host-' : ''}${COOKIE_PREFIX}.device`;
}

/** The device's token in a Cookie header, or null. */
export function deviceToken(header: string | undefined, publicUrl: string): string | null {
  return header === undefined ? null : cookieValue(header, deviceCookieName(publicUrl));
}

export interface KnownDevice {
  /** Set-Cookie that makes the device known from now on. */
  readonly cookie: string;
  /** It was not known, while other devices of the account are. */
  readonly isAnother: boolean;
}

/**
 * Remembers that somebody signed in from the device, fully. Such a device is not slowed down by those who guess at the account from
 * elsewhere; it opens nothing.
 */
export async function rememberDevice(tx: Tx, authUserId: string, given: string | null, publicUrl: string): Promise<KnownDevice> {
  const known = given !== null && (await tx.execute('update auth.known_devices set last_used_at = now() where hash = $1 and user_id = $2', [hashOf(given), authUserId])) > 0;
  const token = known ? given : randomBytes(24).toString('base64url');
  const others = known ? [] : await tx.query('select 1 as one from auth.known_devices where user_id = $1 limit 1', [authUserId]);
  if (!known) await tx.execute('insert into auth.known_devices (hash, user_id) values ($1, $2)', [hashOf(token), authUserId]);
  const secure = usesSecureCookies(publicUrl) ? 'Secure; ' : '';
  return { cookie: `${deviceCookieName(publicUrl)}=${token}; Max-Age=${DAYS * 24 * 3600}; Path=/; HttpOnly; ${secure}SameSite=Lax`, isAnother: others.length > 0 };
}

/** A new password, or signing out everywhere, makes every device strange. */
export async function forgetDevices(tx: Tx, authUserId: string): Promise<void> {
  await tx.execute('delete from auth.known_devices where user_id = $1', [authUserId]);
}

/** SQL: whether the device with the hash $1 is known to the account of the address $2. */
export const IS_KNOWN_DEVICE = `select 1 as one from auth.known_devices d join auth."user" u on u."id" = d.user_id
  where d.hash = $1 and u."email" = $2 and d.last_used_at > now() - interval '${DAYS} days'`;

/** SQL that forgets devices that nobody uses any more. */
export const FORGET_OLD_DEVICES = `delete from auth.known_devices where last_used_at < now() - interval '${DAYS} days'`;

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
