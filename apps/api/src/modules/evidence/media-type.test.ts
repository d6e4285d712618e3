import { describe, expect, it } from '@jest/globals';
import { HOSTILE_FILES, TYPES, WORD, zip } from '../../../test/hostile-files.js';
import { isCalledSo, isSafe, mediaKindOf, type MediaKind } from './media-type.js';

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

  it.each(Object.entries(HOSTILE_FILES))('refuses %s', async (_, { name, content }) => {
    const bytes = content();
    const kind = bytes.length === 0 ? null : mediaKindOf(bytes, name);
    expect(kind !== null && isCalledSo(kind, name) && (await isSafe(bytes, kind))).toBe(false);
  });

  it('takes an honest document with all that may be in one', async () => {
    const honest = zip([TYPES, WORD, { name: 'word/media/image1.png', content: png }, { name: 'word/_rels/document.xml.rels', content: Buffer.from('<?xml version="1.0"?><Relationships/>') }, { name: 'docProps/', content: Buffer.alloc(0), stored: true }]);
    expect(mediaKindOf(honest, 'a.docx')).toBe('docx');
    expect(await isSafe(honest, 'docx')).toBe(true);
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
