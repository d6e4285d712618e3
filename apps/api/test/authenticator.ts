import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

export interface AuthenticatorOptions {
  /** Where the page is that asks; a browser tells the authenticator, not the page. */
  readonly origin: string;
  /** For whom it makes keys; the host of the origin when not given. */
  readonly rpId?: string;
  /** Whether it knew its owner, by a finger or a PIN. */
  readonly verifies?: boolean;
}

interface Credential {
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly owner: string;
  counter: number;
}

type Json = Readonly<Record<string, unknown>>;

/** An authenticator in software (ES256, no attestation) with the browser around it, for one credential at a time. */
export class Authenticator {
  private credential: Credential | null = null;

  constructor(private readonly options: AuthenticatorOptions) {}

  /** What `navigator.credentials.create` gives for the options of the server. */
  create({ challenge, user }: { challenge: string; user: { id: string } }): Json {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credential: Credential = { id: randomBytes(16), key: privateKey, owner: user.id, counter: 0 };
    this.credential = credential;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // COSE_Key {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    const cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')]);
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credential.id.length]), credential.id, cose]);
    const authData = this.authenticatorData(ATTESTED, credential.counter, attested);
    // CBOR {fmt: 'none', attStmt: {}, authData: bytes}
    const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'), Buffer.from([authData.length]), authData]);
    return this.answer({ clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] });
  }

  /** What `navigator.credentials.get` gives. @param counter where it is not simply one more than the last time */
  get({ challenge }: { challenge: string }, counter?: number): Json {
    const credential = this.held();
    credential.counter = counter ?? credential.counter + 1;
    const authData = this.authenticatorData(0, credential.counter);
    const clientData = this.clientData('webauthn.get', challenge);
    const signature = sign('sha256', Buffer.concat([authData, createHash('sha256').update(clientData).digest()]), credential.key);
    return this.answer({ clientDataJSON: clientData.toString('base64url'), authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url'), userHandle: credential.owner });
  }

  private held(): Credential {
    if (this.credential === null) throw new Error('no credential was made');
    return this.credential;
  }

  private answer(response: Json): Json {
    const id = this.held().id.toString('base64url');
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
  }

  private authenticatorData(flags: number, counter: number, more: Buffer = Buffer.alloc(0)): Buffer {
    const { origin, rpId = new URL(origin).hostname, verifies = true } = this.options;
    const head = Buffer.alloc(5);
    head.writeUInt8(flags | UP | (verifies ? UV : 0), 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, more]);
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.options.origin, crossOrigin: false }));
  }
}
