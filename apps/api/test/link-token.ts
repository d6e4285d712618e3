/** The one-time token of a link, which stands in the fragment; empty where there is none. */
export function tokenOfLink(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
}
