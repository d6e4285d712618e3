import { isInRanges, isPublicAddress, parseAddress, type AddressRange } from './public-address.js';

/** Why an address is not called; a stable code, words for it stand in `@tiendo/phrases`. */
export type AddressProblem = 'bad_url' | 'not_https' | 'userinfo' | 'bad_port' | 'private_address';

/** What an installation lets itself be led to; see the README's settings. */
export interface OutboundRules {
  readonly ports: readonly number[];
  /** Networks of one's own in which a receiver may stand all the same; http:// is for these alone. */
  readonly privateRanges: readonly AddressRange[];
}

/** No names that only mean something on this machine or in this network. */
const LOCAL_NAME = /^(?:localhost|[^.]+|.*\.(?:localhost|local|internal|intranet|lan|home|corp|arpa|test|invalid|example|onion))$/i;

/** Also an empty one, which the parser leaves out. */
const USERINFO = /^[a-z]+:\/*[^/?#]*@/i;

/**
 * Whether an address may be called, as far as that can be said without resolving its name.
 * The parser has already brought every spelling of an IPv4 address (decimal, octal, hexadecimal, shortened) into the dotted one.
 */
export function checkReceiver(text: string, rules: OutboundRules): { readonly url: URL } | { readonly problem: AddressProblem } {
  if (!URL.canParse(text) || /[\s\\]/.test(text)) return { problem: 'bad_url' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'not_https' };
  if (url.username !== '' || url.password !== '' || USERINFO.test(text)) return { problem: 'userinfo' };
  const literal = parseAddress(url.hostname);
  const isOwn = literal !== null && isInRanges(url.hostname, rules.privateRanges);
  if (url.protocol === 'http:' && (literal === null ? rules.privateRanges.length === 0 : !isOwn)) return { problem: 'not_https' };
  if (!rules.ports.includes(portOf(url))) return { problem: 'bad_port' };
  if (literal !== null && !isOwn && !isPublicAddress(url.hostname)) return { problem: 'private_address' };
  // A network of one's own has names of its own.
  const name = url.hostname.replace(/\.$/, '');
  if (literal === null && (name === '' || url.hostname.startsWith('[') || (rules.privateRanges.length === 0 && LOCAL_NAME.test(name)))) return { problem: 'private_address' };
  return { url };
}

/** Whether a name that resolved to this address may be called there. */
export function mayConnect(address: string, protocol: string, rules: OutboundRules): boolean {
  if (isInRanges(address, rules.privateRanges)) return true;
  return protocol === 'https:' && isPublicAddress(address);
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}
