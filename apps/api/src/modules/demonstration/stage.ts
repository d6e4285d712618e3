import { NO_CLIENT } from '../../platform/auth/client-seen.js';
import { randomUUID } from 'node:crypto';
import { hourOfDay, instant, plainDate, VIETNAM, type Instant } from '@tiendo/domain/calendar';
import { DEFAULT_LOCALE } from '@tiendo/phrases';
import type { ActorContext, Context, SignedIn } from '../../platform/auth/context.js';
import { surroundingsOfPerson } from '../../platform/auth/session.queries.js';
import { momentOf } from '../../platform/clock/moment.js';
import type { Tx } from '../../platform/database/tx.js';
import type { FileStore } from '../../platform/storage/file-store.js';

const NEVER = new AbortController().signal;

/** Where the story is told: one transaction, and the clock that is set from day to day. */
export class Stage {
  private readonly actors = new Map<string, SignedIn>();
  private now: Instant;

  private constructor(
    readonly tx: Tx,
    readonly jurisdictionId: number,
    readonly store: FileStore,
    readonly publicUrl: string,
    private readonly realNow: Instant,
  ) {
    this.now = realNow;
  }

  static async open(tx: Tx, jurisdictionId: number, store: FileStore, publicUrl: string): Promise<Stage> {
    const row = await tx.one<{ now: number }>('select now() as now');
    if (row === null) throw new Error('the database does not know what time it is');
    return new Stage(tx, jurisdictionId, store, publicUrl, instant(row.now));
  }

  /** Sets the clock to an hour of a day, Asia/Ho_Chi_Minh; also for what the database itself looks at. */
  async on(day: string, hour: number, minute = 0): Promise<void> {
    this.now = instant(hourOfDay(plainDate(day), hour, VIETNAM) + minute * 60_000);
    await this.tx.execute(
      `insert into demonstration_clock (jurisdiction_id, offset_ms) values ($1, $2)
       on conflict (jurisdiction_id) do update set offset_ms = excluded.offset_ms`,
      [this.jurisdictionId, this.now - this.realNow],
    );
  }

  /** In nobody's name. */
  context(): Context {
    return {
      tx: this.tx,
      jurisdictionId: this.jurisdictionId,
      demonstration: true,
      actor: null,
      locale: DEFAULT_LOCALE,
      requestId: randomUUID(),
      address: null, client: NO_CLIENT, setCookie: () => undefined,
      signal: NEVER,
      ...momentOf(this.realNow, this.now - this.realNow, VIETNAM),
    };
  }

  /** In the name of a person, with the roles held when they first acted. */
  async as(personId: string): Promise<ActorContext> {
    const known = this.actors.get(personId);
    if (known !== undefined) return { ...this.context(), actor: known };
    const { actor } = await surroundingsOfPerson(this.tx, personId, this.jurisdictionId);
    if (actor === null) throw new RangeError(`no such person: ${personId}`);
    this.actors.set(personId, actor);
    return { ...this.context(), actor };
  }
}
