/** Why nobody was signed in; the codes have sentences in the phrases. */
export type SignInRefusal = 'wrong_credentials' | 'too_many_requests' | 'foreign_origin' | 'unreachable' | 'internal';

const REFUSALS: Readonly<Record<number, SignInRefusal>> = { 400: 'wrong_credentials', 401: 'wrong_credentials', 403: 'foreign_origin', 422: 'wrong_credentials', 429: 'too_many_requests' };

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
    return answer.ok ? null : (REFUSALS[answer.status] ?? 'internal');
  } catch {
    return 'unreachable';
  }
}
