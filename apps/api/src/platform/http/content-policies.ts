/** A Content-Security-Policy by its directives; an empty list of sources is a directive without value. */
type Policy = Readonly<Record<string, readonly string[]>>;

const NONE = ["'none'"];
const OWN = ["'self'"];

/** Of answers that are data or downloads: whatever a browser is made to see in them loads, runs and frames nothing. */
export const NOTHING_POLICY = written({ 'default-src': NONE, 'base-uri': NONE, 'form-action': NONE, 'frame-ancestors': NONE, sandbox: [] });

/**
 * Of the page. The component library writes a few style sheets while it runs; they carry the nonce that this one answer was made with.
 * Text becomes elements or scripts through two named policies of the page alone (Trusted Types): `default`, which lets
 * nothing with a tag through, and `letter`, for the frame that shows a mail.
 */
export function pagePolicy(styleNonce: string): string {
  return written({
    'default-src': NONE,
    'script-src': OWN,
    'style-src': [...OWN, `'nonce-${styleNonce}'`],
    'img-src': [...OWN, 'data:', 'blob:'],
    'font-src': OWN,
    'connect-src': OWN,
    'base-uri': NONE,
    'form-action': OWN,
    'frame-ancestors': NONE,
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default', 'letter'],
  });
}

/** Of the page that describes the API: its pictures are in its style sheet, and it makes elements of text, so no Trusted Types. */
export const DOCS_POLICY = written({
  'default-src': NONE,
  'script-src': OWN,
  'style-src': OWN,
  'img-src': [...OWN, 'data:'],
  'connect-src': OWN,
  'base-uri': NONE,
  'form-action': NONE,
  'frame-ancestors': NONE,
});

function written(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
