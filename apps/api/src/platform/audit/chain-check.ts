import {
  beginningOf,
  brokenAt,
  brokenHead,
  headAgainst,
  isBroken,
  nextEnd,
  type BrokenHead,
  type BrokenLink,
  type ChainEnd,
  type SignedHead,
  type StandingLink,
} from '@tiendo/domain/chain';
import { sha256 } from './sha256.js';

/** A stretch of a chain, in pieces: nothing keeps more than one of them. */
export interface Stretch {
  readonly jurisdictionId: number;
  /** What stands before its first link; its own word for it, where the stretch does not begin at the beginning. */
  readonly from: ChainEnd;
  readonly links: AsyncIterable<readonly StandingLink[]>;
  /** Where the stretch says that it ends; null where it says nothing. */
  readonly to: number | null;
}

/** What a checker brings along: heads that it trusts, and the keys that it does. */
export interface Trusted {
  /** Every head of the chain, oldest first, to be checked among themselves. */
  readonly heads: readonly SignedHead[];
  /** Heads that were kept elsewhere. */
  readonly kept: readonly SignedHead[];
  readonly isSigned: (head: SignedHead) => boolean;
  readonly isTrusted: (head: SignedHead) => boolean;
}

export interface Checked {
  readonly broken: BrokenLink | BrokenHead | null;
  readonly end: ChainEnd;
  /** The newest head whose link stands in the stretch: up to there nothing can have been rewritten. */
  readonly proven: SignedHead['head'] | null;
}

/** Proves a stretch of a chain link by link and against signed heads, or names the first link at which it breaks. */
export async function checkChain({ jurisdictionId, from, links, to }: Stretch, trusted: Trusted): Promise<Checked> {
  const heads = [...trusted.heads, ...trusted.kept];
  const wanted = new Set(heads.map(({ head }) => head.position));
  const linkAt = new Map<number, Uint8Array>();
  let end = from;
  if (from.position === 0 && Buffer.compare(from.link, beginningOf(jurisdictionId, sha256).link) !== 0) {
    return { broken: { breach: 'wrong_link', position: 1, seq: null }, end, proven: null };
  }
  if (wanted.has(end.position)) linkAt.set(end.position, end.link);
  for await (const piece of links) {
    for (const link of piece) {
      const next = nextEnd(end, link, jurisdictionId, sha256);
      if (isBroken(next)) return { broken: next, end, proven: null };
      end = next;
      if (wanted.has(end.position)) linkAt.set(end.position, end.link);
    }
  }
  if (to !== null && end.position < to) return { broken: { breach: 'missing_link', position: end.position + 1, seq: null }, end, proven: null };
  const broken = brokenAmong(heads, trusted, jurisdictionId, from, end, linkAt);
  const proven = heads.map(({ head }) => head).filter(({ position }) => linkAt.has(position)).sort((a, b) => b.position - a.position)[0];
  return { broken, end, proven: broken === null ? (proven ?? null) : null };
}

function brokenAmong(heads: readonly SignedHead[], trusted: Trusted, jurisdictionId: number, from: ChainEnd, end: ChainEnd, linkAt: ReadonlyMap<number, Uint8Array>): BrokenHead | null {
  const among = brokenHead(trusted.heads, jurisdictionId, trusted.isSigned, sha256);
  if (among !== null) return among;
  // The newest head vouches for those before it, also for those of an earlier key.
  for (const signed of [...trusted.heads.slice(-1), ...trusted.kept]) {
    const { head } = signed;
    if (head.jurisdiction_id !== jurisdictionId) return brokenAt(head, 'head_foreign');
    if (!trusted.isSigned(signed)) return brokenAt(head, 'head_signature');
    if (!trusted.isTrusted(signed)) return brokenAt(head, 'untrusted_key');
  }
  for (const { head } of heads) {
    // Before the stretch there is nothing to compare with.
    if (head.position < from.position) continue;
    const against = headAgainst(head, end, linkAt.get(head.position) ?? null);
    if (against !== null) return against;
  }
  return null;
}
