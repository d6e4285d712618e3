import { readZipDirectory, readZipEntry, type ZipEntry } from '../archive/zip-directory.js';
import { IMPORT_LIMITS } from './import-limits.js';
import type { ProblemCode } from './problem-codes.js';

export type FileKind =
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly expected: Readonly<Record<string, string>> };

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
/** A list of parts is a few kilobytes. */
const LARGEST_TYPES = 1_000_000;

/** Files that people take for a table, told by their first bytes; the name of a file proves nothing. */
const OTHER_KINDS: readonly { readonly starts: readonly number[]; readonly name: string }[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'PDF' },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: 'PNG' },
  { starts: [0xff, 0xd8, 0xff], name: 'JPEG' },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'RTF' },
  { starts: [0x52, 0x61, 0x72, 0x21], name: 'RAR' },
  { starts: [0x1f, 0x8b], name: 'GZIP' },
  { starts: [0x37, 0x7a, 0xbc, 0xaf], name: '7-Zip' },
];

/** What a file is, judged by its content alone, before anything of it is inflated or parsed. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refused('empty_file');
  if (bytes.length > IMPORT_LIMITS.fileBytes) return refused('file_too_large', { size: String(bytes.length) });
  if (startsWith(bytes, OLE2)) return refused(oldOfficeProblem(bytes));
  if (startsWith(bytes, ZIP)) return zipKindOf(bytes);
  const other = OTHER_KINDS.find((candidate) => startsWith(bytes, candidate.starts));
  if (other) return refused('wrong_format', { kind: other.name });
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (opening.startsWith('<?xml') || opening.startsWith('<html') || opening.startsWith('<!doctype') || opening.startsWith('<table')) {
    return refused('wrong_format', { kind: 'HTML/XML' });
  }
  return { kind: 'text' };
}

function zipKindOf(bytes: Uint8Array): FileKind {
  const entries = readZipDirectory(bytes);
  if (entries === null) return refused('damaged_file');
  if (entries.length > IMPORT_LIMITS.parts) return refused('too_many_parts', { parts: String(entries.length) });
  const expanded = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (expanded > IMPORT_LIMITS.expandedBytes) return refused('expands_too_much', { size: String(expanded) });
  return officeKindOf(bytes, entries);
}

function officeKindOf(bytes: Uint8Array, entries: readonly ZipEntry[]): FileKind {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('xl/workbook.bin')) return refused('xlsb_file');
  if (names.has('mimetype') && names.has('content.xml')) return refused('ods_file');
  if (names.has('word/document.xml')) return refused('wrong_format', { kind: 'Word' });
  if (names.has('ppt/presentation.xml')) return refused('wrong_format', { kind: 'PowerPoint' });
  const types = entries.find((entry) => entry.name === '[Content_Types].xml');
  if (types === undefined) return refused('wrong_format', { kind: 'ZIP' });
  const declared = readZipEntry(bytes, types, LARGEST_TYPES);
  if (declared === null) return refused('damaged_file');
  const hasMacros = entries.some((entry) => entry.name.toLowerCase().endsWith('vbaproject.bin'));
  return hasMacros || new TextDecoder().decode(declared).includes('macroEnabled') ? refused('macro_file') : { kind: 'xlsx' };
}

/** An encrypted .xlsx lies in the same container as an old .xls; its directory names the stream, in UTF-16LE. */
function oldOfficeProblem(bytes: Uint8Array): ProblemCode {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'password_protected';
  return text.includes(Buffer.from('Workbook', 'utf16le')) || text.includes(Buffer.from('Book', 'utf16le')) ? 'old_xls' : 'wrong_format';
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function refused(code: ProblemCode, expected: Readonly<Record<string, string>> = {}): FileKind {
  return { kind: 'refused', code, expected };
}
