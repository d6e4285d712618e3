import { sameBytes, type Sha256 } from './bytes.js';
import { canonicalRecord, type AuditRecord } from './record.js';

// What is hashed begins with what it is, so that a record can never be taken for a link or a beginning.
const RECORD = '\u0000';
const LINK = 1;
const BEGINNING = '\u0002';

/** One place of the chain; positions count from 1 in the order of sealing. */
export interface ChainEnd {
  readonly position: number;
  readonly link: Uint8Array;
}

/** What stands before the first row of a jurisdiction's chain: the chains of two jurisdictions share nothing. */
export function beginningOf(jurisdictionId: number, sha256: Sha256): ChainEnd {
  return { position: 0, link: sha256(`${BEGINNING}{"jurisdiction_id":${jurisdictionId},"kind":"tiendo.audit","v":1}`) };
}

/** SHA-256(0x00 || canonical record). */
export function leafOf(record: AuditRecord, sha256: Sha256): Uint8Array {
  return sha256(RECORD + canonicalRecord(record));
}

/** SHA-256(0x01 || the link before || leaf). */
export function linkOf(previous: Uint8Array, leaf: Uint8Array, sha256: Sha256): Uint8Array {
  const content = new Uint8Array(1 + previous.length + leaf.length);
  content[0] = LINK;
  content.set(previous, 1);
  content.set(leaf, 1 + previous.length);
  return sha256(content);
}

/** A link as it stands somewhere, with the row that it seals; null where that row is gone. */
export interface StandingLink extends ChainEnd {
  readonly seq: number;
  readonly leaf: Uint8Array;
  readonly record: AuditRecord | null;
}

/** Where a chain does not hold, and how. */
export interface BrokenLink {
  readonly breach: 'missing_link' | 'repeated_link' | 'missing_row' | 'foreign_row' | 'changed_row' | 'wrong_link';
  readonly position: number;
  /** Of the row; null where a link itself is missing. */
  readonly seq: number | null;
}

/**
 * The chain one link further, or why it does not hold there. A row that was changed, taken away, put in or moved breaks the first
 * link that it stands in.
 */
export function nextEnd(end: ChainEnd, { position, seq, leaf, link, record }: StandingLink, jurisdictionId: number, sha256: Sha256): ChainEnd | BrokenLink {
  const wanted = end.position + 1;
  if (position > wanted) return { breach: 'missing_link', position: wanted, seq: null };
  if (position < wanted) return { breach: 'repeated_link', position, seq };
  if (record === null) return { breach: 'missing_row', position, seq };
  if (record.jurisdiction_id !== jurisdictionId) return { breach: 'foreign_row', position, seq };
  if (record.seq !== seq || !sameBytes(leafOf(record, sha256), leaf)) return { breach: 'changed_row', position, seq };
  if (!sameBytes(linkOf(end.link, leaf, sha256), link)) return { breach: 'wrong_link', position, seq };
  return { position, link };
}

export function isBroken(end: ChainEnd | BrokenLink): end is BrokenLink {
  return 'breach' in end;
}
