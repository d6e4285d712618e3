import { passkeys, type PasskeyView } from '@tiendo/types';
import { call } from '../../api/call.js';

/** The browser made none: the person closed its window, or the device has one already. */
export class PasskeyStopped extends Error {}

/** Has the browser make a passkey and the server keep it. @throws PasskeyStopped, ProblemError */
export async function makePasskey(name: string): Promise<PasskeyView> {
  const { options, attempt } = await call(passkeys.begin, {});
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
  const response = await startRegistration({ optionsJSON }).catch((error: unknown) => {
    throw new PasskeyStopped(error instanceof Error ? error.name : 'stopped');
  });
  return call(passkeys.add, { body: { attempt, name, response: { ...response } } });
}

/** A name to begin with: the device in the browser's own word. */
export function deviceName(): string {
  const { userAgentData } = navigator as Navigator & { readonly userAgentData?: { readonly platform?: string } };
  return userAgentData?.platform || /Android|iPhone|iPad|Windows|Mac|Linux/.exec(navigator.userAgent)?.[0] || 'Passkey';
}
