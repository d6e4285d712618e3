import type { Instant, PlainDate } from '@tiendo/domain/calendar';
import { hexOf, type ChainHead, type SignedHead } from '@tiendo/domain/chain';

/** Reads rows; a transaction, or a connection of the checker. */
export interface Rows {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

interface HeadRow {
  readonly jurisdictionId: number;
  readonly jurisdiction: string;
  readonly number: number;
  readonly day: PlainDate;
  readonly signedAt: Instant | Date;
  readonly position: string;
  readonly link: Buffer;
  readonly previous: Buffer | null;
  readonly keyId: string;
  readonly publicKey: string;
  readonly signature: Buffer;
}

export interface StoredHead extends SignedHead {
  /** The public key that signed, PEM. */
  readonly publicKey: string;
}

/** Signed heads of a jurisdiction, oldest first; `newest` only the last so many. */
export async function headsOf(rows: Rows, jurisdictionId: number, newest: number | null = null): Promise<StoredHead[]> {
  const found = await rows.query<HeadRow>(
    `select h.jurisdiction_id as "jurisdictionId", j.code as jurisdiction, h.number, h.day::text as day, h.signed_at as "signedAt", h.position::text as position,
       h.link, h.previous, h.key_id as "keyId", h.public_key as "publicKey", h.signature
     from audit_heads h join jurisdictions j on j.id = h.jurisdiction_id
     where h.jurisdiction_id = $1 order by h.number desc limit $2`,
    [jurisdictionId, newest],
  );
  return found.reverse().map(storedHead);
}

function storedHead({ jurisdictionId, jurisdiction, number, day, signedAt, position, link, previous, keyId, publicKey, signature }: HeadRow): StoredHead {
  const head: ChainHead = {
    jurisdiction_id: jurisdictionId,
    jurisdiction,
    number,
    day,
    signed_at: new Date(signedAt).toISOString(),
    position: Number(position),
    link: hexOf(link),
    previous: previous === null ? null : hexOf(previous),
    key_id: keyId,
  };
  return { head, signature, publicKey };
}
