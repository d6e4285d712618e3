import { isIP } from 'node:net';

const NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** The parts of TRUST_PROXY. */
export function proxiesOf(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

/** True for what the server takes as proxies: an address, a range (`10.0.0.0/8`, `10.0.0.0/255.0.0.0`) or a name for some. */
export function isProxy(text: string): boolean {
  if (NAMES.has(text)) return true;
  const [address = '', range, ...more] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || more.length > 0) return false;
  if (range === undefined) return true;
  if (/^\d{1,3}$/.test(range)) return Number(range) >= 1 && Number(range) <= (kind === 6 ? 128 : 32);
  return kind === 4 && isIP(range) === 4 && isMask(range);
}

/** Ones first, then zeroes. */
function isMask(text: string): boolean {
  const bits = text.split('.').map((part) => Number(part).toString(2).padStart(8, '0')).join('');
  return /^1+0*$/.test(bits);
}
