import type { CityPerson } from '../city.js';

/**
 * Everybody who tries, one letter each, seen from ward TK-1 of district TK. Small letters write at their own agency, capitals sign or
 * stand above; `x` is signed in, yet the role at the ward ended yesterday; `n` is not signed in.
 */
export const WHO = {
  o: 'officer.TK-1',
  h: 'head.TK-1',
  c: 'clerk.TK-1',
  O: 'officer.TK',
  H: 'head.TK',
  C: 'clerk.TK',
  s: 'officer.TK-2',
  w: 'officer.HV-1',
  W: 'head.HV-1',
  q: 'officer.HV',
  d: 'officer.SXD',
  D: 'head.SXD',
  k: 'officer.CT',
  i: 'officer.STTTT',
  j: 'head.STTTT',
  t: 'coordinator',
  v: 'city_office',
  l: 'leader',
  a: 'administrator',
} as const satisfies Record<string, CityPerson>;

/** Systems with keys that have every scope their kind can have: `y` of the ward, `z` of the whole city. */
export const SYSTEMS = ['y', 'z'] as const;

export type Letter = keyof typeof WHO | (typeof SYSTEMS)[number] | 'x' | 'n';
export const LETTERS = [...(Object.keys(WHO) as (keyof typeof WHO)[]), ...SYSTEMS, 'x', 'n'] as const satisfies readonly Letter[];

/** A door without a lock does not look at who comes: an officer, an administrator, somebody without a role and nobody are enough. */
export const ANYBODY = ['o', 'a', 'x', 'n'] as const satisfies readonly Letter[];
/** Of every kind of people who are neither of the ward, nor of the district above it, nor of those who see the city, one or two. */
export const STRANGERS = ['s', 'W', 'q', 'D', 'k', 'j', 'x', 'n'] as const satisfies readonly Letter[];
/** They may read what the ward sent, and nothing of what it is writing. */
export const READERS = ['O', 'H', 'C', 't', 'v', 'l', 'a'] as const satisfies readonly Letter[];
