import { ATTEMPT_LIMITS, type AttemptLimit } from './attempt-limits.js';
import { accountOf, forgetAttempts, takeAttempt, takeOfMinute, type Statements } from './attempts.js';
import { hashOf, IS_KNOWN_DEVICE } from './known-devices.js';

/** From where somebody tries to sign in. */
export interface Origin {
  readonly address: string;
  readonly device: string | null;
}

/** Two counts of one thing: by who tries from where, and over all of them. */
interface Pair {
  readonly fromAddress: AttemptLimit;
  readonly ofAll: AttemptLimit;
}

const PASSWORD: Pair = { fromAddress: ATTEMPT_LIMITS.accountFromAddress, ofAll: ATTEMPT_LIMITS.account };
const CODE: Pair = { fromAddress: ATTEMPT_LIMITS.codeFromAddress, ofAll: ATTEMPT_LIMITS.code };
const RESET: Pair = { fromAddress: ATTEMPT_LIMITS.resetOfAccountFromAddress, ofAll: ATTEMPT_LIMITS.reset };

/**
 * Takes one attempt at an account's password, before the password is looked at and whether there is such an account or not.
 * @returns the seconds to wait; 0 where the attempt may be made
 */
export async function takeSignIn(database: Statements, email: string, origin: Origin, mostFromAddress: number): Promise<number> {
  // Who comes from a device that the account knows does not wait for others behind the same address.
  const isKnown = await isKnownDevice(database, accountOf(email), origin.device);
  const seconds = isKnown ? 0 : await takeOfMinute(database, 'address', mostFromAddress, origin.address);
  return seconds > 0 ? seconds : take(database, PASSWORD, email, origin);
}
/** After the right password. */
export const forgetSignIns = (database: Statements, email: string, origin: Origin): Promise<void> => forget(database, PASSWORD, email, origin);
/** The same for the codes of the second factor. */
export const takeCode = (database: Statements, email: string, origin: Origin): Promise<number> => take(database, CODE, email, origin);
export const forgetCodes = (database: Statements, email: string, origin: Origin): Promise<void> => forget(database, CODE, email, origin);
/** The same for letters to set the password anew; nothing forgets them but time. */
export const takeReset = (database: Statements, email: string, origin: Origin): Promise<number> => take(database, RESET, email, origin);

async function take(database: Statements, { fromAddress, ofAll }: Pair, email: string, origin: Origin): Promise<number> {
  const account = accountOf(email);
  const isKnown = await isKnownDevice(database, account, origin.device);
  const seconds = await takeAttempt(database, fromAddress, ...pairOf(account, origin, isKnown));
  return seconds > 0 || isKnown ? seconds : takeAttempt(database, ofAll, account);
}

async function forget(database: Statements, { fromAddress, ofAll }: Pair, email: string, origin: Origin): Promise<void> {
  const account = accountOf(email);
  const isKnown = await isKnownDevice(database, account, origin.device);
  await forgetAttempts(database, fromAddress, ...pairOf(account, origin, isKnown));
  await forgetAttempts(database, ofAll, account);
}

/** A known device has a count of its own, so that nobody behind the same address of an office uses it up. */
function pairOf(account: string, { address, device }: Origin, isKnown: boolean): [string, string] {
  return [account, isKnown ? `device ${hashOf(device ?? '')}` : address];
}

async function isKnownDevice(database: Statements, account: string, device: string | null): Promise<boolean> {
  if (device === null) return false;
  const found = await database.query(IS_KNOWN_DEVICE, [hashOf(device), account]);
  return (Array.isArray(found) ? found : found.rows).length > 0;
}
