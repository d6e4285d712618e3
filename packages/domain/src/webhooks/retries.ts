const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The pauses after each attempt that failed, in seconds: the first soon, all of them together about a day. */
export const RETRY_PAUSES: readonly number[] = [5 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR];

/** A receiver that has taken nothing for so long is not called any more until an administrator says so. */
export const DAYS_BEFORE_PAUSE = 5;

/** Seconds to wait after so many attempts have failed; null when it was the last. */
export function pauseAfter(failedAttempts: number): number | null {
  return RETRY_PAUSES[failedAttempts - 1] ?? null;
}

/** Whether a receiver that has failed without a break for so many seconds is left in peace. */
export function isGivenUp(failingSeconds: number): boolean {
  return failingSeconds >= DAYS_BEFORE_PAUSE * DAY;
}
