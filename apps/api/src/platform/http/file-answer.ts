import type { Readable } from 'node:stream';

/** What a handler of an endpoint with `response: 'file'` returns; sent after the transaction has been committed. */
export class FileAnswer {
  constructor(
    readonly content: Buffer | Readable,
    readonly options: {
      /** What the reader's computer calls it; any Unicode. */
      readonly name: string;
      readonly mediaType: string;
      readonly size?: number;
    },
  ) {}
}

/**
 * `Content-Disposition` by RFC 6266: always an attachment, so that nothing uploaded is ever rendered on our origin.
 * @example attachment; filename="Bao-cao.xlsx"; filename*=UTF-8''B%C3%A1o-c%C3%A1o.xlsx
 */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.normalize('NFC')).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
