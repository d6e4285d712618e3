import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A file to pack: its text comes in pieces, so that a large one is never in memory as a whole. */
export interface ArchivePart {
  readonly name: string;
  readonly pieces: Iterable<string | Uint8Array>;
}

interface PackedPart {
  readonly name: Buffer;
  readonly checksum: number;
  readonly size: number;
  readonly packed: readonly Buffer[];
  readonly packedSize: number;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 1 January 1980: an archive holds what it was given and no clock. */
const NO_TIME = 0;
const NO_DATE = 0x21;
const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;
const DEFLATED = 8;

/**
 * A zip archive in pieces, part by part; the same parts give the same bytes.
 * Every part is packed before it is sent, so that each header carries its sizes: readers of office files do not all like sizes that follow.
 */
export async function* zipArchive(parts: Iterable<ArchivePart>): AsyncGenerator<Uint8Array, void, undefined> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = await pack(part);
    const header = localHeader(packed);
    yield header;
    yield* packed.packed;
    directory.push(directoryEntry(packed, offset));
    offset += header.length + packed.packedSize;
  }
  yield* directory;
  yield endOfDirectory(directory, offset);
}

/** All pieces of a stream as one. */
export async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

async function pack({ name, pieces }: ArchivePart): Promise<PackedPart> {
  const deflate = createDeflateRaw({ level: 4 });
  const packed: Buffer[] = [];
  deflate.on('data', (piece: Buffer) => packed.push(piece));
  const finished = once(deflate, 'end');
  let checksum = 0;
  let size = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    checksum = crc32(bytes, checksum);
    size += bytes.length;
    // Waiting for the packer also lets other work of the process in between.
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
  await finished;
  return { name: Buffer.from(name, 'utf8'), checksum, size, packed, packedSize: packed.reduce((sum, piece) => sum + piece.length, 0) };
}

function localHeader(part: PackedPart): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  writeFacts(header, 4, part);
  header.writeUInt16LE(part.name.length, 26);
  return Buffer.concat([header, part.name]);
}

function directoryEntry(part: PackedPart, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
  entry.writeUInt16LE(VERSION, 4);
  writeFacts(entry, 6, part);
  entry.writeUInt16LE(part.name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, part.name]);
}

/** What local header and directory entry both say, in the same order. */
function writeFacts(target: Buffer, at: number, part: PackedPart): void {
  target.writeUInt16LE(VERSION, at);
  target.writeUInt16LE(NAMES_ARE_UTF8, at + 2);
  target.writeUInt16LE(DEFLATED, at + 4);
  target.writeUInt16LE(NO_TIME, at + 6);
  target.writeUInt16LE(NO_DATE, at + 8);
  target.writeUInt32LE(part.checksum, at + 10);
  target.writeUInt32LE(part.packedSize, at + 14);
  target.writeUInt32LE(part.size, at + 18);
}

function endOfDirectory(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(directory.reduce((sum, entry) => sum + entry.length, 0), 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
