import type { Context } from '../auth/context.js';

/**
 * Thrown by a read that met something which time has outdated: its transaction is given up, `mend` runs in one in nobody's
 * name that may write, and the request is served again from the beginning.
 */
export class ReadAgain extends Error {
  constructor(
    readonly jurisdictionId: number,
    readonly mend: (ctx: Context) => Promise<void>,
  ) {
    super('what was read is outdated');
  }
}
