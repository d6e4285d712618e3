/**
 * Every topic with its payload. A module adds its own beside its jobs:
 *
 *     declare module '../../platform/jobs/topics.js' {
 *       interface Topics { 'recompute-agency': { jurisdictionId: number; agencyId: string } }
 *     }
 *
 * and `reactions.ts` does not compile until it says what happens. Payloads hold ids, never copies of data.
 */
export interface Topics {
  /** Time has passed, or the clock was set forward: do what became due. */
  tick: { jurisdictionId: number };
  'deliver-mail': { jurisdictionId: number; mailId: string };
  /** Forget what nobody needs any more. */
  sweep: Record<never, never>;
}

export type Topic = keyof Topics;
