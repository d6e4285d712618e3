import type { Contexts } from '../auth/contexts.js';
import { holdChain, sealNext, signHead } from './sealing.js';
import type { SigningKey } from './signing-key.js';

declare module '../jobs/topics.js' {
  interface Topics {
    /** Rows of the audit trail wait for their link. */
    'seal-audit': { jurisdictionId: number };
  }
}

const BATCH = 2_000;

/** Seals the audit trail of a jurisdiction into its chain, and signs its head once a day; any number of processes may try. */
export class Sealer {
  constructor(
    private readonly contexts: Contexts,
    readonly key: SigningKey,
  ) {}

  /** Batch by batch until nothing waits, each in its own transaction; gives how many rows were sealed. Whoever comes second leaves it to the first. */
  async seal(jurisdictionId: number, batch: number = BATCH): Promise<number> {
    for (let sealed = 0; ; ) {
      const done = await this.contexts.run({ jurisdictionId }, async ({ tx }) => {
        if (!(await holdChain(tx, jurisdictionId))) return 0;
        const count = await sealNext(tx, jurisdictionId, batch);
        if (count < batch) await signHead(tx, jurisdictionId, this.key, false);
        return count;
      });
      sealed += done;
      if (done < batch) return sealed;
    }
  }
}
