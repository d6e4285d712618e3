import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ARCHIVE_LIMITS, isCalledSo, mediaKindOf, type MediaKind } from './media-type.js';

interface Part {
  readonly name: string;
  readonly content?: Buffer;
  /** What the directory claims, instead of the truth. */
  readonly claims?: number;
}

/** A zip archive by hand. */
function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content = Buffer.from('x'), claims = content.length } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const body = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(body.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, body, end]);
}

const TYPES: Part = { name: '[Content_Types].xml' };
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

describe('what may be attached, by its content', () => {
  it.each([
    ['a PDF whatever it is called', Buffer.from('%PDF-1.7\n'), 'ảnh.png', 'pdf'],
    ['a PNG', png, 'a.pdf', 'png'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'a', 'jpeg'],
    ['a WebP', Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'latin1'), 'a', 'webp'],
    ['a Word document', zip([TYPES, { name: 'word/document.xml' }]), 'a.zip', 'docx'],
    ['a workbook', zip([TYPES, { name: 'xl/workbook.xml' }]), 'a.docx', 'xlsx'],
    ['Vietnamese text', Buffer.from('Danh mục dịch vụ công\n'), 'ds.txt', 'txt'],
    ['a table of text', Buffer.from('mã,tên\r\n1.001190,Cấp phép\r\n'), 'DS.CSV', 'csv'],
    ['text of Windows Notepad', Buffer.from('\ufeffDanh mục', 'utf16le'), 'a.txt', 'txt'],
  ])('takes %s', (_, content, name, kind) => {
    expect(mediaKindOf(content, name)).toBe(kind);
  });

  it.each([
    ['nothing recognisable', Buffer.from([0, 1, 2, 3, 250])],
    ['a program', Buffer.from('MZ\u0090\u0000', 'latin1')],
    ['a page that calls itself text', Buffer.from('  <!DOCTYPE html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a sound that begins like a WebP', Buffer.from('RIFX\u0000\u0000\u0000\u0000WEBP', 'latin1')],
    ['an archive of anything', zip([{ name: 'a.txt' }])],
    ['a workbook with macros', zip([TYPES, { name: 'xl/workbook.xml' }, { name: 'xl/vbaProject.bin' }])],
    ['an archive that would fill the disk', zip([TYPES, { name: 'word/document.xml', claims: ARCHIVE_LIMITS.expandedBytes + 1 }])],
    ['an archive of far too many parts', zip([TYPES, { name: 'word/document.xml' }, ...Array.from({ length: ARCHIVE_LIMITS.parts }, (_, index) => ({ name: `p${index}` }))])],
    ['half an archive', zip([TYPES, { name: 'word/document.xml' }]).subarray(0, 60)],
  ])('refuses %s', (_, content) => {
    expect(mediaKindOf(content, 'a.txt')).toBeNull();
  });
});

describe('what a file is called', () => {
  it.each<[MediaKind, string, boolean]>([
    ['pdf', 'Quyết định 12.PDF', true],
    ['jpeg', 'ảnh.jpg', true],
    ['jpeg', 'ảnh.jpeg', true],
    ['csv', 'ds.csv', true],
    ['txt', 'x.pdf', false],
    ['png', 'ảnh.jpg', false],
    ['xlsx', 'a.docx', false],
    ['docx', 'a.zip', false],
    ['txt', 'ghi chú', false],
  ])('%s as "%s": %s', (kind, name, expected) => {
    expect(isCalledSo(kind, name)).toBe(expected);
  });
});
