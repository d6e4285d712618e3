import { trustedTypePolicies } from '../ui/trusted-html.js';

/**
 * The browser makes no element of a text that did not pass here. The component library sets style sheets as such text; they have
 * no tag in them, and what has one is refused.
 */
trustedTypePolicies?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
