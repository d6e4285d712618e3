import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { addressKey } from './address-key.js';
import { RATE_CLASSES, type RateClassName } from './rate-classes.js';

const WINDOW_SECONDS = 60;
/** Leases that a process holds; the oldest is given up for a new one. */
const MOST_LEASES = 20_000;

/** Whose request it is. Neither comes from a body, nor from a header that anybody can write: the token is signed by us. */
export interface Asker {
  readonly address: string;
  /** Of a session; it may have ended, and then the address alone is counted. */
  readonly token: string | null;
  /** Hash of a system's key; where there is no such key, it has a count of its own beside the address's, which gains nobody anything. */
  readonly keyHash: string | null;
}

interface Lease {
  left: number;
  /** Under way to the database; gives the seconds to wait, 0 where it was granted. */
  pending: Promise<number> | undefined;
}

/**
 * Takes from the bucket of the address and of the session's account, or of the system's key, what there is. Addresses before accounts, so that no two wait for
 * each other. A row answers with the seconds to wait for a bucket that has not enough; what is refused takes nothing.
 */
const TAKE = `
with wanted as materialized (
  select 'address:' || $1::text as key, $5::float8 * interval '1 second' as price
  union all
  select 'account:' || s."userId"::text, $6::float8 * interval '1 second' from auth.session s where s.token = $2::text and s."expiresAt" > now()
  union all
  select 'key:' || $7::text, $6::float8 * interval '1 second' where $7::text is not null
), taken as (
  insert into auth.request_limits as r (key, class, spent_until)
  select key, $3::text, now() + price from wanted order by key desc
  on conflict (key, class) do update set spent_until = greatest(r.spent_until, now()) + (excluded.spent_until - now())
  where greatest(r.spent_until, now()) + (excluded.spent_until - now()) <= now() + $4::float8 * interval '1 second'
  returning r.key
)
select greatest(1, ceil(extract(epoch from max(r.spent_until + w.price - now())) - $4::float8))::integer as wait
from wanted w left join auth.request_limits r on r.key = w.key and r.class = $3::text
where w.key not in (select key from taken)
having count(*) > 0`;

/** SQL that forgets buckets that are full again. */
export const FORGET_FULL_BUCKETS = 'delete from auth.request_limits where spent_until < now()';

/** Limits of requests by account and address, kept in the database so that they hold over all processes. */
export class RateLimits {
  private readonly pool: pg.Pool;
  private readonly leases = new Map<string, Lease>();

  /** @param factor how many times the numbers of the table are allowed */
  constructor(
    source: DataSource,
    private readonly factor: number,
  ) {
    this.pool = (source.driver as unknown as { master: pg.Pool }).master;
  }

  /**
   * Takes one request of a class.
   * @returns the seconds to wait where there are too many; 0 where it may go on
   */
  async take(name: RateClassName, asker: Asker): Promise<number> {
    const { lease } = RATE_CLASSES[name];
    if (lease === 1) return this.charge(name, asker, 1);
    const held = this.leaseOf(`${name} ${asker.keyHash ?? asker.token ?? addressKey(asker.address)}`);
    while (held.left === 0) {
      // Many that come at once wait for one lease.
      held.pending ??= this.renew(held, name, asker);
      const wait = await held.pending;
      if (wait > 0) return wait;
    }
    held.left -= 1;
    return 0;
  }

  private async renew(held: Lease, name: RateClassName, asker: Asker): Promise<number> {
    try {
      const { lease } = RATE_CLASSES[name];
      const wait = await this.charge(name, asker, lease);
      if (wait === 0) held.left += lease;
      return wait;
    } finally {
      held.pending = undefined;
    }
  }

  private async charge(name: RateClassName, { address, token, keyHash }: Asker, requests: number): Promise<number> {
    const { ofAddress, ofAccount } = RATE_CLASSES[name];
    const price = (most: number): number => (requests * WINDOW_SECONDS) / (most * this.factor);
    const values = [addressKey(address), token, name, WINDOW_SECONDS, price(ofAddress), price(ofAccount), keyHash];
    const { rows } = await this.pool.query<{ wait: number }>({ name: 'take_of_rate_limit', text: TAKE, values });
    return rows[0]?.wait ?? 0;
  }

  private leaseOf(key: string): Lease {
    const held = this.leases.get(key);
    if (held !== undefined) return held;
    if (this.leases.size >= MOST_LEASES) this.leases.delete(this.leases.keys().next().value ?? '');
    const fresh: Lease = { left: 0, pending: undefined };
    this.leases.set(key, fresh);
    return fresh;
  }
}
