declare global {
  /** Read by the library that keeps the page from scrolling behind a drawer, before it writes a style sheet. */
  var __webpack_nonce__: string | undefined;
}

/** What the server gave this page for the style sheets that are written while it runs; the policy refuses any other. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
globalThis.__webpack_nonce__ = nonce;

export function styleNonce(): string {
  return nonce;
}
