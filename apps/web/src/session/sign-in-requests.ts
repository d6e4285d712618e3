/** Why nobody was signed in, and the seconds after which to try again where the server says them; the codes have sentences in the phrases. */
export interface SignInRefusal {
  readonly code: RefusalCode;
  readonly retryAfter: number | null;
}

type RefusalCode = 'wrong_credentials' | 'too_many_requests' | 'foreign_origin' | 'unreachable' | 'internal';

const REFUSALS: Readonly<Record<number, RefusalCode>> = { 400: 'wrong_credentials', 401: 'wrong_credentials', 403: 'foreign_origin', 422: 'wrong_credentials', 429: 'too_many_requests' };

/** Signs in; the session comes as a cookie. Null when it worked. */
export async function signIn(email: string, password: string): Promise<SignInRefusal | null> {
  return post('/api/auth/sign-in/email', { email: email.trim().normalize('NFC'), password });
}

/** Ends the session here and on the server. Null when it worked. */
export async function signOut(): Promise<SignInRefusal | null> {
  return post('/api/auth/sign-out', {});
}

async function post(path: string, body: object): Promise<SignInRefusal | null> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    const retryAfter = Number(answer.headers.get('retry-after'));
    // Read to its end, else the browser holds the connection for it.
    await answer.text();
    return answer.ok ? null : { code: REFUSALS[answer.status] ?? 'internal', retryAfter: retryAfter > 0 ? retryAfter : null };
  } catch {
    return { code: 'unreachable', retryAfter: null };
  }
}
