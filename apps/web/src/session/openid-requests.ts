/** Where the browser goes to sign in at the identity provider, and afterwards to `next`. */
export function openIdAddress(next: string | undefined): string {
  return `/api/auth/openid/start${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`;
}

/** Ends the session here and on the server; gives the address at which it ends at the provider too, null where it did not come from there. */
export async function signOutAtProvider(): Promise<string | null> {
  try {
    const answer = await fetch('/api/auth/openid/sign-out', { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as { goTo: string | null }).goTo : null;
  } catch {
    return null;
  }
}
