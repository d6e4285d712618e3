import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type AddressRange = readonly [Address, number];

/** Whatever is or may become routable to somebody; all of IPv6 outside of it is ours, reserved, or carries an IPv4 address. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Documentation that the library does not know yet (RFC 9637). */
const NEWER_DOCUMENTATION = ipaddr.parseCIDR('3fff::/20');

/** An address in its usual spelling, IPv4 mapped into IPv6 as what it is; null for what is none. */
export function parseAddress(text: string): Address | null {
  // A zone names an interface of this machine.
  if (text.includes('%')) return null;
  const bare = text.replace(/^\[|\]$/g, '');
  // Of IPv4 the dotted form alone: what others spell otherwise has been put into it by the URL parser, and a resolver gives no other.
  if (!bare.includes(':') && !/^\d{1,3}(\.\d{1,3}){3}$/.test(bare)) return null;
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

/**
 * Whether a connection may be made to an address at all: one machine on the public internet. Loopback, private and shared networks,
 * link-local (and the metadata services there), multicast, documentation, reserved ones, and every form of IPv6 that carries an IPv4
 * address (NAT64, 6to4, Teredo, compatible) are not.
 */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text);
  if (address === null || address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (isIn(address, GLOBAL_UNICAST) && !isIn(address, NEWER_DOCUMENTATION));
}

/** A range, or a single address; null for what is none. */
export function parseRange(text: string): AddressRange | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = parseAddress(text);
  return address === null ? null : [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Whether an address lies in one of the ranges; what cannot be read lies nowhere. */
export function isInRanges(text: string, ranges: readonly AddressRange[]): boolean {
  const address = parseAddress(text);
  return address !== null && ranges.some((range) => isIn(address, range));
}

function isIn(address: Address, [base, bits]: AddressRange): boolean {
  if (address.kind() !== base.kind()) return false;
  return (address as ipaddr.IPv6).match(base as ipaddr.IPv6, bits);
}
