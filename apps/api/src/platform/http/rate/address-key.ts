import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
const GROUPS = 8;
/** Of a network that one household or office is given. */
const GROUPS_OF_NETWORK = 4;

/**
 * What an address is counted by: an IPv4 address as it is, also when written in IPv6; an IPv6 address by its /64 network, of which
 * one computer has every address to choose from.
 */
export function addressKey(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = withoutZone(address).toLowerCase().split('::');
  const [first, last] = [head, tail].map((side) => (side === '' ? [] : side.split(':')));
  const groups = [...(first ?? []), ...Array<string>(Math.max(0, GROUPS - (first?.length ?? 0) - (last?.length ?? 0))).fill('0'), ...(last ?? [])];
  return `${groups.slice(0, GROUPS_OF_NETWORK).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function withoutZone(address: string): string {
  return address.split('%', 1)[0] ?? address;
}
