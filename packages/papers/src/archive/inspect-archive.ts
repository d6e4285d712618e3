import { setImmediate as turn } from 'node:timers/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { LOCAL_LENGTH, readZipDirectory, type ZipEntry } from './zip-directory.js';
import { isPlainArchive } from './zip-structure.js';

/** More than these is no office file that a person wrote. */
export const ARCHIVE_LIMITS = {
  parts: 1_000,
  expandedBytes: 100 * 1024 * 1024,
  /** How many times larger it may be than the file; small files may be of one letter. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
} as const;

/**
 * damaged: it cannot be read to its end; misleading: readers would see different things in it; nested: an archive inside;
 * entities: a part declares a document type, by which a careless reader fetches or multiplies; macros: it carries programs.
 */
export type ArchiveFault = 'damaged' | 'too_many_parts' | 'expands_too_much' | 'misleading' | 'nested' | 'entities' | 'macros';

const MACROS = /(?:^|\/)vba(?:project|data)[^/]*\.(?:bin|xml)$|(?:^|\/)(?:macrosheets|activex)\//i;
const ARCHIVE_NAMES = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|jar|cab|iso|docx|docm|xlsx|xlsm|xlsb|pptx|pptm|ods|odt|odp)$/i;
const ARCHIVE_STARTS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27],
  [0x1f, 0x8b, 0x08],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
];
const MARKUP = /\.(?:xml|rels|vml)$/i;
const DOCUMENT_TYPE = '<!DOCTYPE';
const PIECE = 64 * 1024;

/**
 * What is wrong with an office file's archive, null when nothing is. First the directory, then each part, inflated piece by piece
 * and thrown away, never further than it declares: an archive that lies costs no more memory than one that does not.
 */
export async function archiveFault(bytes: Uint8Array): Promise<ArchiveFault | null> {
  const entries = readZipDirectory(bytes);
  if (entries === null) return 'damaged';
  if (entries.length > ARCHIVE_LIMITS.parts) return 'too_many_parts';
  const expanded = entries.reduce((sum, { size }) => sum + size, 0);
  if (expanded > ARCHIVE_LIMITS.expandedBytes) return 'expands_too_much';
  if (expanded > ARCHIVE_LIMITS.ratioFrom && expanded > bytes.length * ARCHIVE_LIMITS.ratio) return 'expands_too_much';
  if (entries.some(({ name }) => MACROS.test(name))) return 'macros';
  if (entries.some(({ name }) => ARCHIVE_NAMES.test(name))) return 'nested';
  if (!isPlainArchive(bytes, entries)) return 'misleading';
  for (const entry of entries) {
    const fault = await partFault(bytes, entry);
    if (fault !== null) return fault;
  }
  return null;
}

async function partFault(bytes: Uint8Array, entry: ZipEntry): Promise<ArchiveFault | null> {
  const markup = MARKUP.test(entry.name);
  const isTypes = entry.name === '[Content_Types].xml';
  let size = 0;
  let checksum = 0;
  let before = '';
  try {
    for await (const piece of inflated(bytes, entry)) {
      if (size === 0 && ARCHIVE_STARTS.some((start) => start.every((byte, index) => piece[index] === byte))) return 'nested';
      size += piece.length;
      if (size > entry.size) return 'misleading';
      checksum = crc32(piece, checksum);
      if (!markup) continue;
      // Without the zero bytes UTF-16 reads like the rest.
      const text = before + piece.toString('latin1').replaceAll('\0', '');
      if (text.toUpperCase().includes(DOCUMENT_TYPE)) return 'entities';
      if (isTypes && text.includes('macroEnabled')) return 'macros';
      before = text.slice(-DOCUMENT_TYPE.length);
    }
  } catch {
    return 'damaged';
  }
  return size === entry.size && checksum === entry.checksum ? null : 'misleading';
}

async function* inflated(bytes: Uint8Array, { headerOffset, method, compressedSize }: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = headerOffset + LOCAL_LENGTH + view.getUint16(headerOffset + 26, true) + view.getUint16(headerOffset + 28, true);
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset + start, compressedSize);
  if (method === 0) {
    for (let at = 0; at < packed.length; at += PIECE) {
      yield packed.subarray(at, at + PIECE);
      await turn();
    }
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  yield* inflate as AsyncIterable<Buffer>;
}
