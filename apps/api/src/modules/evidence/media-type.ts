import { extname } from 'node:path';
import { archiveFault, endsAsArchive, readZipDirectory } from '@tiendo/papers';

/** What may be attached, by what the file itself says; names prove nothing, but they must not say something else. */
export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
export type MediaKind = keyof typeof MEDIA_TYPES;

const ENDINGS: Readonly<Record<string, MediaKind>> = { pdf: 'pdf', png: 'png', jpg: 'jpeg', jpeg: 'jpeg', webp: 'webp', docx: 'docx', xlsx: 'xlsx', csv: 'csv', txt: 'txt' };

/** The endings that a file may have, as people read them. */
export const ACCEPTED_ENDINGS = Object.keys(ENDINGS).map((ending) => `.${ending}`).join(', ');

/** Whether a file of this kind is called so; who opens it as something else is told that it is broken, or misled. */
export function isCalledSo(kind: MediaKind, name: string): boolean {
  return ENDINGS[extname(name).slice(1).toLowerCase()] === kind;
}

const STARTS: readonly { readonly kind: MediaKind; readonly at: number; readonly bytes: readonly number[] }[] = [
  { kind: 'pdf', at: 0, bytes: [...Buffer.from('%PDF-')] },
  { kind: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'webp', at: 8, bytes: [...Buffer.from('WEBP')] },
];

const OFFICE_PARTS: Readonly<Partial<Record<MediaKind, string>>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/** Text that a browser or an office program would run if it believed the content rather than the type. */
const ACTIVE_TEXT = /^\s*<(?:!doctype|\?xml|html|svg|script|head|body|table)\b/i;

/** The kind of a file by its content; null for what may not be attached. What is inside an office file is `isSafe`'s to judge. */
export function mediaKindOf(content: Buffer, name: string): MediaKind | null {
  const known = STARTS.find(({ at, bytes }) => bytes.every((byte, index) => content[at + index] === byte));
  if (known?.kind === 'webp') return content.subarray(0, 4).toString('latin1') === 'RIFF' ? 'webp' : null;
  if (known !== undefined) return known.kind;
  if (content.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return officeKindOf(content);
  return textKindOf(content, name);
}

function officeKindOf(content: Buffer): MediaKind | null {
  const names = new Set(readZipDirectory(content)?.map(({ name }) => name));
  if (!names.has('[Content_Types].xml')) return null;
  const [kind] = (Object.entries(OFFICE_PARTS) as [MediaKind, string][]).find(([, part]) => names.has(part)) ?? [];
  return kind ?? null;
}

/** UTF-8 (or UTF-16 with its mark) without control characters; a table when it is called one. */
function textKindOf(content: Buffer, name: string): MediaKind | null {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
  if (/[^\P{Cc}\t\n\f\r]/u.test(text) || ACTIVE_TEXT.test(text)) return null;
  return extname(name).toLowerCase() === '.csv' ? 'csv' : 'txt';
}

/**
 * Whether a file of a kind that may be attached holds nothing that harms who opens it: no macros, no archive inside or behind it, no
 * document type, nothing that unpacks without end or that two programs would read differently.
 */
export async function isSafe(content: Buffer, kind: MediaKind): Promise<boolean> {
  return kind in OFFICE_PARTS ? (await archiveFault(content)) === null : !endsAsArchive(content);
}
