import type { PlainDate } from '@tiendo/domain/calendar';
import { beginningOf, hashOf, headHash, hexOf, leafOf, linkOf, type ChainEnd, type ChainHead } from '@tiendo/domain/chain';
import type { Tx } from '../database/tx.js';
import { headsOf, type StoredHead } from './heads.queries.js';
import { RECORD_COLUMNS, recordOf } from './record.queries.js';
import { sha256 } from './sha256.js';
import type { SigningKey } from './signing-key.js';

/** Class of the advisory locks of the sealers; the other half is the jurisdiction. */
const SEALERS = 1_934_713_401;

/** Nobody else seals or signs this jurisdiction's chain before the transaction ends; false where somebody does already. */
export async function holdChain(tx: Tx, jurisdictionId: number): Promise<boolean> {
  const row = await tx.one<{ held: boolean }>('select pg_try_advisory_xact_lock($1, $2) as held', [SEALERS, jurisdictionId]);
  return row?.held ?? false;
}

/** The same, after waiting for whoever does. */
export async function waitForChain(tx: Tx, jurisdictionId: number): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [SEALERS, jurisdictionId]);
}

/** Where the chain ends. */
async function endOfChain(tx: Tx, jurisdictionId: number): Promise<ChainEnd> {
  const last = await tx.one<ChainEnd>('select position, link from audit_links where jurisdiction_id = $1 order by position desc limit 1', [jurisdictionId]);
  return last ?? beginningOf(jurisdictionId, sha256);
}

/** Puts the next unsealed rows into the chain, by seq; gives how many. The chain must be held. */
export async function sealNext(tx: Tx, jurisdictionId: number, most: number): Promise<number> {
  let end = await endOfChain(tx, jurisdictionId);
  const rows = await tx.query<{ cells: (string | null)[] }>(
    `select array[${RECORD_COLUMNS}] as cells
     from (select jurisdiction_id, seq from audit_unsealed where jurisdiction_id = $1 order by seq limit $2) u
     join audit_events e on e.jurisdiction_id = u.jurisdiction_id and e.seq = u.seq order by u.seq`,
    [jurisdictionId, most],
  );
  if (rows.length === 0) return 0;
  const made: { readonly seq: number; readonly leaf: Uint8Array; readonly end: ChainEnd }[] = [];
  for (const { cells } of rows) {
    const record = recordOf(cells, 0);
    if (record === null) throw new Error('an unsealed row without its event');
    const leaf = leafOf(record, sha256);
    end = { position: end.position + 1, link: linkOf(end.link, leaf, sha256) };
    made.push({ seq: record.seq, leaf, end });
  }
  const seqs = made.map(({ seq }) => seq);
  await tx.execute(
    `insert into audit_links (jurisdiction_id, position, seq, leaf, link)
     select $1, * from unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[])`,
    [jurisdictionId, made.map(({ end: { position } }) => position), seqs, made.map(({ leaf }) => leaf), made.map(({ end: { link } }) => link)],
  );
  await tx.execute('delete from audit_unsealed where jurisdiction_id = $1 and seq = any($2::bigint[])', [jurisdictionId, seqs]);
  return made.length;
}

interface Now {
  readonly jurisdiction: string;
  readonly day: PlainDate;
  readonly at: number;
}

/**
 * Signs where the chain stands now, by real time. The chain must be held.
 * @param always also where a head was signed today already; else null then, and where there is nothing to sign
 */
export async function signHead(tx: Tx, jurisdictionId: number, key: SigningKey, always: boolean): Promise<StoredHead | null> {
  const now = await tx.one<Now>(
    `select j.code as jurisdiction, (now() at time zone j.time_zone)::date::text as day, date_trunc('milliseconds', now()) as at from jurisdictions j where j.id = $1`,
    [jurisdictionId],
  );
  if (now === null) throw new RangeError(`no jurisdiction ${jurisdictionId}`);
  const [last] = await headsOf(tx, jurisdictionId, 1);
  const end = await endOfChain(tx, jurisdictionId);
  if (!always && (end.position === 0 || (last !== undefined && last.head.day >= now.day))) return null;
  const head: ChainHead = {
    jurisdiction_id: jurisdictionId,
    jurisdiction: now.jurisdiction,
    number: (last?.head.number ?? 0) + 1,
    day: now.day,
    signed_at: new Date(now.at).toISOString(),
    position: end.position,
    link: hexOf(end.link),
    previous: last === undefined ? null : headHash(last.head, sha256),
    key_id: key.id,
  };
  const { signature } = key.sign(head);
  await tx.execute(
    `insert into audit_heads (jurisdiction_id, number, day, signed_at, position, link, previous, key_id, public_key, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [jurisdictionId, head.number, head.day, new Date(now.at), head.position, end.link, head.previous === null ? null : hashOf(head.previous), key.id, key.publicPem, signature],
  );
  return { head, signature, publicKey: key.publicPem };
}
