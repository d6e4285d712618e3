import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { verifyPassword as verifyScrypt } from 'better-auth/crypto';

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

/** OWASP's minimum of today: 19 MiB, two passes, one lane; about 30 ms of one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Argon2id in the usual text form (PHC); slow on purpose, so hash once and reuse where many accounts share a password. */
export async function passwordHash(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const hash = await derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength: HASH_BYTES, ...COST });
  return `${PREFIX}${unpadded(nonce)}$${unpadded(hash)}`;
}

/** Whether the password is the one that was hashed: by us at whatever cost, or by the library's scrypt of earlier versions. */
export async function passwordMatches(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, expected] = FORM.exec(hash) ?? [];
  if (salt === undefined || expected === undefined) return hash.includes(':') && verifyScrypt({ hash, password });
  const wanted = Buffer.from(expected, 'base64');
  const given = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: wanted.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(given, wanted);
}

/** True for a hash of an earlier version or another cost, to be made anew when the password is next given. */
export function isOldHash(hash: string): boolean {
  return !hash.startsWith(PREFIX);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
