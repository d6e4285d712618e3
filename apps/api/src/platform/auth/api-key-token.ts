import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 10;
/** More than 256 bits. */
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

const TOKEN = new RegExp(`^(tiendo_[0-9A-Za-z]{${ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);
const BEARER = /^Bearer(?:\s+(\S*))?\s*$/i;

/** `tiendo_<id>`: by this a key is recognised, in lists and by whoever looks for lost ones. */
export function newKeyPrefix(): string {
  return `tiendo_${randomText(ID_LENGTH)}`;
}

/**
 * A whole key, `tiendo_<id>_<secret><checksum>`. The form and the CRC-32 at its end let a scanner of sources and logs tell a key that
 * was left there from any other text, without asking us.
 */
export function newToken(prefix: string): string {
  const secret = randomText(SECRET_LENGTH);
  return `${prefix}_${secret}${checksum(`${prefix}_${secret}`)}`;
}

/** What is stored of a key. It has more than 256 random bits, so that nobody finds it by trying, however fast the hash. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The key of an Authorization header: null where there is none (what a proxy asks for is not ours), `broken` where it is no key of ours. */
export function bearerOf(header: string | undefined): { readonly token: string } | 'broken' | null {
  const bearer = header === undefined ? null : BEARER.exec(header);
  if (bearer === null) return null;
  const token = bearer[1] ?? '';
  const parts = TOKEN.exec(token);
  if (parts === null) return 'broken';
  const [, prefix = '', secret = '', check = ''] = parts;
  return checksum(`${prefix}_${secret}`) === check ? { token } : 'broken';
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    digits = (ALPHABET[rest % ALPHABET.length] ?? '') + digits;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return digits;
}

/** Every letter as likely as any other: a byte that would make some likelier is thrown away. */
function randomText(length: number): string {
  const most = 256 - (256 % ALPHABET.length);
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) if (byte < most && text.length < length) text += ALPHABET[byte % ALPHABET.length] ?? '';
  }
  return text;
}
