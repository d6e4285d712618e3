/** Text that may become elements; a plain string where the browser has no Trusted Types. */
type TrustedHtml = string & { readonly __trusted?: never };

interface HtmlPolicy {
  createHTML(text: string): TrustedHtml;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): HtmlPolicy;
}

/** Undefined in a browser that does not know Trusted Types. */
export const trustedTypePolicies = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
