import * as z from 'zod/mini';

/** What stands in an address for a filter of many values: one plain value, several after commas, the name said again, or the list that the page writes itself. */
const many = z.transform((written: unknown): unknown[] => {
  if (Array.isArray(written)) return written;
  if (typeof written === 'string') return written.split(',').map((each) => each.trim());
  return typeof written === 'number' ? [String(written)] : [];
});

/** A filter of many values, each once; what is not one of them is left out and the rest still holds. */
export const listInAddress = <T extends string>(values: readonly T[]) =>
  z._default(z.pipe(many, z.transform((written: unknown[]): T[] => values.filter((value) => written.includes(value)))), []);

/** A filter of many codes that only the server knows. */
export const codesInAddress = (longest: number) =>
  z._default(z.pipe(many, z.transform((written: unknown[]): string[] => [...new Set(written)].filter((each): each is string => typeof each === 'string' && each !== '' && each.length <= longest))), []);

/** Words to search for, at most `longest` characters; an address that says a number means its digits. */
export const wordsInAddress = (longest: number) =>
  z.pipe(z.transform((written: unknown) => (typeof written === 'number' ? String(written) : written)), z.string().check(z.maxLength(longest)));
