import type pg from 'pg';
import { ATTEMPT_LIMITS } from './attempt-limits.js';
import { accountOf, forgetAttempts, takeAttempt } from './attempts.js';
import { hashOf, IS_KNOWN_DEVICE } from './known-devices.js';

/** From where somebody tries to sign in. */
export interface Origin {
  readonly address: string;
  readonly device: string | null;
}

/**
 * Takes one attempt at an account's password, before the password is looked at and whether there is such an account or not.
 * @returns the seconds to wait; 0 where the attempt may be made
 */
export async function takeSignIn(pool: pg.Pool, email: string, origin: Origin): Promise<number> {
  const account = accountOf(email);
  const isKnown = await isKnownDevice(pool, account, origin.device);
  const seconds = await takeAttempt(pool, ATTEMPT_LIMITS.accountFromAddress, ...pairOf(account, origin, isKnown));
  return seconds > 0 || isKnown ? seconds : takeAttempt(pool, ATTEMPT_LIMITS.account, account);
}

/** After the right password. */
export async function forgetSignIns(pool: pg.Pool, email: string, origin: Origin): Promise<void> {
  const account = accountOf(email);
  const isKnown = await isKnownDevice(pool, account, origin.device);
  await forgetAttempts(pool, ATTEMPT_LIMITS.accountFromAddress, ...pairOf(account, origin, isKnown));
  await forgetAttempts(pool, ATTEMPT_LIMITS.account, account);
}

/** A known device has a count of its own, so that nobody behind the same address of an office uses it up. */
function pairOf(account: string, { address, device }: Origin, isKnown: boolean): [string, string] {
  return [account, isKnown ? `device ${hashOf(device ?? '')}` : address];
}

async function isKnownDevice(pool: pg.Pool, account: string, device: string | null): Promise<boolean> {
  if (device === null) return false;
  return (await pool.query(IS_KNOWN_DEVICE, [hashOf(device), account])).rows.length > 0;
}
