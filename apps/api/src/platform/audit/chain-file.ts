import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { hashOf, headStatement, hexOf, readHeadStatement, readRecord, type AuditRecord, type ChainEnd, type SignedHead, type StandingLink } from '@tiendo/domain/chain';
import type { Stretch } from './chain-check.js';

/** The first line of an exported stretch; a line a link follows. */
export interface StretchHeader {
  readonly kind: 'tiendo.audit.chain';
  readonly v: 1;
  readonly jurisdiction: string;
  readonly jurisdiction_id: number;
  readonly from: number;
  readonly to: number;
  /** The link before `from`. */
  readonly previous: string;
}

interface HeadFile {
  readonly kind: 'tiendo.audit.head';
  readonly v: 1;
  readonly statement: string;
  /** Ed25519 over the UTF-8 bytes of `statement`, base64. */
  readonly signature: string;
  /** PEM; a copy for convenience: what makes it trusted is kept elsewhere. */
  readonly public_key: string;
}

/** A file that is no export of a chain, or no head. */
export class UnreadableChain extends Error {}

export function stretchHeader(of: { jurisdiction: string; jurisdictionId: number }, before: ChainEnd, to: number): StretchHeader {
  return { kind: 'tiendo.audit.chain', v: 1, jurisdiction: of.jurisdiction, jurisdiction_id: of.jurisdictionId, from: before.position + 1, to, previous: hexOf(before.link) };
}

export function linkLine({ position, leaf, link }: Omit<StandingLink, 'record' | 'seq'>, record: AuditRecord): string {
  return JSON.stringify({ position, leaf: hexOf(leaf), link: hexOf(link), record });
}

export function headFile({ head, signature }: SignedHead, publicKey: string): string {
  const file: HeadFile = { kind: 'tiendo.audit.head', v: 1, statement: headStatement(head), signature: Buffer.from(signature).toString('base64'), public_key: publicKey };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @throws UnreadableChain */
export function readHeadFile(text: string): SignedHead {
  const file = parsed(text) as Partial<HeadFile> | null;
  const head = typeof file?.statement === 'string' ? readHeadStatement(file.statement) : null;
  if (head === null || typeof file?.signature !== 'string') throw new UnreadableChain('not a head of an audit chain');
  return { head, signature: Buffer.from(file.signature, 'base64') };
}

const PIECE = 5_000;

/** Exported stretches, one after the other, as one: each must go on where the one before ended. @throws UnreadableChain */
export async function chainInFiles(paths: readonly string[]): Promise<Stretch & { readonly jurisdiction: string }> {
  const headers: StretchHeader[] = [];
  for (const path of paths) headers.push(await headerOf(path));
  const [first] = headers;
  const last = headers.at(-1);
  if (first === undefined || last === undefined) throw new UnreadableChain('no file');
  return {
    jurisdiction: first.jurisdiction,
    jurisdictionId: first.jurisdiction_id,
    from: { position: first.from - 1, link: hash(first.previous) },
    to: last.to,
    links: linksIn(paths),
  };
}

async function headerOf(path: string): Promise<StretchHeader> {
  for await (const line of linesOf(path)) {
    const header = parsed(line) as Partial<StretchHeader> | null;
    const fits = header?.kind === 'tiendo.audit.chain' && header.v === 1 && [header.jurisdiction_id, header.from, header.to].every(Number.isSafeInteger) && typeof header.previous === 'string';
    if (!fits) break;
    return header as StretchHeader;
  }
  throw new UnreadableChain(`${path} is no export of an audit chain`);
}

async function* linksIn(paths: readonly string[]): AsyncGenerator<readonly StandingLink[]> {
  for (const path of paths) {
    let piece: StandingLink[] = [];
    let isHeader = true;
    for await (const line of linesOf(path)) {
      if (!isHeader) piece.push(standing(line));
      isHeader = false;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = [];
    }
    yield piece;
  }
}

function standing(line: string): StandingLink {
  const { position, leaf, link, record } = (parsed(line) ?? {}) as Record<string, unknown>;
  if (!Number.isSafeInteger(position) || typeof leaf !== 'string' || typeof link !== 'string') throw new UnreadableChain(`not a link: ${line.slice(0, 80)}`);
  const read = readRecord(record);
  return { position: position as number, seq: read?.seq ?? 0, leaf: hash(leaf), link: hash(link), record: read };
}

function hash(hex: string): Uint8Array {
  try {
    return hashOf(hex);
  } catch {
    throw new UnreadableChain('a hash that is none');
  }
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
