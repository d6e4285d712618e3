import { PROBLEMS, type ProblemCode } from '@tiendo/types';

/** What came of asking for a passkey; `stopped` is the person's or the browser's own doing. */
export type PasskeyOutcome = { readonly kind: 'signed_in' } | { readonly kind: 'stopped' } | { readonly kind: 'refused'; readonly code: ProblemCode | 'unreachable' };

/** The library is brought only where a passkey is asked for. */
const library = () => import('@simplewebauthn/browser');

/** Whether passkeys can work on this page: at the one origin for which they are made, in a browser that has them. */
export function canUsePasskeys(passkeysAt: string | null | undefined): boolean {
  return passkeysAt === window.location.origin && typeof window.PublicKeyCredential === 'function';
}

/** Whether the browser can offer passkeys in the list of the e-mail field. */
export async function canOfferInField(): Promise<boolean> {
  return (await library()).browserSupportsWebAuthnAutofill();
}

/** Signs in by a passkey; the session comes as a cookie. @param inField waits in the e-mail field's list instead of asking at once */
export async function signInByPasskey({ inField = false } = {}): Promise<PasskeyOutcome> {
  try {
    const { startAuthentication } = await library();
    const asked = await post('options', {});
    if (!asked.ok) return refusal(asked);
    const optionsJSON = (await asked.json()) as Parameters<typeof startAuthentication>[0]['optionsJSON'];
    const given = await startAuthentication({ optionsJSON, useBrowserAutofill: inField }).catch(() => null);
    if (given === null) return { kind: 'stopped' };
    const answer = await post('sign-in', given);
    return answer.ok ? { kind: 'signed_in' } : refusal(answer);
  } catch {
    return { kind: 'refused', code: 'unreachable' };
  }
}

async function refusal(answer: Response): Promise<PasskeyOutcome> {
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  return { kind: 'refused', code: code !== undefined && code in PROBLEMS ? (code as ProblemCode) : 'internal' };
}

function post(step: 'options' | 'sign-in', body: object): Promise<Response> {
  return fetch(`/api/auth/passkey/${step}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) });
}
