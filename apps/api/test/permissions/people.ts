/**
 * Who calls, seen from ward HC-TP (UBND phường Thuận Phước) under district QHC, as one letter each:
 * its officer w and head h; the district's officer q, head r and clerk k; an officer x of a ward in another district; a head y of a department;
 * the coordinating department d, the city office v, a leader l, an administrator a. Who is not signed in has no letter and never gets through.
 */
export const CALLERS = {
  w: 'officer.hc-tp',
  h: 'head.hc-tp',
  q: 'officer.qhc',
  r: 'head.qhc',
  k: 'clerk.qhc',
  x: 'officer.lc-hhb',
  y: 'head.stc',
  d: 'coordinator',
  v: 'cityoffice',
  l: 'leader',
  a: 'admin',
} as const;
export type Caller = keyof typeof CALLERS;
export const WARD = 'HC-TP';
export const EVERYBODY = 'whqrkxydvla';
/** Its own people, the district above, and who watches the city. */
export const IN_SIGHT = 'whqrkdvla';
