import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { passwordHash, passwordMatches } from '../../platform/auth/password-hash.js';

const STEP_SECONDS = 30;
const SECRET_BYTES = 20;
/** A phone's clock may be off by so many steps either way. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** A recovery code has two halves of so many signs. */
const HALF = 5;
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
  return Array.from({ length: RECOVERY_CODES }, () => `${signs(HALF)}-${signs(HALF)}`);
}

/** A recovery code as it is kept: 49 bits are few, so it is hashed as slowly as a password. */
export function recoveryHash(code: string): Promise<string> {
  return passwordHash(bare(code));
}

/** Which of the hashes is that of the code, however it is typed; null where none is. What cannot be a code costs nothing to refuse. */
export async function recoveryHashOf(code: string, hashes: readonly string[]): Promise<string | null> {
  const typed = bare(code);
  if (typed.length !== 2 * HALF) return null;
  for (const hash of hashes) if (await passwordMatches(hash, typed)) return hash;
  return null;
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function signs(count: number): string {
  return Array.from({ length: count }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret: Secret.fromBase32(secret) });
}
