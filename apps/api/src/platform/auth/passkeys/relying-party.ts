import { isIP } from 'node:net';

/** Who we are to an authenticator: a passkey made for one name works under no other. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** null where browsers have no passkeys: at an address in numbers, and without TLS elsewhere than on the machine itself. */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(publicUrl);
  const isNumbers = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isNumbers || !isSecure ? null : { id: hostname, origin };
}
