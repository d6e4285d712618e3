/** The part of an address in which a one-time link carries its token. */
export interface LinkAddress {
  /** Without its sign. */
  readonly hash: string;
  /** As the router reads it. */
  readonly search: { readonly token?: string };
}

/**
 * The token of a one-time link. It stands in the fragment, which no server sees; links that went out earlier have it in the query.
 * null where the address has none.
 */
export function tokenOfLink({ hash, search }: LinkAddress): string | null {
  return new URLSearchParams(hash).get('token') ?? search.token ?? null;
}

/** The tokens that were taken out of the address, by page; they are gone with the window. */
const held = new Map<LinkPath, string>();
export type LinkPath = '/set-password' | '/setup';

export interface HeldToken {
  /** Empty where no link was opened, or one that was cut short. */
  readonly token: string;
}

/**
 * Takes the token out of the address of a page and keeps it; `clear` is given when it stood there, to be thrown, so that neither the
 * address bar nor the history shows it any longer.
 */
export function takeToken(path: LinkPath, address: LinkAddress, clear: () => Error | Response): HeldToken {
  const token = tokenOfLink(address);
  if (token === null) return { token: held.get(path) ?? '' };
  held.set(path, token);
  throw clear();
}
