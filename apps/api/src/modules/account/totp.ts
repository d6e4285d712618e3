import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
/** A phone's clock may be off by so many steps either way. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Base32 without what is read as something else. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const ISSUER = 'Tiến Độ';

export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from the square code: RFC 6238 with the values that every app knows. */
export function uriOf(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The step of the code at an instant in milliseconds, where it is one of the secret; null for any other. */
export function stepOf(secret: string, code: string, at: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secret, '').validate({ token, timestamp: at, window: WINDOW });
  return delta === null ? null : Math.floor(at / 1000 / STEP_SECONDS) + delta;
}

/** Ten codes of 49 bits, as they are written down: 'K7M2Q-9XRTB'. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => `${signs(5)}-${signs(5)}`);
}

/** A recovery code as it is kept; however it is typed. */
export function recoveryHash(code: string): string {
  return createHash('sha256').update(code.toUpperCase().replace(/[^A-Z0-9]/g, '')).digest('hex');
}

function signs(count: number): string {
  return Array.from({ length: count }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret: Secret.fromBase32(secret) });
}
