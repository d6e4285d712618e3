import { hexOf, type Sha256 } from './bytes.js';
import type { ChainEnd } from './links.js';

/** What is signed of a chain: where it stood at an instant of real time, and the head before, so that heads are a chain too. */
export interface ChainHead {
  readonly jurisdiction_id: number;
  /** Of the jurisdiction, for people. */
  readonly jurisdiction: string;
  /** From 1 on. */
  readonly number: number;
  /** Day of the signing in the jurisdiction's zone. */
  readonly day: string;
  readonly signed_at: string;
  readonly position: number;
  readonly link: string;
  /** SHA-256 of the statement before, hexadecimal; null for the first. */
  readonly previous: string | null;
  readonly key_id: string;
}

/** A head with its signature over the text of its statement. */
export interface SignedHead {
  readonly head: ChainHead;
  readonly signature: Uint8Array;
}

/** The one text of a head, by RFC 8785; it is what is signed. */
export function headStatement(head: ChainHead): string {
  return JSON.stringify({
    day: head.day,
    jurisdiction: head.jurisdiction,
    jurisdiction_id: head.jurisdiction_id,
    key_id: head.key_id,
    kind: 'tiendo.audit.head',
    link: head.link,
    number: head.number,
    position: head.position,
    previous: head.previous,
    signed_at: head.signed_at,
    v: 1,
  });
}

/** What the next head says of this one. */
export function headHash(head: ChainHead, sha256: Sha256): string {
  return hexOf(sha256(headStatement(head)));
}

/** The head that a statement says, exactly; null for any other text, also for the same words in another order. */
export function readHeadStatement(statement: string): ChainHead | null {
  let head: ChainHead;
  try {
    head = JSON.parse(statement) as ChainHead;
  } catch {
    return null;
  }
  if (typeof head !== 'object' || head === null || ![head.jurisdiction_id, head.number, head.position].every(Number.isSafeInteger)) return null;
  return headStatement(head) === statement ? head : null;
}

export interface BrokenHead {
  readonly breach: 'missing_head' | 'head_order' | 'head_signature' | 'head_foreign' | 'untrusted_key' | 'cut_off' | 'rewritten';
  readonly number: number;
  readonly day: string;
  readonly position: number;
}

/** Whether the signature of a head is that of the key that it names. */
export type IsSigned<H extends SignedHead> = (signed: H) => boolean;

/** That a head does not hold, and how. */
export function brokenAt({ number, day, position }: ChainHead, breach: BrokenHead['breach']): BrokenHead {
  return { breach, number, day, position };
}

/** The first head that does not hold among all heads of a jurisdiction: numbered from 1 without a gap, each naming the one before, each signed; null where they hold. */
export function brokenHead<H extends SignedHead>(heads: readonly H[], jurisdictionId: number, isSigned: IsSigned<H>, sha256: Sha256): BrokenHead | null {
  let before: ChainHead | null = null;
  for (const signed of heads) {
    const { head } = signed;
    if (head.jurisdiction_id !== jurisdictionId) return brokenAt(head, 'head_foreign');
    if (head.number !== (before?.number ?? 0) + 1) return brokenAt(head, 'missing_head');
    if (head.previous !== (before === null ? null : headHash(before, sha256)) || head.position < (before?.position ?? 0)) return brokenAt(head, 'head_order');
    if (!isSigned(signed)) return brokenAt(head, 'head_signature');
    before = head;
  }
  return null;
}

/** What a signed head says of a chain that was walked to `end`, having had `linkThere` at the head's position. */
export function headAgainst(head: ChainHead, end: ChainEnd, linkThere: Uint8Array | null): BrokenHead | null {
  if (head.position > end.position) return brokenAt(head, 'cut_off');
  return linkThere !== null && hexOf(linkThere) === head.link ? null : brokenAt(head, 'rewritten');
}
