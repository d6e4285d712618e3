/** How often something may be tried in vain, and how long one waits after that. */
export interface AttemptLimit {
  /** Part of the key, so that no count is taken for another. */
  readonly name: string;
  /** In vain before the first pause. */
  readonly free: number;
  readonly firstPauseSeconds: number;
  /** Each pause is twice the one before, up to this. */
  readonly longestPauseSeconds: number;
  /** After so long without an attempt it begins anew. */
  readonly forgottenAfterMinutes: number;
}

const limit = (name: string, free: number, firstPauseSeconds: number, longestPauseSeconds: number, forgottenAfterMinutes: number): AttemptLimit => ({ name, free, firstPauseSeconds, longestPauseSeconds, forgottenAfterMinutes });

export const ATTEMPT_LIMITS = {
  /** Passwords for one account from one address, or from one device that is known to the account. */
  accountFromAddress: limit('account from address', 5, 5, 900, 60),
  /**
   * Passwords for one account from wherever, by who comes from no device that it knows. It only slows down: else anybody could lock
   * another out. Nor is its owner slowed down, on a device from which they have signed in before.
   */
  account: limit('account', 5, 5, 60, 15),
  /** Codes of the second factor, by who has given the right password, from one address or from one known device. */
  codeFromAddress: limit('code from address', 5, 30, 900, 60),
  /** The same from wherever: it slows down, so that a stolen password keeps nobody out of their own account. */
  code: limit('code', 5, 30, 300, 60),
  /** The present password, asked again of who is signed in. */
  presentPassword: limit('present password', 5, 5, 300, 60),
  /** Letters to set a password anew, to one address of mail and asked for from one address of the network. */
  resetOfAccountFromAddress: limit('reset of account from address', 3, 60, 3600, 1440),
  /** The same from wherever. */
  reset: limit('reset', 3, 60, 300, 1440),
  /** The same asked from one address of the network. */
  resetFromAddress: limit('reset from address', 20, 60, 3600, 60),
} as const satisfies Record<string, AttemptLimit>;
