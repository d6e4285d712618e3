import { inflateRawSync } from 'node:zlib';

/** One file of a zip archive as its central directory declares it. Sizes in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

export const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
export const LOCAL_HEADER = 0x04034b50;
export const LOCAL_LENGTH = 30;
export const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 65_535;
const IN_ZIP64 = 0xffff_ffff;

/**
 * The central directory of a zip archive, read without inflating anything; null when it is damaged or not a zip.
 * It finds the same directory as the reader that inflates later (the last end record), so that the two cannot be made to differ.
 * ZIP64 counts as damaged, and so does anything between the directory and its end: an archive that needs it is far over every limit here.
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: decoder.decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    };
    if (!isPlausible(entry, view.byteLength)) return null;
    entries.push(entry);
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // A file behind those that were counted would be seen by another reader.
  return at === end ? entries : null;
}

/** The content of one entry, inflated to at most its declared size and `limit` bytes; null when it is damaged or larger. */
export function readZipEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { headerOffset, compressedSize, method, size } = entry;
  if (size > limit || headerOffset + LOCAL_LENGTH > view.byteLength || view.getUint32(headerOffset, true) !== LOCAL_HEADER) return null;
  const start = headerOffset + LOCAL_LENGTH + view.getUint16(headerOffset + 26, true) + view.getUint16(headerOffset + 28, true);
  const content = bytes.subarray(start, start + compressedSize);
  if (method === 0) return content;
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch {
    // Broken, or longer than it declares.
    return null;
  }
}

/** Where the last end record of a zip begins. */
export function findEnd(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}

/** An entry that declares no size but has content would be inflated without a limit. */
function isPlausible(entry: ZipEntry, fileLength: number): boolean {
  const { compressedSize, size, headerOffset, method } = entry;
  if ([compressedSize, size, headerOffset].includes(IN_ZIP64)) return false;
  if (headerOffset + compressedSize > fileLength) return false;
  if (method !== 0 && method !== 8) return false;
  return !(size === 0 && compressedSize > 2) && !(size > 0 && compressedSize === 0);
}
