import { Refused } from './refused.js';

/** Where a page of a list ended, as a text for an address; whoever reads the list gets it back unchanged. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

/**
 * The place that `encodeCursor` wrote down.
 * @param kinds what each part must be
 * @throws Refused `invalid_input` for anything else
 */
export function decodeCursor<const K extends readonly ('string' | 'number')[]>(text: string, kinds: K): { readonly [I in keyof K]: K[I] extends 'string' ? string : number } {
  const place = parsed(text);
  if (!Array.isArray(place) || place.length !== kinds.length || kinds.some((kind, index) => typeof place[index] !== kind)) {
    throw new Refused('invalid_input', { fields: [{ in: 'query', path: 'after', code: 'invalid_format', expected: 'next' }] });
  }
  return place as never;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
