import { crc32, deflateRawSync } from 'node:zlib';

/** One part of an archive, and where its two headers lie. */
export interface Part {
  readonly name: string;
  readonly content?: Buffer;
  readonly stored?: boolean;
  /** What the local header says instead. */
  readonly local?: { readonly name?: string; readonly size?: number; readonly method?: number; readonly flags?: number; readonly checksum?: number };
  /** What the directory says instead. */
  readonly directory?: { readonly size?: number; readonly packed?: number; readonly offset?: number; readonly checksum?: number; readonly flags?: number; readonly method?: number };
}

/** What the record at the end says instead. */
interface End {
  readonly count?: number;
  readonly offset?: number;
  readonly before?: Buffer;
  readonly behind?: Buffer;
}

/** A zip archive by hand, true unless it is told to lie. */
export function zip(parts: readonly Part[], { count = parts.length, offset, before = Buffer.alloc(0), behind = Buffer.alloc(0) }: End = {}): Buffer {
  const locals: Buffer[] = [before];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const { name, content = Buffer.from('x'), stored = false, local = {}, directory: listed = {} } of parts) {
    const packed = stored ? content : deflateRawSync(content);
    const method = stored ? 0 : 8;
    const checksum = crc32(content);
    const called = Buffer.from(name);
    const localName = Buffer.from(local.name ?? name);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(local.flags ?? 0, 6);
    header.writeUInt16LE(local.method ?? method, 8);
    header.writeUInt32LE(local.checksum ?? checksum, 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(local.size ?? listed.size ?? content.length, 22);
    header.writeUInt16LE(localName.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(listed.flags ?? 0, 8);
    entry.writeUInt16LE(listed.method ?? method, 10);
    entry.writeUInt32LE(listed.checksum ?? checksum, 16);
    entry.writeUInt32LE(listed.packed ?? packed.length, 20);
    entry.writeUInt32LE(listed.size ?? content.length, 24);
    entry.writeUInt16LE(called.length, 28);
    entry.writeUInt32LE(listed.offset ?? at, 42);
    locals.push(header, localName, packed);
    directory.push(entry, called);
    at += 30 + localName.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset ?? at, 16);
  return Buffer.concat([...locals, listing, end, behind]);
}

const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
export const TYPES: Part = { name: '[Content_Types].xml', content: xml('<Types/>') };
export const WORD: Part = { name: 'word/document.xml', content: xml('<w:document/>') };
const WORKBOOK: Part = { name: 'xl/workbook.xml', content: xml('<workbook/>') };
const docx = (...parts: readonly Part[]): Buffer => zip([TYPES, WORD, ...parts]);
const xlsx = (...parts: readonly Part[]): Buffer => zip([TYPES, WORKBOOK, ...parts]);
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);

const MB = 1024 * 1024;
const EXPANDED = 100 * MB;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Files that are made to harm, each built by code; none may be taken, called what they like. */
export const HOSTILE_FILES: Readonly<Record<string, { readonly name: string; readonly content: () => Buffer }>> = {
  'nothing at all': { name: 'a.pdf', content: () => Buffer.alloc(0) },
  'a zip bomb that says so': { name: 'a.docx', content: () => docx({ name: 'word/media/a.bin', directory: { size: EXPANDED + 1 }, content: zeros(MB) }) },
  'a zip bomb of 90 MB out of 90 kB': { name: 'a.docx', content: () => docx({ name: 'word/media/a.bin', content: zeros(90 * MB) }) },
  'a zip bomb that declares 10 bytes': { name: 'a.docx', content: () => docx({ name: 'word/media/a.bin', content: zeros(20 * MB), directory: { size: 10 } }) },
  'a bomb of many parts of 1 MB': { name: 'a.docx', content: () => docx(...Array.from({ length: 120 }, (_, index) => ({ name: `word/media/${index}.bin`, content: zeros(MB) }))) },
  'more than a thousand parts': { name: 'a.xlsx', content: () => xlsx(...Array.from({ length: 1000 }, (_, index) => ({ name: `xl/p${index}.xml` }))) },
  'parts that lie on the same bytes': { name: 'a.docx', content: () => docx({ name: 'word/a.bin', content: zeros(5000) }, { name: 'word/b.bin', content: zeros(5000), directory: { offset: 0 } }) },
  'two parts, one header': { name: 'a.docx', content: () => zip([TYPES, WORD, { ...WORD, name: 'word/document2.xml', directory: { offset: 30 + TYPES.name.length + deflateRawSync(TYPES.content ?? Buffer.alloc(0)).length } }]) },
  'a part that declares more than it holds': { name: 'a.docx', content: () => docx({ name: 'word/a.bin', content: zeros(100), directory: { size: 5000 } }) },
  'a part that declares nothing': { name: 'a.docx', content: () => docx({ name: 'word/a.bin', content: zeros(5000), directory: { size: 0 } }) },
  'a size of four gigabytes': { name: 'a.docx', content: () => docx({ name: 'word/a.bin', directory: { size: 0xffff_ffff } }) },
  'a wrong checksum': { name: 'a.docx', content: () => docx({ name: 'word/a.bin', directory: { checksum: 1 }, local: { checksum: 1 } }) },
  'a local header with another name': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', local: { name: 'word/evil.xml' } }) },
  'a local header with another size': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', local: { size: 99 } }) },
  'a local header with another method': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', local: { method: 0 } }) },
  'an encrypted part': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', directory: { flags: 1 }, local: { flags: 1 } }) },
  'a part that is encrypted by its own header alone': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', local: { flags: 1 } }) },
  'an unknown way to pack': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', directory: { method: 14 }, local: { method: 14 } }) },
  'a part beyond the end': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', directory: { offset: 0x7fff_ffff } }) },
  'packed bytes beyond the end': { name: 'a.docx', content: () => docx({ name: 'word/a.xml', directory: { packed: 0x7fff_ffff } }) },
  'a name that climbs out': { name: 'a.docx', content: () => docx({ name: '../../etc/passwd' }) },
  'a name that climbs out in the middle': { name: 'a.docx', content: () => docx({ name: 'word/../../a.xml' }) },
  'an absolute name': { name: 'a.docx', content: () => docx({ name: '/etc/passwd' }) },
  'a name with a drive': { name: 'a.docx', content: () => docx({ name: 'C:/windows/a.dll' }) },
  'a name with backslashes': { name: 'a.docx', content: () => docx({ name: '..\\..\\a.dll' }) },
  'a name with a NUL': { name: 'a.docx', content: () => docx({ name: 'word/a.xml\0.png' }) },
  'a name written from right to left': { name: 'a.docx', content: () => docx({ name: 'word/\u202efdp.exe' }) },
  'an empty name': { name: 'a.docx', content: () => docx({ name: '' }) },
  'a part twice': { name: 'a.docx', content: () => docx({ name: 'word/a.xml' }, { name: 'word/a.xml', content: Buffer.from('other') }) },
  'a part twice but for case': { name: 'a.docx', content: () => docx({ name: 'Word/Document.xml', content: Buffer.from('other') }) },
  'an archive inside, by its name': { name: 'a.docx', content: () => docx({ name: 'word/embeddings/a.zip' }) },
  'an archive inside, by its content': { name: 'a.docx', content: () => docx({ name: 'word/media/a.png', content: zip([{ name: 'b' }]) }) },
  'an archive inside, not packed': { name: 'a.docx', content: () => docx({ name: 'word/media/a.png', content: zip([{ name: 'b' }]), stored: true }) },
  'a gzip inside': { name: 'a.xlsx', content: () => xlsx({ name: 'xl/media/a.png', content: Buffer.from([0x1f, 0x8b, 0x08, 0, 0]) }) },
  'a document type that fetches (XXE)': { name: 'a.docx', content: () => docx({ name: 'word/styles.xml', content: xml('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>') }) },
  'a document type that multiplies': { name: 'a.xlsx', content: () => xlsx({ name: 'xl/styles.xml', content: xml('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>') }) },
  'a document type in UTF-16': { name: 'a.docx', content: () => docx({ name: 'word/styles.xml', content: Buffer.from('\ufeff<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://evil.example/x.dtd"><x/>', 'utf16le') }) },
  'a document type after 70 kB of comment': { name: 'a.docx', content: () => docx({ name: 'word/styles.xml', content: xml(`<!--${Array.from({ length: 14_000 }, (_, index) => index).join('')}--><!doctype x []><x/>`) }) },
  'macros': { name: 'a.xlsx', content: () => xlsx({ name: 'xl/vbaProject.bin' }) },
  'macros by another case': { name: 'a.docx', content: () => docx({ name: 'word/VBAPROJECT.BIN' }) },
  'macros of Excel 4': { name: 'a.xlsx', content: () => xlsx({ name: 'xl/macrosheets/sheet1.xml' }) },
  'controls that run': { name: 'a.docx', content: () => docx({ name: 'word/activeX/activeX1.bin' }) },
  'macros by the list of types': { name: 'a.xlsx', content: () => zip([{ name: TYPES.name, content: xml('<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>') }, WORKBOOK]) },
  'something before the archive': { name: 'a.docx', content: () => zip([TYPES, WORD], { before: Buffer.from('PK\u0003\u0004 something') }) },
  'something behind the archive': { name: 'a.docx', content: () => zip([TYPES, WORD], { behind: Buffer.from('<script>alert(1)</script>') }) },
  'two archives in a row': { name: 'a.docx', content: () => Buffer.concat([docx(), zip([TYPES, { name: 'word/document.xml', content: Buffer.from('other') }])]) },
  'a directory that counts too few': { name: 'a.docx', content: () => zip([TYPES, WORD, { name: 'word/hidden.xml' }], { count: 2 }) },
  'a directory that counts too many': { name: 'a.docx', content: () => zip([TYPES, WORD], { count: 900 }) },
  'a directory elsewhere': { name: 'a.docx', content: () => zip([TYPES, WORD], { offset: 0 }) },
  'half an archive': { name: 'a.docx', content: () => docx().subarray(0, 60) },
  'an archive of anything': { name: 'a.docx', content: () => zip([{ name: 'a.exe', content: Buffer.from('MZ') }]) },
  'a picture that is an archive too': { name: 'a.png', content: () => Buffer.concat([PNG, zip([{ name: 'a.class' }])]) },
  'a PDF that is an archive too': { name: 'a.pdf', content: () => Buffer.concat([PDF, zip([{ name: 'a.class' }])]) },
  'a PDF that begins as a page': { name: 'a.pdf', content: () => Buffer.concat([Buffer.from('<html><script>alert(1)</script>\n'), PDF]) },
  'an old Office document': { name: 'a.docx', content: () => Buffer.concat([OLE, zeros(600)]) },
  'a program': { name: 'a.pdf', content: () => Buffer.from('MZ\u0090\u0000', 'latin1') },
  'a program of Linux': { name: 'a.png', content: () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]) },
  'a page that calls itself text': { name: 'a.txt', content: () => Buffer.from('  <!DOCTYPE html><script>alert(1)</script>') },
  'a page in UTF-16': { name: 'a.txt', content: () => Buffer.from('\ufeff<html><script>alert(1)</script>', 'utf16le') },
  'a drawing with scripts': { name: 'a.svg', content: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') },
  'a drawing that calls itself a table': { name: 'a.csv', content: () => Buffer.from('\ufeff<?xml version="1.0"?><svg/>') },
  'a sound that begins like a WebP': { name: 'a.webp', content: () => Buffer.from('RIFX\u0000\u0000\u0000\u0000WEBP', 'latin1') },
  'text with a NUL': { name: 'a.txt', content: () => Buffer.from('a\0b') },
  'nothing recognisable': { name: 'a.txt', content: () => Buffer.from([0, 1, 2, 3, 250]) },
};

/** The harmless file that every virus scanner calls one; in two pieces, so that none calls this file so. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`;
