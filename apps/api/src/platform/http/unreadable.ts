import type { FieldProblem } from '@tiendo/types';
import type { WrongField } from './refused.js';

/** True for text that PostgreSQL can keep: no NUL, and no half of a surrogate pair. */
export function isReadable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Every text in a part of a request that cannot be kept, and every name of a field that cannot. */
export function unreadableFields(part: FieldProblem['in'], given: unknown): WrongField[] {
  return pathsOf(given).map((path) => ({ in: part, path: path.join('.').replaceAll('\0', '').toWellFormed(), code: 'unreadable_character', expected: 'readable characters' }));
}

function pathsOf(value: unknown): string[][] {
  if (typeof value === 'string') return isReadable(value) ? [] : [[]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (isReadable(key) ? pathsOf(inner).map((path) => [key, ...path]) : [[key]]));
}
