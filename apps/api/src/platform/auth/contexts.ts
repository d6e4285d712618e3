import { randomUUID } from 'node:crypto';
import type { Instant } from '@tiendo/domain/calendar';
import type { TransactionMode, Transactions } from '../database/transactions.js';
import { NO_CLIENT } from './client-seen.js';
import type { ActorContext, Context } from './context.js';
import { surroundingsOfPerson, surroundingsOfSystem } from './session.queries.js';

const NEVER = new AbortController().signal;

export interface JobOptions {
  readonly jurisdictionId: number;
  readonly mode?: TransactionMode;
  /** Says in logs and the audit trail what ran; a new id when not given. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

export interface PersonOptions extends JobOptions {
  readonly personId: string;
  /** Product time at which it happens, instead of the clock's. */
  readonly at?: Instant;
}

/** Opens contexts outside of requests: for jobs, the schedule and the demonstration. */
export class Contexts {
  constructor(private readonly transactions: Transactions) {}

  /** One transaction in nobody's name, to which everything of the jurisdiction is open. Runs again after a deadlock, so `work` must stay inside the transaction. */
  run<T>(options: JobOptions, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.transactions.run(options.mode ?? 'write', async (tx) => {
      const surroundings = await surroundingsOfSystem(tx, options.jurisdictionId);
      return work({ tx, ...surroundings, ...outside(options) });
    });
  }

  /** The same in every jurisdiction, one after the other; gives what each gave. */
  async everywhere<T>(options: Omit<JobOptions, 'jurisdictionId'>, work: (ctx: Context) => Promise<T>): Promise<T[]> {
    const places = await this.transactions.run('read', (tx) => tx.query<{ id: number }>('select id from jurisdictions order by id'));
    const given: T[] = [];
    for (const { id } of places) given.push(await this.run({ ...options, jurisdictionId: id }, work));
    return given;
  }

  /**
   * One transaction in the name of a person, with the roles held on the day that it happens.
   * @throws RangeError when there is no such person
   */
  runAs<T>(options: PersonOptions, work: (ctx: ActorContext) => Promise<T>): Promise<T> {
    return this.transactions.run(options.mode ?? 'write', async (tx) => {
      const surroundings = await surroundingsOfPerson(tx, options.personId, options.jurisdictionId, options.at ?? null);
      const { actor } = surroundings;
      if (actor === null) throw new RangeError(`no such person: ${options.personId}`);
      return work({ tx, ...surroundings, ...outside(options), actor });
    });
  }
}

function outside(options: JobOptions): Pick<Context, 'requestId' | 'address' | 'client' | 'setCookie' | 'signal'> {
  return { requestId: options.requestId ?? randomUUID(), address: null, client: NO_CLIENT, setCookie: () => undefined, signal: options.signal ?? NEVER };
}
