import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { headStatement, type ChainHead, type SignedHead } from '@tiendo/domain/chain';

/** The key of an installation that signs the heads of its chains. */
export interface SigningKey {
  readonly id: string;
  readonly publicPem: string;
  sign(head: ChainHead): SignedHead;
}

/** @param pem an Ed25519 private key, PKCS #8 */
export function signingKey(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key);
  return {
    id: keyId(publicKey),
    publicPem: pemOf(publicKey),
    sign: (head) => ({ head, signature: sign(null, Buffer.from(headStatement(head), 'utf8'), key) }),
  };
}

/** Names a key: the first 16 digits of the SHA-256 of its SubjectPublicKeyInfo. */
function keyId(publicKey: KeyObject): string {
  return createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
}

/** @throws Error for a text that is no Ed25519 public key */
export function publicKeyOf(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`an Ed25519 key is wanted, not ${key.asymmetricKeyType}`);
  return key;
}

/** Whether the head was signed with the private half of the key, and says so. */
export function isSignedWith({ head, signature }: SignedHead, publicKey: KeyObject): boolean {
  return head.key_id === keyId(publicKey) && verify(null, Buffer.from(headStatement(head), 'utf8'), publicKey, signature);
}

function pemOf(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }) as string;
}
