import { END_LENGTH, END_OF_DIRECTORY, findEnd, LOCAL_HEADER, LOCAL_LENGTH, readZipDirectory, type ZipEntry } from './zip-directory.js';

const ENCRYPTED = 0x0001;
const SIZES_FOLLOW = 0x0008;
/** Name, content and all of a header that come before the content, in the order of the file. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * True where every reader of the archive sees the same files: one directory that fills what it says, each local header as the
 * directory has it, no two files on the same bytes, no file twice, no name that leads out of a folder. Without inflating anything.
 */
export function isPlainArchive(bytes: Uint8Array, entries: readonly ZipEntry[]): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null || !endsTidily(view, end, entries.length)) return false;
  if (!entries.every(({ name }) => isPlainName(name)) || new Set(entries.map(({ name }) => folded(name))).size !== entries.length) return false;
  const extents: Extent[] = [];
  for (const entry of entries) {
    const extent = extentOf(bytes, view, entry);
    if (extent === null) return false;
    extents.push(extent);
  }
  extents.sort((a, b) => a.start - b.start);
  const directoryAt = view.getUint32(end + 16, true);
  return (extents[0]?.start ?? 0) === 0 && extents.every((extent, index) => extent.end <= (extents[index + 1]?.start ?? directoryAt));
}

/** True for a file of another kind that a zip reader takes for an archive too. */
export function endsAsArchive(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return findEnd(view) !== null && (readZipDirectory(bytes) !== null || hasRecordAtEnd(view));
}

function hasRecordAtEnd(view: DataView): boolean {
  const end = findEnd(view);
  return end !== null && view.getUint32(end, true) === END_OF_DIRECTORY && end + END_LENGTH + view.getUint16(end + 20, true) === view.byteLength;
}

/** One disk, one count, the directory right before its end record, and nothing behind it but the comment. */
function endsTidily(view: DataView, end: number, count: number): boolean {
  const [disk, directoryDisk, here, total] = [4, 6, 8, 10].map((at) => view.getUint16(end + at, true));
  const [size, offset] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  return disk === 0 && directoryDisk === 0 && here === count && total === count && offset + size === end && end + END_LENGTH + view.getUint16(end + 20, true) === view.byteLength;
}

/** Null where the local header says something else than the directory. */
function extentOf(bytes: Uint8Array, view: DataView, entry: ZipEntry): Extent | null {
  const { headerOffset: at, name, flags, method, checksum, compressedSize, size } = entry;
  if (at + LOCAL_LENGTH > view.byteLength || view.getUint32(at, true) !== LOCAL_HEADER) return null;
  const [nameLength, extraLength] = [view.getUint16(at + 26, true), view.getUint16(at + 28, true)];
  const start = at + LOCAL_LENGTH;
  if (((flags | view.getUint16(at + 6, true)) & ENCRYPTED) !== 0 || view.getUint16(at + 8, true) !== method) return null;
  if (new TextDecoder().decode(bytes.subarray(start, start + nameLength)) !== name) return null;
  const told = [14, 18, 22].map((offset) => view.getUint32(at + offset, true));
  const known = [checksum, compressedSize, size];
  const follows = (flags & SIZES_FOLLOW) !== 0;
  if (!told.every((value, index) => value === known[index] || (follows && value === 0))) return null;
  const end = start + nameLength + extraLength + compressedSize;
  return end <= view.byteLength ? { start: at, end } : null;
}

/** A path inside the archive: relative, without a step up, a drive, a backslash or a character that hides. */
function isPlainName(name: string): boolean {
  if (name === '' || name.length > 240 || name.startsWith('/') || /[\\:]|[\p{Cc}\p{Cf}]|\uFFFD/u.test(name)) return false;
  return !name.replace(/\/$/, '').split('/').some((step) => step === '' || step === '.' || step === '..');
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
