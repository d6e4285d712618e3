import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { Refused } from '../../http/refused.js';
import type { RelyingParty } from './relying-party.js';

/** What is kept of a passkey. */
export interface PasskeyKept {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly synced: boolean;
}

/** Whose passkey is to be made. */
export interface PasskeyOwner {
  readonly authUserId: string;
  readonly email: string;
  readonly name: string;
}

/** Found without being asked for by name, and only with a PIN, a finger or a face: then it is both factors. */
const DISCOVERABLE_AND_VERIFIED = { residentKey: 'required', userVerification: 'required' } as const;

/** What a browser needs to make a passkey that the person does not have yet. */
export function registrationOptions(party: RelyingParty, owner: PasskeyOwner, had: readonly Pick<PasskeyKept, 'credentialId' | 'transports'>[]) {
  return generateRegistrationOptions({
    rpName: 'Tiến Độ',
    rpID: party.id,
    userID: Uint8Array.from(Buffer.from(owner.authUserId, 'utf8')),
    userName: owner.email,
    userDisplayName: owner.name,
    attestationType: 'none',
    excludeCredentials: had.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
    authenticatorSelection: DISCOVERABLE_AND_VERIFIED,
  });
}

/**
 * The passkey that was made in answer to `challenge`.
 * @throws Refused `passkey_failed`
 */
export async function registeredPasskey(party: RelyingParty, challenge: string, response: Readonly<Record<string, unknown>>): Promise<PasskeyKept> {
  return verified(async () => {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (registrationInfo === undefined) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    return { credentialId: credential.id, publicKey: Buffer.from(credential.publicKey), counter: credential.counter, transports: credential.transports ?? [], synced: credentialBackedUp };
  });
}

/** What a browser needs to ask for a passkey, whoever's it may be. */
export function authenticationOptions(party: RelyingParty) {
  return generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' });
}

/**
 * That the answer to `challenge` was signed by the passkey for us, with its owner verified; gives its counter and where it is kept now.
 * @throws Refused `passkey_failed`, also for a counter that did not go up: then there is a copy of the key
 */
export async function answeredBy(party: RelyingParty, challenge: string, response: Readonly<Record<string, unknown>>, kept: PasskeyKept): Promise<Pick<PasskeyKept, 'counter' | 'synced'>> {
  return verified(async () => {
    const { verified: isTrue, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: kept.credentialId, publicKey: Uint8Array.from(kept.publicKey), counter: kept.counter },
    });
    return isTrue ? { counter: authenticationInfo.newCounter, synced: authenticationInfo.credentialBackedUp } : null;
  });
}

/** Whatever does not hold is one and the same refusal; the log says what it was. */
async function verified<T>(verify: () => Promise<T | null>): Promise<T> {
  const result = await verify().catch((error: unknown) => {
    throw new Refused('passkey_failed', { detail: error instanceof Error ? error.message : 'unreadable' });
  });
  if (result === null) throw new Refused('passkey_failed', { detail: 'not verified' });
  return result;
}
