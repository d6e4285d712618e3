import { isPlainDate } from '@tiendo/domain/calendar';
import { z } from 'zod';
import { Refused } from './refused.js';
import { isReadable } from './unreadable.js';

/** End of the year 9999 in milliseconds: beyond it a day no longer has four digits. */
const LAST_INSTANT = Date.UTC(10_000, 0, 1) - 1;

/** What a part of a place may be: no cursor, forged or spoilt, reaches the database with anything else. */
const PARTS = {
  text: z.string().max(500).refine(isReadable),
  day: z.string().refine(isPlainDate),
  uuid: z.uuid(),
  /** A whole number of PostgreSQL's `integer`. */
  position: z.int32(),
  /** A number of a sequence. */
  serial: z.int().min(0),
  instant: z.int().min(0).max(LAST_INSTANT),
} as const;

type PartKind = keyof typeof PARTS;

/** Where a page of a list ended, as a text for an address; whoever reads the list gets it back unchanged. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

/**
 * The place that `encodeCursor` wrote down.
 * @param kinds what each part must be
 * @throws Refused `invalid_input` for anything else
 */
export function decodeCursor<const K extends readonly PartKind[]>(text: string, kinds: K): { readonly [I in keyof K]: z.output<(typeof PARTS)[K[I]]> } {
  const place = parsed(text);
  if (!Array.isArray(place) || place.length !== kinds.length || kinds.some((kind, index) => !PARTS[kind].safeParse(place[index]).success)) {
    throw new Refused('invalid_input', { fields: [{ in: 'query', path: 'after', code: 'bad_cursor', expected: 'next' }] });
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
