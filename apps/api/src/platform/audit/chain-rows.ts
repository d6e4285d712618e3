import { beginningOf, type StandingLink } from '@tiendo/domain/chain';
import type pg from 'pg';
import type { Stretch } from './chain-check.js';
import { RECORD_COLUMNS, recordOf, type RecordCells } from './record.queries.js';
import { sha256 } from './sha256.js';

const PIECE = 10_000;

/** The whole chain of a jurisdiction as it stands in the database, read in one snapshot: the connection is in a transaction. */
export function chainInDatabase(client: pg.ClientBase, jurisdictionId: number): Stretch {
  return { jurisdictionId, from: beginningOf(jurisdictionId, sha256), links: linksOf(client, jurisdictionId), to: null };
}

async function* linksOf(client: pg.ClientBase, jurisdictionId: number): AsyncGenerator<readonly StandingLink[]> {
  await client.query(
    `declare chain no scroll cursor for
     select l.position::text, l.seq::text, encode(l.leaf, 'hex'), encode(l.link, 'hex'), ${RECORD_COLUMNS}
     from audit_links l left join audit_events e on e.jurisdiction_id = l.jurisdiction_id and e.seq = l.seq
     where l.jurisdiction_id = ${jurisdictionId} order by l.position`,
  );
  // The next piece is fetched while this one is hashed.
  const fetch = (): Promise<pg.QueryArrayResult<(string | null)[]>> => client.query<(string | null)[]>({ text: `fetch ${PIECE} from chain`, rowMode: 'array' });
  for (let next = fetch(); ; ) {
    const { rows } = await next;
    if (rows.length === 0) break;
    next = fetch();
    yield rows.map(standing);
  }
  await client.query('close chain');
}

function standing(cells: RecordCells): StandingLink {
  const [position, seq, leaf, link] = cells;
  return { position: Number(position), seq: Number(seq), leaf: Buffer.from(leaf ?? '', 'hex'), link: Buffer.from(link ?? '', 'hex'), record: recordOf(cells, 4) };
}

export interface Unsealed {
  readonly seq: number;
  readonly count: number;
}

/** Rows without a link, older than the minute in which they are to have one; null where there is none. */
/** Rows that a daily head should prove by now and none does: nobody could tell whether those after them were cut off. */
export async function unsignedInDatabase(client: pg.ClientBase, jurisdictionId: number, proven: number): Promise<Unsealed | null> {
  const { rows } = await client.query<{ seq: string | null; count: string }>(
    `select min(e.seq)::text as seq, count(*)::text as count from audit_links l join audit_events e on e.jurisdiction_id = l.jurisdiction_id and e.seq = l.seq
     where l.jurisdiction_id = $1 and l.position > $2 and e.recorded_at < now() - interval '26 hours'`,
    [jurisdictionId, proven],
  );
  const [row] = rows;
  return row?.seq == null ? null : { seq: Number(row.seq), count: Number(row.count) };
}

export async function unsealedInDatabase(client: pg.ClientBase, jurisdictionId: number): Promise<Unsealed | null> {
  const { rows } = await client.query<{ seq: string | null; count: string }>(
    `select min(e.seq)::text as seq, count(*)::text as count from audit_events e
     where e.jurisdiction_id = $1 and e.recorded_at < now() - interval '60 seconds'
       and not exists (select from audit_links l where l.jurisdiction_id = e.jurisdiction_id and l.seq = e.seq)`,
    [jurisdictionId],
  );
  const [row] = rows;
  return row?.seq == null ? null : { seq: Number(row.seq), count: Number(row.count) };
}
